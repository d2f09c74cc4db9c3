"""The README tells the truth: every block of it is run, its tables are those of the models.

How its blocks are read: ``<!-- file: NAME -->`` before a block makes it a file; ``<!-- records of: NAME -->`` before a
block of JSON says that these are the records of that file, with … where fields are left out; ``sh`` is run;
``console`` is run and its output compared; ``python`` is a doctest.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from pydantic import BaseModel

import jdparse
from jdparse import records
from jdparse.batch.failure import CODES_OF_THE_MACHINE, FAILURE_CODES
from jdparse.cli.commands import NAMES
from jdparse.tables import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MADE = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "out", "build", "dist")


class Block(NamedTuple):
    """A fenced block: the kind and argument of the comment before it, its language, its lines."""

    kind: str | None
    name: str | None
    language: str
    content: str


BLOCKS = [
    Block(*found)
    for found in re.findall(r"^(?:<!-- (file|records of): (\S+) -->\n)?```(\w*)\n(.*?)^```$", README, re.M | re.S)
]


def blocks(language: str) -> list[str]:
    return [block.content for block in BLOCKS if block.language == language and not block.kind]


def table(*heads: str) -> list[list[str]]:
    """The rows of the table of the README with these column heads."""
    head = re.escape("| " + " | ".join(heads) + " |")
    (rows,) = re.findall(rf"^{head}\n\|[-| ]+\|\n((?:\|.*\|\n)+)", README, re.M)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with the files of the README in it."""
    folder = tmp_path_factory.mktemp("readme") / "checkout"
    shutil.copytree(ROOT, folder, ignore=MADE)
    for block in BLOCKS:
        if block.kind == "file":
            (folder / str(block.name)).write_text(block.content, "utf-8")
    return folder


def bash(script: str, folder: Path, **environment: str) -> str:
    """What ``script`` prints; it may not fail. ``make`` only says what it would do."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ours = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "80", "MAKEFLAGS": "n"}
    command = ["bash", "-euo", "pipefail", "-c", script]
    ran = subprocess.run(command, cwd=folder, env=os.environ | ours | environment, capture_output=True, text=True)
    assert ran.returncode == 0, f"{script}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert README.count("\n```") == 2 * len(BLOCKS)
    assert {block.language for block in BLOCKS if not block.kind} <= {"sh", "console", "python", "text"}


@pytest.mark.parametrize("script", blocks("sh"))
def test_shell_blocks_run(script: str, copy: Path) -> None:
    bash(script, copy)


@pytest.mark.parametrize("session", blocks("console"))
def test_console_blocks_print_what_they_show(session: str, copy: Path) -> None:
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.M):
        printed = [line.rstrip() for line in bash(command, copy).splitlines()]
        assert shown.splitlines() == printed


@pytest.mark.parametrize("session", blocks("python"))
def test_python_blocks_print_what_they_show(session: str, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    example = doctest.DocTestParser().get_doctest(session, {}, "README", "README.md", 0)
    report: list[str] = []
    assert not doctest.DocTestRunner().run(example, out=report.append).failed, "".join(report)


LEFT_OUT = "…"


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.kind == "records of"])
def test_the_records_shown_are_those_of_the_parser(block: Block, copy: Path) -> None:
    shown = json.loads(re.sub(r"…(?=[,\s}])", f'"{LEFT_OUT}": 0', block.content), object_pairs_hook=list)
    true = json.loads(jdparse.parse_file(copy / str(block.name)).model_dump_json(), object_pairs_hook=list)
    assert shown == only_shown(true, shown)


def only_shown(true: Any, shown: Any) -> Any:
    """``true`` as it has to be shown where ``shown`` leaves fields out. An object is a list of its pairs."""
    if not (is_object(true) and is_object(shown)):
        return [only_shown(*pair) for pair in zip(true, shown, strict=False)] if same_list(true, shown) else true
    wanted: dict[str, Any] = dict(shown)
    kept: list[tuple[str, Any]] = []
    for name, value in true:
        if name in wanted:
            kept.append((name, only_shown(value, wanted[name])))
        elif not kept or kept[-1][0] != LEFT_OUT:
            kept.append((LEFT_OUT, 0))
    return kept


def is_object(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(pair, tuple) for pair in value)


def same_list(true: Any, shown: Any) -> bool:
    return isinstance(true, list) and isinstance(shown, list) and len(true) == len(shown)


def test_make_demo_converts_the_corpus_and_sums_it_up(copy: Path) -> None:
    as_installed = f"VENV={sys.prefix} --assume-old={sys.prefix}/.installed"
    printed = bash(f"make --no-print-directory {as_installed} demo", copy, MAKEFLAGS="")
    documents = len((copy / "out/demo.jsonl").read_text("utf-8").splitlines())
    assert printed.startswith(f"{documents} documents, ")


def test_every_command_stands_in_the_table_and_its_example_runs(copy: Path) -> None:
    rows = table("Command", "What it does", "Example")
    assert [command.strip("`") for command, _, _ in rows] == [f"jdparse {name}" for name in NAMES]
    for _, _, example in rows:
        bash(example.strip("`"), copy)


def test_the_exit_statuses_are_all_there() -> None:
    from jdparse.cli import status

    named = {value for name, value in vars(status).items() if name.isupper()}
    assert {int(number) for number, _ in table("Status", "Meaning")} == {0, *named}


def test_the_codes_of_failures_are_the_closed_list_and_say_which_are_tried_again() -> None:
    shown = table("Code", "Why a document failed", "Tried again by `--resume`")
    true = {f"`{code}`": "yes" if code in CODES_OF_THE_MACHINE else "no" for code in FAILURE_CODES}
    assert {code: again for code, _, again in shown} == true


def test_the_tables_have_the_columns_shown() -> None:
    true = [[f"`{each.name}`", ", ".join(f"`{column.name}`" for column in each.columns)] for each in TABLES]
    assert table("Table", "Columns") == true, as_table(true)


def test_the_options_of_convert_are_all_shown() -> None:
    from jdparse.cli.convert import command

    shown = {option.strip("`").split()[0] for option, _ in table("Option", "What it does")}
    named = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert named - {"--output", "--format", "--excel", "--debug"} == shown


def test_the_table_of_a_record_is_that_of_the_model() -> None:
    fields = records.JobRecord.model_json_schema()["properties"].items()
    true = [[f"`{name}`", field["title"], type_name(field)] for name, field in fields]
    assert table("Field", "标题", "Type") == true, as_table(true)


def test_the_table_of_the_other_models_is_that_of_the_models() -> None:
    models: tuple[type[BaseModel], ...]
    models = (records.Document, records.Source, records.ScrapedPage, records.Responsibility, records.Authority)
    models += (records.WorkingRelationship, records.Qualification, records.LabelledText, records.Facets)
    models += (records.Coverage, records.Diagnostic)
    true = [[f"`{model.__name__}`", fields_of(model)] for model in models]
    assert table("Object", "Fields") == true, as_table(true)


def fields_of(model: type[BaseModel]) -> str:
    fields = model.model_json_schema()["properties"].items()
    return ", ".join(f"`{name}` {field['title']} ({type_name(field)})" for name, field in fields)


def type_name(schema: dict[str, Any]) -> str:
    """What the README calls the type of a field."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    if "anyOf" in schema:
        one, null = schema["anyOf"]
        assert null == {"type": "null"}
        return f"{type_name(one)}?"
    if schema.get("enum") == list(get_args(records.DiagnosticCode)):
        return "see below"
    if "const" in schema or "enum" in schema:
        return " / ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    if schema["type"] == "array":
        return "span" if "prefixItems" in schema else f"list of {type_name(schema['items'])}"
    if schema["type"] == "object":
        return f"pointer → {type_name(schema['additionalProperties'])}"
    return {"string": "text", "boolean": "`true` / `false`"}.get(schema["type"], str(schema["type"]))


def as_table(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


DIAGNOSTICS = table("Code", "Severity", "What it tells", "Example")


def test_the_diagnostics_are_the_closed_list() -> None:
    assert [row[0] for row in DIAGNOSTICS] == [f"`{code}`" for code in get_args(records.DiagnosticCode)]


@pytest.mark.parametrize("row", [row for row in DIAGNOSTICS if "`" in row[3]], ids=lambda row: row[0].strip("`"))
def test_the_example_of_a_diagnostic_gives_it(row: list[str]) -> None:
    code, severity, _, example = (cell.strip("`") for cell in row)
    document = jdparse.parse(example.replace("⏎", "\n"))
    assert (code, severity) in {(found.code, found.severity) for found in document.diagnostics}


def test_the_folders_of_the_map_are_there() -> None:
    (shown,) = re.findall(r"^## Architecture\n(.*?)^## ", README, re.M | re.S)
    paths = re.findall(r"`((?:jdparse|scripts|tests|corpus|golden|schema)/[\w/.]*)`", shown)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
