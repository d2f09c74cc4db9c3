"""A folder of Parquet files, one per table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_folder, new_folder
from jdparse.batch.sinks.table_rows import NumberedRows
from jdparse.tables import TABLES, Row, Table

ENDINGS = (".parquet",)
ROWS_OF_A_GROUP = 20_000
"""Rows that are held in memory and written together: the same rows make the same groups, whatever the workers do."""


class ParquetFolder:
    """Parquet with the columns' types, compressed with Zstandard. Raises ImportError where pyarrow is missing."""

    def __init__(self, path: Path) -> None:
        import pyarrow  # noqa: F401  (a heavy package that few runs need)

        self._path = path
        self._partial = new_folder(path, ENDINGS)
        self._rows = NumberedRows()
        self._tables = {table.name: _ParquetFile(self._partial / f"{table.name}.parquet", table) for table in TABLES}

    def add(self, document: Converted) -> None:
        for table, row in self._rows.of(document):
            self._tables[table].add(row)

    def finish(self) -> None:
        self._close()
        move_folder(self._partial, self._path, ENDINGS)

    def keep(self) -> Path:
        self._close()
        return self._partial

    def _close(self) -> None:
        for table in self._tables.values():
            table.close()


class _ParquetFile:
    def __init__(self, path: Path, table: Table) -> None:
        from pyarrow import parquet

        self._schema = _schema(table)
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


def _schema(table: Table) -> Any:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    return pyarrow.schema([(column.name, types[column.type]) for column in table.columns])
