"""SQLite's errors as the system's, so that a full disk is a full disk whoever writes to it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ERRNO = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EROFS,
    "SQLITE_BUSY": errno.EBUSY,
    "SQLITE_NOTADB": errno.EBADMSG,
    "SQLITE_CORRUPT": errno.EBADMSG,
}


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite says against the file ``path`` into an OSError that names it."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        number = next((number for start, number in _ERRNO.items() if name.startswith(start)), errno.EIO)
        raise OSError(number, str(error), str(path)) from error
