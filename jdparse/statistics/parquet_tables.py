"""Statistics of a folder of Parquet tables, as ``jdparse convert --format parquet`` writes it, some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jdparse.records import Facets
from jdparse.statistics.counts import Statistics
from jdparse.statistics.filled import filled_fields
from jdparse.tables import TABLES

KEYS = ("document", "record")
LISTS = ("responsibilities", "authorities", "working_relationships", "qualifications")
"""The fields of a record that are tables of their own."""


class TablesError(Exception):
    """The tables cannot be read; the message says which, why and what to do."""


def add_tables(statistics: Statistics, folder: Path) -> None:
    """Count the documents and records of the tables in ``folder``.

    Raises TablesError where pyarrow or a table is missing or a table cannot be read; what was counted before stays.
    """
    for row in _rows(folder, "documents", ["layout", "records", "chars", "coverage_unclaimed"]):
        statistics.add_document(row["layout"], row["records"], row["chars"], row["coverage_unclaimed"])
    for row in _rows(folder, "records", _record_columns()):
        facets = {name: row.pop(name) for name in Facets.model_fields}
        statistics.add_record(row["kind"], facets, filled_fields(row | {"facets": facets}))
    for name in LISTS:
        statistics.fields.update(name for _ in _records_in(folder, name))


def _record_columns() -> list[str]:
    (table,) = (each for each in TABLES if each.name == "records")
    return [column.name for column in table.columns if column.name not in (*KEYS, "path")]


def _records_in(folder: Path, table: str) -> Iterator[tuple[int, int]]:
    """Each record that has rows in a table, once: its rows follow each other."""
    before = None
    for row in _rows(folder, table, [*KEYS]):
        key = (row["document"], row["record"])
        if key != before:
            yield key
        before = key


def _rows(folder: Path, table: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    path = folder / f"{table}.parquet"
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise TablesError(f"{path}: tables need the package pyarrow; pip install 'jdparse[parquet]'") from error
    try:
        with parquet.ParquetFile(path) as file:
            missing = [name for name in columns if name not in file.schema_arrow.names]
            if missing:
                raise TablesError(f"{path}: has no column {missing[0]}; convert the pages again")
            for batch in file.iter_batches(columns=columns):
                yield from batch.to_pylist()
    except (OSError, ArrowException) as error:
        why = " ".join(str(error).split())
        raise TablesError(f"{path}: cannot be read ({why}); convert the pages again") from error
