"""A SQLite database with the tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_file, partial_path
from jdparse.batch.sinks.table_rows import NumberedRows
from jdparse.batch.sqlite import sqlite_errors
from jdparse.tables import TABLES, Table

_SQL_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
DOCUMENTS_OF_A_COMMIT = 1000


class SqliteFile:
    """One table each, with an index on ``document``. What is half written is thrown away and never rolled back,
    so no journal is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = partial_path(path)
        self._partial.unlink(missing_ok=True)
        self._rows = NumberedRows()
        self._added = 0
        with sqlite_errors(self._partial):
            self._database = sqlite3.connect(self._partial)
            self._database.execute("PRAGMA journal_mode = OFF")
            self._database.execute("PRAGMA synchronous = OFF")
            for table in TABLES:
                self._database.execute(_create(table))
        self._insert = {table.name: _insert(table) for table in TABLES}

    def add(self, document: Converted) -> None:
        with sqlite_errors(self._partial):
            for table, row in self._rows.of(document):
                self._database.execute(self._insert[table], row)
            self._added += 1
            if self._added % DOCUMENTS_OF_A_COMMIT == 0:
                self._database.commit()

    def finish(self) -> None:
        with sqlite_errors(self._partial):
            for table in TABLES:
                self._database.execute(f"CREATE INDEX {table.name}_by_document ON {table.name} (document)")
        self._close()
        move_file(self._partial, self._path)

    def keep(self) -> Path:
        self._close()
        return self._partial

    def _close(self) -> None:
        with sqlite_errors(self._partial):
            self._database.commit()
            self._database.close()


def _create(table: Table) -> str:
    columns = ", ".join(f"{column.name} {_SQL_TYPES[column.type]}" for column in table.columns)
    return f"CREATE TABLE {table.name} ({columns})"


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"
