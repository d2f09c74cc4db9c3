"""The command as a whole: version, help, errors, exit statuses, the label list."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from click.testing import Result
from rich.cells import cell_len

import jdparse
from jdparse.cli.commands import NAMES
from jdparse.cli.terminal import in_one_line, printable, shortened
from jdparse.lexicon import FIELDS
from jdparse.records import QualificationCategory, RelationshipScope
from jdparse.titles import CATEGORIES, SCOPES, field_title

Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]
ROOT = Path(__file__).parent.parent


def test_the_version_is_that_of_the_project_file(run: Run) -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == jdparse.__version__
    assert run("--version").stdout == f"jdparse {jdparse.__version__}\n"


def test_the_version_is_told_at_once(start: Start) -> None:
    def seconds() -> float:
        began = time.perf_counter()
        stdout, _ = start("--version").communicate(timeout=30)
        assert stdout == f"jdparse {jdparse.__version__}\n".encode()
        return time.perf_counter() - began

    # The promise is 150 ms; the rest is for a busy machine.
    assert statistics.median(seconds() for _ in range(5)) < 0.3


def test_the_version_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['jdparse', '--version']; from jdparse.cli import main; main(); print(*sys.modules)"
    stdout = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not {"click", "pydantic", "rich", "jieba", "chardet"} & set(stdout.split())


def test_the_public_names_are_there_and_no_others() -> None:
    assert dir(jdparse) == sorted(jdparse.__all__)
    assert all(getattr(jdparse, name) is not None for name in jdparse.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = jdparse.nothing


def test_help_lists_the_commands_in_the_order_of_use(run: Run) -> None:
    result = run("--help")
    places = [result.stdout.index(f"\n  {name} ") for name in NAMES]
    assert result.exit_code == 0
    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"Example: jdparse {name}" in result.stdout


def test_no_command_at_all_shows_the_help_and_is_wrong_usage(run: Run) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: jdparse")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nonsense"], "No such command 'nonsense'; see jdparse --help"),
        (["convert", "a.txt"], "Missing option '-o' / '--output'; see jdparse convert --help"),
        (["convert", "-o", "-"], "Missing argument 'INPUT...'; see jdparse convert --help"),
        (["show", "--colour"], "No such option '--colour'; see jdparse show --help"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(run: Run, args: list[str], message: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"jdparse: {message}\n"


@pytest.mark.parametrize("name", ["show", "explain"])
def test_a_file_that_cannot_be_read_is_one_line_and_status_3(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    missing = run(name, tmp_path / "missing.txt")
    assert missing.exit_code == 3
    assert missing.stderr == f"jdparse: {tmp_path}/missing.txt: there is no such file; check the path\n"
    refused = run(name, tmp_path / "a.pdf")
    assert refused.exit_code == 3
    assert refused.stderr.startswith("jdparse: a.pdf: cannot be read as a PDF ")
    assert len(refused.stderr.splitlines()) == 1


def test_a_traceback_is_shown_only_on_request(run: Run, tmp_path: Path) -> None:
    assert "Traceback" not in run("show", tmp_path / "missing.txt").stderr
    told = run("show", tmp_path / "missing.txt", "--debug")
    assert told.exit_code == 3
    assert told.stderr.startswith("Traceback")
    assert told.stderr.splitlines()[-1].startswith("jdparse: ")


def test_a_bug_is_one_line_and_status_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("first\nsecond")

    monkeypatch.setattr("jdparse.cli.labels._print_table", fail)
    result = run("labels")
    assert result.exit_code == 3
    assert result.stderr.startswith("jdparse: unexpected KeyError: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_key_press_that_stops_the_command_is_status_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jdparse.cli.labels._print_table", stop)
    result = run("labels")
    assert result.exit_code == 130
    assert result.stderr.split() == ["jdparse:", "interrupted"]


def test_labels_are_listed_with_field_title_strength_and_source(run: Run) -> None:
    lines = run("labels").stdout.splitlines()
    assert lines[0].split() == ["label", "field", "title", "strength", "source"]
    assert ["岗位编号", "code", "岗位编号", "strong", "labels.toml"] in [line.split() for line in lines]
    columns = {cell_len(line[: line.index("labels.toml")]) for line in lines[1:]}
    assert len(columns) == 1, "the columns do not line up"


def test_labels_of_one_field_are_those_of_its_parts_too(run: Run) -> None:
    labels = json.loads(run("labels", "--field", "qualifications", "--json").stdout)
    fields = {label["field"] for label in labels}
    assert {"qualifications", "qualifications.age"} <= fields
    assert all(field.split(".")[0] == "qualifications" for field in fields)
    assert list(labels[0]) == ["label", "field", "field_title", "strength", "source"]


def test_labels_of_a_field_that_is_none_is_wrong_usage_that_lists_the_fields(run: Run) -> None:
    result = run("labels", "--field", "colour")
    assert result.exit_code == 2
    assert "one of analysis_date, " in result.stderr


def test_labels_of_the_user_are_listed_with_their_file(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[[label]]\nfield = "code"\ntexts = ["库房代号"]\n')
    labels = json.loads(run("labels", "--labels", mine, "--json").stdout)
    assert [label["source"] for label in labels if label["label"] == "库房代号"] == ["mine.toml"]


def test_every_field_and_category_has_a_chinese_title() -> None:
    assert all(field_title(field) for field in FIELDS)
    assert set(CATEGORIES) == set(get_args(QualificationCategory))
    assert set(SCOPES) == set(get_args(RelationshipScope))
    assert field_title("responsibilities.tasks") == "岗位职责：工作任务"


def test_texts_are_shortened_in_the_middle_by_columns() -> None:
    assert shortened("岗位职责", 8) == "岗位职责"
    assert shortened("收集各科室移交的文件并登记造册", 13) == "收集各科…造册"
    assert all(cell_len(shortened("收集a各b科c室移d交e的f文件", width)) <= width for width in range(30))


def test_nothing_in_a_text_steers_the_terminal() -> None:
    assert printable("a\x1b[31m\r\nb\t\x7f\x9b\ud800") == "a␛[31m\nb ␡\ufffd\ufffd"
    assert in_one_line("a\nb") == "a⏎b"
