"""A document that could not be converted, as it is listed for the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jdparse.reading import ReadErrorCode

FailureCode = Literal[ReadErrorCode, "parser-error"]
"""The closed list: why a document cannot be read, or a bug in the parser."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the document at ``path`` was not converted."""

    path: str
    sha256: str | None
    """Of the document's bytes in hexadecimal; None where they could not be read."""
    code: FailureCode
    message: str
    """One line: where, what, what to do."""
