"""What reading a document gives, and what it raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

ReadErrorCode = Literal[
    "not-found",  # no such file
    "unreadable",  # the system does not give the file: permissions, a folder, a broken disk
    "unsupported-format",  # known or unknown, but not read: an image, an archive, binary data
    "damaged",  # of a known format, but broken or cut off
    "encrypted",  # needs a password
    "no-text-layer",  # a PDF of pictures: a scan that would need OCR
    "too-large",  # unpacks to more than a document can hold: a zip bomb
    "tool-missing",  # needs a program that is not installed; the message names its package
    "timeout",  # a program that was asked did not answer in time
]
"""The closed list of why a document cannot be read."""

RawSpan = tuple[int, int]
"""Half-open, in code points of the raw text."""

TableRow = tuple[RawSpan, ...]
"""The cells of a row from left to right, as many as the table has columns. In the raw text they are apart by a tab,
and rows by a line feed. A cell merged over several columns or rows stands once in the text; its span repeats."""

Table = tuple[TableRow, ...]
"""A table's rows from top to bottom; a line feed inside a cell is a line end of that cell.

A table inside a cell is a table of its own, behind the one around it.
"""

PageFactSpan = tuple[str, RawSpan]
"""A field of ``ScrapedPage`` (``title``, ``site``, ``uploaded`` ...) and where it stands: ``("title", (0, 6))``."""


class Content(NamedTuple):
    """What a reader makes of the bytes of one document."""

    media_type: str
    encoding: str | None
    """The name of the text's encoding; None for a binary format."""
    text: str
    """The raw text that evidence points into: line ends as they are, no byte-order mark."""
    replaced: int = 0
    """How many undecodable stretches of bytes were each replaced by one U+FFFD."""
    chrome: tuple[RawSpan, ...] = ()
    """What of the text is not the document, in order: page headers, navigation, the head lines of a web page."""
    page: tuple[PageFactSpan, ...] = ()
    """What the format itself says of the page, such as the title of a web page."""
    tables: tuple[Table, ...] = ()
    """The tables in the order of their first cells."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as it was read: what the parser starts from."""

    path: str
    """Relative to the input named; ``-`` for standard input or a text given by a caller."""
    sha256: str
    """Of the raw bytes, in hexadecimal."""
    media_type: str
    encoding: str | None
    text: str
    replaced: int = 0
    chrome: tuple[RawSpan, ...] = ()
    page: tuple[PageFactSpan, ...] = ()
    tables: tuple[Table, ...] = ()


class ReadError(Exception):
    """A document cannot be read.

    The message is one line: where, what, what to do. ``sha256`` is that of the bytes where they
    could be had.
    """

    def __init__(self, code: ReadErrorCode, message: str, sha256: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.sha256 = sha256
