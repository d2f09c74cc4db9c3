"""docs/sql.md is whole: each question is answered in each way, and every table is told of.

Its blocks are run, and their answers compared, by test_guide_blocks.py.
"""

from __future__ import annotations

import re

from guide import ROOT
from guide.blocks import blocks_of, table

from jdparse.tables import TABLES

PAGE = ROOT / "docs/sql.md"
QUESTIONS = re.findall(r"^## (\d\. .*?\n.*?)(?=^## |^What a cell|\Z)", PAGE.read_text("utf-8"), re.M | re.S)


def test_five_questions_are_answered_in_three_ways() -> None:
    assert [question[:2] for question in QUESTIONS] == ["1.", "2.", "3.", "4.", "5."]
    for question in QUESTIONS:
        assert re.findall(r"^(DuckDB|SQLite|pandas)$", question, re.M) == ["DuckDB", "SQLite", "pandas"]
        assert re.findall(r"^```(\w+)$", question, re.M) == ["sql", "sql", "python"]


def test_every_way_is_held_against_an_answer() -> None:
    answers = [
        block for block in blocks_of(PAGE) if block.result and (block.language == "sql" or "answer =" in block.content)
    ]
    assert len(answers) == 3 * len(QUESTIONS) + 1


def test_every_table_is_told_of_with_its_keys() -> None:
    told = [re.findall(r"`(\w+)`", f"{name} {keys}") for name, _, keys in table(PAGE, "Table", "A row is", "Its keys")]
    true = [
        [each.name, *(column.name for column in each.columns if column.title and column.title.endswith("序号"))]
        for each in TABLES
    ]
    assert told == true
