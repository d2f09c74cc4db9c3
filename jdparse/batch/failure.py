"""A document that could not be converted, as it is listed for the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from jdparse.reading import ReadErrorCode

WorkerErrorCode = Literal["parser-error", "timeout", "out-of-memory", "worker-died"]
"""A bug in the parser; no answer within --timeout; more memory than --max-memory; the process ended."""

FailureCode = Literal[ReadErrorCode, WorkerErrorCode]
"""The closed list: why a document cannot be read, or what became of the process that read it."""

FAILURE_CODES: tuple[FailureCode, ...] = get_args(FailureCode)

CODES_OF_THE_MACHINE = frozenset({"not-found", "unreadable", "tool-missing", "timeout", "out-of-memory", "worker-died"})
"""Failures that another day or another machine may not have: a resumed run tries such documents again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the document at ``path`` was not converted."""

    path: str
    sha256: str | None
    """Of the document's bytes in hexadecimal; None where they could not be read."""
    code: FailureCode
    message: str
    """One line: where, what, what to do."""


def parser_failed(name: str, error: Exception) -> str:
    """What a person is told of a bug that a document has brought to light."""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{name}: the parser failed ({what}); please report it with the document"


def out_of_memory(name: str) -> str:
    """What a person is told of a document that asks for more memory than there is for it."""
    return f"{name}: takes more memory than it may have; give more with --max-memory, or split it"
