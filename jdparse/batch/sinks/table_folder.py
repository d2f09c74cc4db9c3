"""A folder with a file per table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_folder, new_folder
from jdparse.batch.sinks.table_rows import NumberedRows
from jdparse.tables import TABLES, Row, Table


class TableFile(Protocol):
    """The file of one table."""

    def add(self, row: Row) -> None: ...

    def close(self) -> None:
        """Write what is held back, and close the file."""


class TableFolder:
    """One file per table, called as the table with ``ending`` behind it; ``open_file`` makes each."""

    def __init__(self, path: Path, ending: str, open_file: Callable[[Path, Table], TableFile]) -> None:
        self._path = path
        self._endings = (ending,)
        self._partial = new_folder(path, self._endings)
        self._rows = NumberedRows()
        self._files = {table.name: open_file(self._partial / f"{table.name}{ending}", table) for table in TABLES}

    def add(self, document: Converted) -> None:
        for table, row in self._rows.of(document):
            self._files[table].add(row)

    def finish(self) -> None:
        self._close()
        move_folder(self._partial, self._path, self._endings)

    def keep(self) -> Path:
        self._close()
        return self._partial

    def _close(self) -> None:
        for file in self._files.values():
            file.close()
