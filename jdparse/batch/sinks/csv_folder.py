"""A folder of CSV files, one per table."""

from __future__ import annotations

import csv
from pathlib import Path

from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_folder, new_folder
from jdparse.batch.sinks.table_rows import NumberedRows
from jdparse.tables import TABLES, Value

ENDINGS = (".csv",)


class CsvFolder:
    """CSV as RFC 4180 has it, in UTF-8, with a head line; ``with_mark`` begins each file with a byte-order mark,
    without which Excel takes Chinese text for another encoding."""

    def __init__(self, path: Path, with_mark: bool = False) -> None:
        self._path = path
        self._partial = new_folder(path, ENDINGS)
        self._rows = NumberedRows()
        encoding = "utf-8-sig" if with_mark else "utf-8"
        self._files = {
            table.name: (self._partial / f"{table.name}.csv").open("w", encoding=encoding, newline="")
            for table in TABLES
        }
        self._writers = {name: csv.writer(file) for name, file in self._files.items()}
        for table in TABLES:
            self._writers[table.name].writerow([column.name for column in table.columns])

    def add(self, document: Converted) -> None:
        for table, row in self._rows.of(document):
            self._writers[table].writerow([_cell(value) for value in row])

    def finish(self) -> None:
        self._close()
        move_folder(self._partial, self._path, ENDINGS)

    def keep(self) -> Path:
        self._close()
        return self._partial

    def _close(self) -> None:
        for file in self._files.values():
            file.close()


def _cell(value: Value) -> Value:
    """Null is an empty cell, which no text is."""
    return str(value).lower() if isinstance(value, bool) else value
