"""Formats that are recognised only to say what they are: refused, never read as garbled text."""

from __future__ import annotations

import re
from collections.abc import Callable

from jdparse.reading.decoding import is_binary
from jdparse.reading.raw import Content, ReadError

_OFFICE_PARTS = ((b"word/", "a Word document (.docx)"), (b"xl/", "an Excel workbook (.xlsx)"))
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
)
_PDF = re.compile(rb"\s*%PDF-")
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.I)
_HEAD = 4096


def is_unsupported(data: bytes, name: str) -> bool:
    """Whether the bytes are of a format that jdparse knows of and does not read."""
    return _kind(data, name) is not None


def refuse(data: bytes, name: str) -> Content:
    """Raises ReadError ``unsupported-format``, which names what the bytes look like."""
    raise ReadError(
        "unsupported-format",
        f"{name}: looks like {_kind(data, name)}, which cannot be read; save its text as .txt and give that",
    )


def _kind(data: bytes, name: str) -> str | None:
    return next((kind for look in _LOOKS if (kind := look(data, name)) is not None), None)


def _by_magic(data: bytes, name: str) -> str | None:
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _zip(data: bytes, name: str) -> str | None:
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    return next((kind for part, kind in _OFFICE_PARTS if part in data), "a zip archive")


def _pdf(data: bytes, name: str) -> str | None:
    return "a PDF document" if _PDF.match(data) else None


def _html(data: bytes, name: str) -> str | None:
    named_so = name.lower().endswith(_HTML_ENDINGS) and b"</" in data
    return "a web page (HTML)" if named_so or _HTML.match(data, 0, _HEAD) else None


def _mhtml(data: bytes, name: str) -> str | None:
    return "a saved web page (MHTML)" if _MHTML.match(data, 0, _HEAD) else None


def _binary(data: bytes, name: str) -> str | None:
    return "binary data" if is_binary(data) else None


_LOOKS: tuple[Callable[[bytes, str], str | None], ...] = (_by_magic, _zip, _pdf, _html, _mhtml, _binary)
