"""The cells of the tables as JSON Pointers into a document, under which its evidence stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jdparse.records import Facets
from jdparse.tables import TABLES

_ROWS = {
    "documents": "/source/page",
    "records": "/records/{record}",
    "responsibilities": "/records/{record}/responsibilities/{responsibility}",
    "tasks": "/records/{record}/responsibilities/{responsibility}/tasks/{task}",
    "authorities": "/records/{record}/authorities/{authority}",
    "working_relationships": "/records/{record}/working_relationships/{working_relationship}",
    "qualifications": "/records/{record}/qualifications/{qualification}",
    "diagnostics": "/diagnostics/{diagnostic}",
}
"""The pointer of a row of each table. Of a document only what its page says of it is read from the text."""

KEYS = {table: ["document", *re.findall(r"{(\w+)}", row)] for table, row in _ROWS.items()}
"""The columns that tell the rows of a table apart."""


def pointer_of(table: str, column: str, keys: Mapping[str, int]) -> str:
    """The pointer of the cell in ``column`` of the row with these ``keys``; the cell is what stands there or below.

    >>> pointer_of("tasks", "text", {"document": 7, "record": 0, "responsibility": 2, "task": 0})
    '/records/0/responsibilities/2/tasks/0'
    """
    row = _ROWS[table].format_map(keys)
    if table == "tasks" or table == "diagnostics":
        return row
    if table == "documents":
        return f"{row}/{column.removeprefix('page_')}"
    return f"{row}/facets/{column}" if table == "records" and column in Facets.model_fields else f"{row}/{column}"


def columns_with_evidence(table: str) -> list[str]:
    """The columns of ``table`` whose cells are read from the text: no key, path or layout, no count of characters."""
    if table == "diagnostics":
        return ["spans"]
    names = [column.name for each in TABLES if each.name == table for column in each.columns]
    if table == "documents":
        return [name for name in names if name.startswith("page_")]
    return [name for name in names if name not in (*KEYS[table], "path", "kind", "truncated")]
