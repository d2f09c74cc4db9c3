"""docs/sql.md tells the truth: its example is made and converted, and each of its answers is asked for in each way.

``<!-- file: NAME -->`` before a block makes it a file, and ``sh`` is run. The other blocks of a section answer its
question, each in the way that the word before it says, and a table shows the answer.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest

from jdparse.tables import TABLES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/sql.md").read_text("utf-8")
FILES = re.findall(r"^<!-- file: (\S+) -->\n```text\n(.*?)^```$", PAGE, re.M | re.S)
SHELL = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.M | re.S)
QUESTIONS = re.findall(r"^## (\d\. .*?\n.*?)(?=^## |^What a cell|\Z)", PAGE, re.M | re.S)
WAYS = ("DuckDB", "SQLite", "pandas")


def python_blocks(text: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)


def answer_of(section: str) -> list[list[str]]:
    """The rows of the table in a section, its head first."""
    (lines,) = re.findall(r"(?:^\|.*\|\n?)+", section, re.M)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.splitlines()]
    return [rows[0], *rows[2:]]


def shown(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> list[list[str]]:
    """An answer as the page shows it: numbers without a point where they are whole, nothing for null."""
    return [list(head), *([cell(value) for value in row] for row in rows)]


def cell(value: Any) -> str:
    if value is None or value is pandas.NA:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value).replace("\n", "⏎")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sql")
    for name, text in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    for script in SHELL:
        subprocess.run(["bash", "-eu", "-c", script], cwd=folder, env=environment, check=True, capture_output=True)
    return folder


def test_five_questions_are_answered_in_three_ways() -> None:
    assert [question[:2] for question in QUESTIONS] == ["1.", "2.", "3.", "4.", "5."]
    for question in QUESTIONS:
        assert re.findall(r"^(\w+)\n\n```(\w+)$", question, re.M) == [*zip(WAYS, ("sql", "sql", "python"), strict=True)]


def test_every_table_is_told_of_with_its_keys() -> None:
    (lines,) = re.findall(r"^\| Table \|.*\n\|[- |]+\|\n((?:\|.*\|\n)+)", PAGE, re.M)
    told = [re.findall(r"`(\w+)`", line) for line in lines.splitlines()]
    true = [
        [table.name, *(column.name for column in table.columns if column.title.endswith("序号"))] for table in TABLES
    ]
    assert told == true


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[0])
@pytest.mark.parametrize("way", WAYS)
def test_the_answer_is_the_one_shown(way: str, question: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example)
    (block,) = re.findall(rf"^{way}\n\n```\w+\n(.*?)^```$", question, re.M | re.S)
    assert ASK[way](block) == answer_of(question)


def duckdb_answer(query: str) -> list[list[str]]:
    with duckdb.connect() as connection:
        found = connection.execute(query)
        return shown([column[0] for column in found.description or ()], found.fetchall())


def sqlite_answer(query: str) -> list[list[str]]:
    connection = sqlite3.connect("jobs.sqlite")
    found = connection.execute(query)
    answer = shown([column[0] for column in found.description], found.fetchall())
    connection.close()
    return answer


def pandas_answer(block: str) -> list[list[str]]:
    names: dict[str, Any] = {}
    exec(python_blocks(PAGE)[0], names)
    exec(block, names)
    return frame_answer(names["answer"])


def frame_answer(frame: pandas.DataFrame) -> list[list[str]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return shown(frame.columns, plain.itertuples(index=False, name=None))


ASK = {"DuckDB": duckdb_answer, "SQLite": sqlite_answer, "pandas": pandas_answer}


def test_the_evidence_is_the_one_shown(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example)
    last = PAGE[PAGE.index("\nWhat a cell") :]
    names: dict[str, Any] = {}
    for block in (python_blocks(PAGE)[0], *python_blocks(last)):
        exec(block, names)
    assert frame_answer(names["answer"]) == answer_of(last)
