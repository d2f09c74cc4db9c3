"""A folder of Parquet tables, as ``convert --format parquet`` and ``Frames.to_parquet`` write it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import pyarrow
from pyarrow import compute, parquet

from jdparse.batch.sinks.parquet_file import arrow_schema
from jdparse.dataframes.arrow_rows import ArrowTables, encoded
from jdparse.dataframes.errors import FramesError
from jdparse.dataframes.origin import Files, files_in
from jdparse.tables import TABLES, Table

_DOCUMENTS = TABLES[0].name
_ROWS = 10_000
"""Rows of each table that are read at a time where the folder is read in chunks."""


def files_behind(folder: Path) -> Files:
    """The files of lines that the tables were made from, where they were written by ``Frames.to_parquet``."""
    metadata = _opened(folder / f"{_DOCUMENTS}.parquet").schema_arrow.metadata or {}
    return files_in(json.loads(metadata.get(b"PANDAS_ATTRS", b"{}")))


def folder_chunks(folder: Path, most: int, first: int) -> Iterator[ArrowTables]:
    """The tables of a folder, ``most`` documents at a time; its document 0 becomes number ``first``.

    Raises FramesError where a table or a column is missing, a value is not of its column's type or closed list, or,
    where not all is read at once, rows are not in the order of their documents.
    """
    files = {table.name: _TableFile(folder, table, first) for table in TABLES}
    while True:
        documents = files[_DOCUMENTS].next_rows(most)
        end = documents.column("document")[-1].as_py() + 1 if documents.num_rows == most else sys.maxsize
        tables = {name: file.rows_before(end) for name, file in files.items() if name != _DOCUMENTS}
        if not documents.num_rows and not any(rows.num_rows for rows in tables.values()):
            return
        yield {_DOCUMENTS: documents, **tables}


class _TableFile:
    """The rows of one table, taken from the front."""

    def __init__(self, folder: Path, table: Table, first: int) -> None:
        self._path = folder / f"{table.name}.parquet"
        self._table = table
        self._schema = arrow_schema(table)
        self._first = first
        self._last = first
        file = _opened(self._path)
        if missing := [name for name in self._schema.names if name not in file.schema_arrow.names]:
            raise FramesError(f"{self._path}: has no column {', '.join(missing)}; convert the pages again")
        self._batches = file.iter_batches(_ROWS, columns=self._schema.names)
        self._rows = self._readable(self._schema.empty_table())

    def next_rows(self, count: int) -> pyarrow.Table:
        """The next ``count`` rows, fewer at the end; all that are left for sys.maxsize, in whatever order they are."""
        return self._taken(
            lambda batches: sum(batch.num_rows for batch in batches) >= count,
            lambda rows: count if count == sys.maxsize else len(self._documents(rows)[:count]),
        )

    def rows_before(self, document: int) -> pyarrow.Table:
        """The next rows, up to those of ``document``; all that are left for sys.maxsize."""
        if document == sys.maxsize:
            return self.next_rows(sys.maxsize)
        return self._taken(
            lambda batches: batches[-1].num_rows > 0 and batches[-1].column("document")[-1].as_py() >= document,
            lambda rows: int(numpy.searchsorted(self._documents(rows), document)),
        )

    def _taken(
        self, enough: Callable[[list[pyarrow.Table]], bool], place: Callable[[pyarrow.Table], int]
    ) -> pyarrow.Table:
        """The rows up to ``place``, once the batches of them are ``enough`` or no more come."""
        batches = [self._rows]
        while not enough(batches) and (batch := next(self._batches, None)) is not None:
            batches.append(self._readable(pyarrow.Table.from_batches([batch])))
        rows = pyarrow.concat_tables(batches)
        at = place(rows)
        self._rows = rows.slice(at)
        return rows.slice(0, at)

    def _readable(self, rows: pyarrow.Table) -> pyarrow.Table:
        """``rows`` with the columns in their order and of their types, enums as codes, documents renumbered."""
        try:
            rows = rows.select(self._schema.names).cast(self._schema)
            document = compute.add(rows.column("document"), self._first)
            return encoded(rows.set_column(0, "document", document), self._table)
        except (ValueError, TypeError, NotImplementedError) as error:
            raise FramesError(f"{self._path}: cannot be read ({error}); convert the pages again") from error

    def _documents(self, rows: pyarrow.Table) -> numpy.ndarray:
        """The document of each row. Raises FramesError where they do not go up, or not on from those taken before."""
        documents: numpy.ndarray = rows.column("document").to_numpy()
        if (documents[1:] < documents[:-1]).any() or (documents[:1] < self._last).any():
            raise FramesError(f"{self._path}: is not in the order of its documents; read it without chunksize")
        self._last = documents[0] if len(documents) else self._last
        return documents


def _opened(path: Path) -> parquet.ParquetFile:
    try:
        return parquet.ParquetFile(path)
    except FileNotFoundError as error:
        why = "there is no such file; name a folder that jdparse convert wrote as Parquet, or files of JSON lines"
        raise FramesError(f"{path}: {why}") from error
    except (OSError, pyarrow.ArrowInvalid) as error:
        raise FramesError(f"{path}: cannot be read ({error}); convert the pages again") from error
