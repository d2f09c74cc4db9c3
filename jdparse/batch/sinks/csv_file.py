"""A table as CSV."""

from __future__ import annotations

import csv
from pathlib import Path

from jdparse.tables import Row, Table, Value


class CsvFile:
    """CSV as RFC 4180 has it, in UTF-8, with a head line; ``with_mark`` begins it with a byte-order mark, without which
    Excel takes Chinese text for another encoding."""

    def __init__(self, path: Path, table: Table, with_mark: bool = False) -> None:
        self._file = path.open("w", encoding="utf-8-sig" if with_mark else "utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([column.name for column in table.columns])

    def add(self, row: Row) -> None:
        self._writer.writerow([_cell(value) for value in row])

    def close(self) -> None:
        self._file.close()


def _cell(value: Value) -> Value:
    """Null is an empty cell, which no text is."""
    return str(value).lower() if isinstance(value, bool) else value
