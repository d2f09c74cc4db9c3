"""Duties in a sub-table: a row per duty with its share of time and its measure, each in a cell of its own.

The cells may stand on one line apart by pipes or tabs, or one on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.fields.duties import DESCRIPTION, PERCENT, TASK
from jdparse.parsing.items import trim, trimmed
from jdparse.parsing.page import Page
from jdparse.text import Span

_CELL = re.compile(r"[^\n\t|]+")
_NUMBER = re.compile(r"\d{1,2}")
# | --- | :---: | under the header of a table in Markdown
_RULE = re.compile(r"[-:=+ ]+")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)[ ]?%")


@dataclass(slots=True)
class _Row:
    description: Span | None = None
    tasks: list[Span] = field(default_factory=list)
    percent: Span | None = None
    measures: list[Span] = field(default_factory=list)


def duty_table(page: Page, section: Section) -> Iterator[Claim]:
    """The rows under a header such as 序号 工作职责 权重 考核标准; the measures of a duty are kpis."""
    rule = section.rule
    for row in _rows(page, section.content):
        if row.description:
            yield Claim(DESCRIPTION, row.description, rule)
        for task in row.tasks:
            yield Claim(TASK, task, rule)
        if row.percent:
            value = _PERCENT.search(page.value, *row.percent)
            yield Claim(PERCENT, row.percent, rule, float(value[1]) if value else None)
        for measure in row.measures:
            yield Claim("kpis", measure, rule)


def _in_next_column(page: Page, row: _Row, cell: Span) -> bool:
    """日常清洁 | 每日清扫…: does the cell stand beside the duty, or the last of what was told of it, on one line?"""
    last = row.tasks[-1] if row.tasks else row.description
    return last is not None and "\n" not in page.value[last.end : cell.start]


def _columns(numbers: list[int]) -> int:
    """How many cells stand between the numbers of the rows, where it is always the same; else 0."""
    counts = {following - at - 1 for at, following in pairwise(numbers)}
    return counts.pop() if len(counts) == 1 and len(numbers) > 2 else 0


def _row_of_lines(cells: list[Span]) -> _Row:
    """1 / 登记日记账 / 日清日结 / 熟悉核算流程: each cell on a line of its own, the duty first."""
    return _Row(description=cells[0], measures=cells[1:2], tasks=cells[2:])


def _rows(page: Page, content: Span) -> list[_Row]:
    cells = trimmed(page.value, [match.span() for match in _CELL.finditer(page.value, *content)])
    numbers = [index for index, cell in enumerate(cells) if _NUMBER.fullmatch(page.text(cell))]
    numbered = len(numbers) > 1
    if numbered and "\t" not in page.value[slice(*content)] and "|" not in page.value[slice(*content)]:
        columns = _columns(numbers)
        if columns > 1 and not any(_PERCENT.fullmatch(page.text(cell)) for cell in cells):
            return [_row_of_lines(cells[at + 1 : at + 1 + columns]) for at in numbers]
    rows: list[_Row] = []
    for cell in cells:
        text = page.text(cell)
        if _RULE.fullmatch(text):
            continue
        if numbered and _NUMBER.fullmatch(text):
            rows.append(_Row())
            continue
        if not rows or (not numbered and rows[-1].percent):
            rows.append(_Row())
        _add(page, rows[-1], cell, text)
    return rows


def _add(page: Page, row: _Row, cell: Span, text: str) -> None:
    percent = _PERCENT.fullmatch(text)
    markers = page.markers.within(cell.start - 4 if cell.start > 4 else 0, cell.end)
    numbered = [marker for marker in markers if marker.start >= cell.start]
    if percent and float(percent[1]) <= 100 and row.percent is None:
        row.percent = cell
    elif row.percent is not None:
        row.measures.append(cell)
    elif row.description is not None and numbered and numbered[0].start == cell.start:
        ends = [*(marker.start for marker in numbered[1:]), cell.end]
        row.tasks += trimmed(page.value, zip([marker.end for marker in numbered], ends, strict=True))
    elif row.description is not None and _in_next_column(page, row, cell):
        row.tasks.append(cell)
    elif row.description is not None and not row.tasks:
        row.description = Span(row.description.start, cell.end)  # a cell that goes on over a line end
    elif row.description is None:
        starts = numbered[0].end if numbered and numbered[0].start == cell.start else cell.start
        row.description = trim(page.value, starts, cell.end)
