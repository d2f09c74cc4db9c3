"""The checked-in JSON Schema is the one that the command prints, and the output obeys it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from jdparse.records import Document, JobRecord

CHECKED_IN = Path(__file__).parent.parent / "schema" / "document.json"


def test_the_checked_in_schema_is_what_the_command_prints(run: Callable[..., Result]) -> None:
    printed = run("schema").stdout
    assert CHECKED_IN.read_text("utf-8") == printed, "run: jdparse schema > schema/document.json"


def test_the_schema_is_that_of_a_document_with_chinese_titles_unescaped(run: Callable[..., Result]) -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == Document.model_json_schema()
    assert '"title": "岗位名称"' in result.stdout


def test_every_field_of_the_contract_has_a_title() -> None:
    schema = Document.model_json_schema()
    models = [schema, *schema["$defs"].values()]
    assert all("title" in field for model in models for field in model.get("properties", {}).values())
    assert list(schema["$defs"]["JobRecord"]["properties"]) == list(JobRecord.model_fields)
