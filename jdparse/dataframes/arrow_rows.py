"""The rows of tables as columns of Arrow, which hold a text in as many bytes as it has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow
from pyarrow import compute

from jdparse.batch.sinks.parquet_file import arrow_schema
from jdparse.tables import TABLES, Column, Row, Table, storable

ArrowTables = dict[str, pyarrow.Table]
"""A table of Arrow by the name of each table: the columns of its Parquet file, those of a closed list as its codes."""


def arrow_tables(rows: Iterable[tuple[str, Row]]) -> ArrowTables:
    """``rows``, each with the name of its table, as tables.

    Raises ValueError or TypeError for a value that is not of its column's type or closed list.
    """
    found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for name, row in rows:
        found[name].append(row)
    return {table.name: _arrow_table(found[table.name], table) for table in TABLES}


def joined(parts: list[ArrowTables]) -> ArrowTables:
    """The tables one below the other; nothing is copied."""
    parts = parts or [arrow_tables([])]
    return {table.name: pyarrow.concat_tables([part[table.name] for part in parts]) for table in TABLES}


def _arrow_table(rows: list[Row], table: Table) -> pyarrow.Table:
    schema = arrow_schema(table)
    if not rows:
        return encoded(schema.empty_table(), table)
    arrays = [_array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return encoded(pyarrow.Table.from_arrays(arrays, schema=schema), table)


def _array(values: tuple[Any, ...], kind: pyarrow.DataType) -> pyarrow.Array:
    try:
        return pyarrow.array(values, kind)
    except UnicodeEncodeError:  # a lone surrogate; a look at every text for the few that have one costs too much
        return pyarrow.array([storable(value) for value in values], kind)


def encoded(rows: pyarrow.Table, table: Table) -> pyarrow.Table:
    """``rows`` with the values of closed lists as codes, their places in the list.

    Raises ValueError for a value that is not in its list.
    """
    for at, column in enumerate(table.columns):
        if column.values:
            rows = rows.set_column(at, column.name, _codes(rows.column(at), column))
    return rows


def _codes(values: pyarrow.ChunkedArray, column: Column) -> pyarrow.ChunkedArray:
    codes = compute.index_in(values, pyarrow.array(column.values))
    if codes.null_count != values.null_count:
        unknown = next(value for value in values.unique().to_pylist() if value not in (None, *column.values))
        raise ValueError(f"{column.name} is {unknown!r}, which is none of {', '.join(column.values)}")
    return codes.cast(pyarrow.int8())
