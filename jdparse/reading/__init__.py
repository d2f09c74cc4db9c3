"""Bytes to a raw document: the dispatcher.

A format is a row of ``READERS``: a predicate that looks at the bytes first and the name second,
and a reader. The first row whose predicate says yes reads the document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from jdparse.reading.plain import is_any_text, read_plain_text
from jdparse.reading.raw import Content, RawDocument, ReadError, ReadErrorCode
from jdparse.reading.unsupported import is_unsupported, refuse

__all__ = ["RawDocument", "ReadError", "ReadErrorCode", "read_bytes", "read_file", "read_text"]

Predicate = Callable[[bytes, str], bool]
Reader = Callable[[bytes, str], Content]

READERS: tuple[tuple[Predicate, Reader], ...] = (
    (is_unsupported, refuse),
    (is_any_text, read_plain_text),
)


def read_file(path: Path, name: str | None = None) -> RawDocument:
    """Read the file at ``path``; ``name`` is what it is called in the records (its own name by default).

    Raises ReadError ``not-found``, ``unreadable`` or ``unsupported-format``.
    """
    name = path.name if name is None else name
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("not-found", f"{path}: there is no such file; check the path") from error
    except IsADirectoryError as error:
        raise ReadError("unreadable", f"{path}: is a folder, not a document; name a file in it") from error
    except PermissionError as error:
        raise ReadError("unreadable", f"{path}: may not be read; give yourself permission to read it") from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", f"{path}: cannot be read ({_why(error)}); check the path and the disk") from error
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> RawDocument:
    """Read a document that is at hand as bytes; ``name`` becomes its path.

    An empty document is a valid one. Raises ReadError ``unsupported-format``.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    reader = next(reader for predicate, reader in READERS if predicate(data, name))
    try:
        content = reader(data, name)
    except ReadError as error:
        error.sha256 = sha256
        raise
    return RawDocument(name, sha256, *content)


def read_text(text: str, name: str = "-") -> RawDocument:
    """A document from a text that a caller has: nothing is decoded, lone surrogates are kept."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return RawDocument(name, sha256, "text/plain", "utf-8", text)


def _why(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
