"""Spreadsheets as text: rows are lines, cells are apart by tabs, a sheet's name stands before it as chrome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jdparse.reading.building import ContentBuilder


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area: rows and columns counted from 0, the last ones part of it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the printed texts of its cells, row by row, and its merged areas."""

    name: str
    rows: Iterable[list[str]]
    merged: tuple[Area, ...]


class _Merged:
    """Which cells are merged."""

    def __init__(self, areas: tuple[Area, ...]) -> None:
        self._first = {(area.top, area.left): area for area in areas}
        self._by_row: dict[int, list[Area]] = {}
        for area in areas:
            for row in range(area.top, min(area.bottom, area.top + _TALLEST) + 1):
                self._by_row.setdefault(row, []).append(area)

    def beginning_at(self, row: int, column: int) -> Area | None:
        return self._first.get((row, column))

    def covers(self, row: int, column: int) -> bool:
        """Whether the cell is inside an area and not its first."""
        inside = any(area.left <= column <= area.right for area in self._by_row.get(row, ()))
        return inside and (row, column) not in self._first

    def reach_into(self, row: int) -> bool:
        """Whether an area goes on from the row above."""
        return any(area.top < row for area in self._by_row.get(row, ()))


_TALLEST = 10_000


def write_sheet(builder: ContentBuilder, sheet: Sheet) -> None:
    """The sheet's name, then its rows; rows without a text part one table from the next."""
    if sheet.name.strip():
        with builder.chrome():
            builder.write(" ".join(sheet.name.split()))
    merged = _Merged(sheet.merged)
    block: list[tuple[int, list[str]]] = []
    for number, row in enumerate(sheet.rows):
        if any(row) or (block and merged.reach_into(number)):
            block.append((number, row))
        elif block:
            _write_block(builder, block, merged)
            block = []
    _write_block(builder, block, merged)


def _write_block(builder: ContentBuilder, block: list[tuple[int, list[str]]], merged: _Merged) -> None:
    if not block:
        return
    with builder.table():
        for number, row in block:
            with builder.row():
                _write_row(builder, number, row, merged)
    builder.break_line()


def _write_row(builder: ContentBuilder, number: int, row: list[str], merged: _Merged) -> None:
    width = max((index + 1 for index, text in enumerate(row) if text), default=0)
    for column, text in enumerate(row[:width]):
        area = merged.beginning_at(number, column)
        if merged.covers(number, column):
            continue
        columns = area.right - column + 1 if area else 1
        with builder.cell(columns, area.bottom - number + 1 if area else 1):
            first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            builder.write(first)
            for line in others:
                builder.break_line()
                builder.write(line)
