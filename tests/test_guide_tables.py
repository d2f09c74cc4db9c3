"""The tables of the guide are those of the code: made ones are in step, written ones complete."""

from __future__ import annotations

import re
import sys
from typing import get_args

import pytest
from guide import PAGES, ROOT, name_of
from guide.blocks import table

import jdparse
from jdparse import records
from jdparse.batch.failure import CODES_OF_THE_MACHINE, FAILURE_CODES
from jdparse.batch.output import Format
from jdparse.cli.golden import command as golden
from jdparse.lexicon import STRENGTHS
from jdparse.parsing.pipeline import trace
from jdparse.reading import read_text
from jdparse.records import JobRecord

sys.path.insert(0, str(ROOT / "scripts"))
import guide_tables

DOCS = ROOT / "docs"
DIAGNOSTICS = table(DOCS / "diagnostics.md", "Code", "Severity", "What it tells", "Example")


def test_the_made_tables_are_as_the_code_has_them() -> None:
    stale = [
        page.name
        for page in DOCS.glob("*.md")
        if guide_tables.rewritten(page.read_text("utf-8")) != page.read_text("utf-8")
    ]
    assert stale == [], "run: make schema"


@pytest.mark.parametrize("name", guide_tables.MAKERS)
def test_every_made_table_stands_in_one_page(name: str) -> None:
    assert [page.read_text("utf-8").count(f"<!-- made: {name} -->") for page in DOCS.glob("*.md")].count(1) == 1


def test_the_contract_has_every_field_of_every_model() -> None:
    page = (DOCS / "contract.md").read_text("utf-8")
    models = [
        model for model in vars(records).values() if isinstance(model, type) and issubclass(model, records.Contract)
    ]
    for model in models:
        if model is not records.Contract:
            (part,) = re.findall(rf"^### {model.__name__}\n(.*?)(?=^###|\Z)", page, re.M | re.S)
            assert re.findall(r"^\| `(\w+)` \|", part, re.M) == list(model.model_fields)


def test_every_field_that_a_label_fills_has_its_labels_shown() -> None:
    shown = [row[0] for row in table(DOCS / "contract.md", "Field", "标题", "Labels", "In all")]
    unlabelled = {"kind", "truncated", "facets"}
    assert shown == [f"`{name}`" for name in JobRecord.model_fields if name not in unlabelled]


def test_the_codes_of_failures_are_the_closed_list_and_say_which_are_tried_again() -> None:
    shown = table(DOCS / "failures.md", "Code", "Why a document failed", "Tried again by `--resume`")
    true = {f"`{code}`": "yes" if code in CODES_OF_THE_MACHINE else "no" for code in FAILURE_CODES}
    assert {code: again for code, _, again in shown} == true


def test_the_options_of_convert_are_all_shown() -> None:
    from jdparse.cli.convert import command

    shown = {option.strip("`").split()[0] for option, _ in table(DOCS / "converting.md", "Option", "What it does")}
    named = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert named - {"--output", "--format", "--excel", "--debug"} == shown


@pytest.mark.parametrize("page", ["README.md", "docs/converting.md"])
def test_the_formats_of_convert_are_all_shown(page: str) -> None:
    shown = [form.strip("`") for _, form, _ in table(ROOT / page, "OUT", "`--format`", "What is written")]
    assert sorted(shown) == sorted(get_args(Format))


def test_the_commands_of_golden_are_all_shown() -> None:
    shown = [command.strip("`").split()[2] for command, _ in table(DOCS / "goldens.md", "Command", "What it does")]
    assert sorted(shown) == sorted(golden.commands)


def test_the_diagnostics_are_the_closed_list() -> None:
    assert [row[0] for row in DIAGNOSTICS] == [f"`{code}`" for code in get_args(records.DiagnosticCode)]


@pytest.mark.parametrize("row", [row for row in DIAGNOSTICS if "`" in row[3]], ids=lambda row: row[0].strip("`"))
def test_the_example_of_a_diagnostic_gives_it(row: list[str]) -> None:
    code, severity, _, example = (cell.strip("`") for cell in row)
    document = jdparse.parse(example.replace("⏎", "\n"))
    assert (code, severity) in {(found.code, found.severity) for found in document.diagnostics}


def test_the_stages_of_explain_are_all_told() -> None:
    shown = [stage.strip("`") for stage, _ in table(DOCS / "evidence.md", "Stage", "A mistake here means")]
    assert shown == [stage.name for stage in trace(read_text("岗位名称：门卫"))]


def test_the_strengths_of_labels_are_all_told() -> None:
    shown = [
        strength.strip("`") for strength, _, _ in table(DOCS / "add-a-label.md", "`strength`", "Believed", "Example")
    ]
    assert tuple(shown) == STRENGTHS


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_paths_that_a_page_names_are_there(page: str) -> None:
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text("utf-8"), flags=re.M | re.S)
    named = re.findall(r"`((?:jdparse|scripts|tests|corpus|golden|schema|docs)/[\w/.*-]*)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []
