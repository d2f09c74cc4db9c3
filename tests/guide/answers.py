"""What a query or a DataFrame gives, as the cells of a table of the guide."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import chdir, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.blocks import Rows

if TYPE_CHECKING:
    import pandas


def sqlite_answer(query: str, file: Path) -> Rows:
    """``query`` asked of the database in ``file``."""
    assert file.exists(), f"{file.name}: no such database"
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute(query)
        return _cells([column[0] for column in found.description], found)


def duckdb_answer(query: str, folder: Path) -> Rows:
    """``query`` asked of DuckDB, which finds files by their names in ``folder``."""
    import duckdb

    with chdir(folder), duckdb.connect() as connection:
        found = connection.execute(query)
        return _cells([column[0] for column in found.description or ()], found.fetchall())


def frame_answer(frame: pandas.DataFrame) -> Rows:
    """The columns and rows of ``frame``; its index is none of them."""
    plain = frame.astype(object).where(frame.notna(), None)
    return _cells([str(name) for name in frame.columns], plain.itertuples(index=False, name=None))


def _cells(head: list[str], rows: Iterable[Iterable[Any]]) -> Rows:
    return [head, *([_cell(value) for value in row] for row in rows)]


def _cell(value: Any) -> str:
    """A number without a point where it is whole, nothing for null, ⏎ for a line end."""
    if value is None:
        return ""
    return f"{value:.12g}" if isinstance(value, float) else str(value).replace("\n", "⏎")
