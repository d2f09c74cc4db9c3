"""The header of a form as a table of its own: 岗位名称 | 部门 over 司磅员 | 计量科, with the sections below it."""

from __future__ import annotations

from dataclasses import replace

from jdparse.parsing.entries import Entry
from jdparse.parsing.labels import ONE_CELL_FIELDS

_ROW, _BELOW = "table_row", "after_table"
_MAIN = ("responsibilities", "qualifications")


def with_headers_of_forms(entries: list[Entry]) -> list[Entry]:
    """``entries``, each lone row of nothing but cells of a header joined with what stands below its table."""
    joined: list[Entry] = []
    for index, entry in enumerate(entries):
        row = joined[-1] if joined else None
        if (
            row
            and entry.rule == _BELOW
            and _is_header(row)
            and _goes_on(entry)
            and not _is_of_table(entries, index - 1)
        ):
            joined[-1] = replace(entry, start=row.start, rule="header_table", sections=(*row.sections, *entry.sections))
        else:
            joined.append(entry)
    return joined


def _is_of_table(entries: list[Entry], index: int) -> bool:
    """Does another row stand above the row at ``index``? What is between two rows is an entry of its own."""
    return index > 1 and entries[index - 1].rule == _BELOW and entries[index - 2].rule == _ROW


def _is_header(entry: Entry) -> bool:
    """One name and other cells, none of which tells duties or asks anything."""
    fields = [section.field for section in entry.sections if section.label is not None]
    return entry.rule == _ROW and "title" in fields and set(fields) <= ONE_CELL_FIELDS | {"extra"}


def _goes_on(entry: Entry) -> bool:
    """Do sections of a description follow, and no other name?"""
    fields = [section.field for section in entry.sections if section.label is not None]
    return any(field.startswith(_MAIN) for field in fields) and not any(field.startswith("title") for field in fields)
