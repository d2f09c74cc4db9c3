"""A table as Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jdparse.tables import Row, Table

ROWS_OF_A_GROUP = 20_000
"""Rows that are held in memory and written together: the same rows make the same groups, whatever the workers do."""


class ParquetFile:
    """Parquet with the columns' types, compressed with Zstandard. Raises ImportError where pyarrow is missing."""

    def __init__(self, path: Path, table: Table) -> None:
        from pyarrow import parquet

        self._schema = arrow_schema(table)
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= ROWS_OF_A_GROUP:
            self._write()

    def close(self) -> None:
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        import pyarrow

        columns = zip(*self._rows, strict=True)
        arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


def arrow_schema(table: Table) -> Any:
    """The columns of ``table`` as a pyarrow.Schema. Raises ImportError where pyarrow is missing."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    return pyarrow.schema([(column.name, types[column.type]) for column in table.columns])
