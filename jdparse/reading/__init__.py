"""Bytes to a raw document: the dispatcher.

:func:`jdparse.reading.kinds.kind_of` says what the bytes are; a format is a row of ``READERS`` or ``READERS_OF_TEXT``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from jdparse.reading.doc import read_doc
from jdparse.reading.docx import read_docx
from jdparse.reading.html import read_html
from jdparse.reading.kinds import kind_of
from jdparse.reading.mhtml import read_mhtml
from jdparse.reading.opendocument import read_ods, read_odt
from jdparse.reading.pdf import read_pdf
from jdparse.reading.plain import read_plain_text
from jdparse.reading.raw import Content, RawDocument, ReadError, ReadErrorCode, Table
from jdparse.reading.refusals import broken, refusal
from jdparse.reading.rtf import read_rtf
from jdparse.reading.xls import read_xls
from jdparse.reading.xlsx import read_xlsx

__all__ = [
    "RawDocument",
    "ReadError",
    "ReadErrorCode",
    "Table",
    "file_data",
    "read_bytes",
    "read_file",
    "read_text",
]

Reader = Callable[[bytes, str], Content]

READERS_OF_TEXT: dict[str, Callable[[bytes, str, str | None], Content]] = {
    "text": read_plain_text,
    "html": read_html,
}
"""Those that are told the charset that HTTP says, where it says one."""

READERS: dict[str, Reader] = {
    "mhtml": read_mhtml,
    "docx": read_docx,
    "doc": read_doc,
    "rtf": read_rtf,
    "pdf": read_pdf,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "odt": read_odt,
    "ods": read_ods,
}


def read_file(path: Path, name: str | None = None) -> RawDocument:
    """Read the file at ``path``; ``name`` is what it is called in the records (its own name by default).

    Raises ReadError, whose codes are listed at ReadErrorCode.
    """
    return read_bytes(file_data(path), path.name if name is None else name)


def file_data(path: Path) -> bytes:
    """The bytes of the file at ``path``. Raises ReadError ``not-found`` or ``unreadable``."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("not-found", f"{path}: there is no such file; check the path") from error
    except IsADirectoryError as error:
        raise ReadError("unreadable", f"{path}: is a folder, not a document; name a file in it") from error
    except PermissionError as error:
        raise ReadError("unreadable", f"{path}: may not be read; give yourself permission to read it") from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", f"{path}: cannot be read ({_why(error)}); check the path and the disk") from error


def read_bytes(data: bytes, name: str, charset: str | None = None) -> RawDocument:
    """Read a document that is at hand as bytes; ``name`` becomes its path, ``charset`` is what HTTP says of it.

    An empty document is a valid one. Raises ReadError; no other exception but MemoryError leaves a reader.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return RawDocument(name, sha256, *_content(data, name, charset))
    except ReadError as error:
        error.sha256 = sha256
        raise


def _content(data: bytes, name: str, charset: str | None) -> Content:
    kind = kind_of(data, name)
    if kind not in READERS and kind not in READERS_OF_TEXT:
        raise refusal(kind, name)
    try:
        return READERS_OF_TEXT[kind](data, name, charset) if kind in READERS_OF_TEXT else READERS[kind](data, name)
    except (ReadError, MemoryError):
        raise
    except (
        Exception
    ) as error:  # what damaged bytes make of a library has no end: KeyError, zlib.error, struct.error ...
        raise broken(name, kind, error) from error


def read_text(text: str, name: str = "-") -> RawDocument:
    """A document from a text that a caller has: nothing is decoded, lone surrogates are kept."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return RawDocument(name, sha256, "text/plain", "utf-8", text)


def _why(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
