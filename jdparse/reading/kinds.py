"""What the bytes of a document are: judged by the content first, by the name only where the content may be either.

A .doc that is a web page, RTF or a .docx, common on these sites, is what its bytes are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from jdparse.reading.archive import archive_kind
from jdparse.reading.decoding import is_binary
from jdparse.reading.mhtml import is_mhtml
from jdparse.reading.ole import ole_kind

_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
)
_PDF = re.compile(rb"%PDF-\d")
_HEAD = 4096
_START = 1024
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(
    r"</?(?:p|div|table|tr|td|span|br|h[1-6]|ul|ol|li|meta|title|font|b|strong|a)\b[^<>]*>", re.IGNORECASE
)
_HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
_OFFICE_ENDINGS = (".doc", ".xls", ".wps")
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def kind_of(data: bytes, name: str) -> str:
    """``docx``, ``html`` … for what has a reader; ``text`` for what is read as it is; else a description."""
    return next((kind for look in _LOOKS if (kind := look(data, name)) is not None), "text")


def _by_magic(data: bytes, name: str) -> str | None:
    start = data[:_START].lstrip(b"\r\n\t ")
    return next((kind for magic, kind in _MAGIC if start.startswith(magic)), None)


def _archive(data: bytes, name: str) -> str | None:
    return archive_kind(data)


def _ole(data: bytes, name: str) -> str | None:
    return ole_kind(data)


def _pdf(data: bytes, name: str) -> str | None:
    found = _PDF.search(data, 0, _START)
    return "pdf" if found and (not data[: found.start()].strip() or is_binary(data)) else None


def _mhtml(data: bytes, name: str) -> str | None:
    return "mhtml" if is_mhtml(data) else None


def _html(data: bytes, name: str) -> str | None:
    head = _head(data)
    if _HTML.match(head):
        return "html"
    ending = name.lower()
    if ending.endswith(_HTML_ENDINGS) and _TAGS.search(head):
        return "html"
    starts_with_tag = ending.endswith(_OFFICE_ENDINGS) and _TAGS.match(head.lstrip())
    return "html" if starts_with_tag else None


def _head(data: bytes) -> str:
    encoding = _UTF_16.get(data[:2])
    return data[2:_HEAD].decode(encoding, "replace") if encoding else data[:_HEAD].decode("utf-8-sig", "replace")


def _binary(data: bytes, name: str) -> str | None:
    return "binary data" if is_binary(data) else None


_LOOKS: tuple[Callable[[bytes, str], str | None], ...] = (_by_magic, _archive, _ole, _pdf, _mhtml, _html, _binary)
