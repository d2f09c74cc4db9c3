"""What reading a document gives, and what it raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

ReadErrorCode = Literal["not-found", "unreadable", "unsupported-format"]
"""No such file; a file that the system does not give; a format that is not read."""


class Content(NamedTuple):
    """What a reader makes of the bytes of one document."""

    media_type: str
    encoding: str | None
    """The name of the text's encoding; None for a binary format."""
    text: str
    """The raw text that evidence points into: line ends as they are, no byte-order mark."""
    replaced: int = 0
    """How many undecodable stretches of bytes were each replaced by one U+FFFD."""


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
