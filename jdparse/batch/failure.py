"""A document that could not be converted, as it is listed for the user."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from jdparse.reading import ReadErrorCode

WorkerErrorCode = Literal["parser-error", "timeout", "out-of-memory", "worker-died"]
"""A bug in the parser; no answer within --timeout; more memory than --max-memory; the process ended."""

ContainerErrorCode = Literal[
    "unsafe-path",  # a member's name leads out of its archive
    "not-a-file",  # a member is a link, a device or a pipe
    "too-deep",  # a container in too many others
    "too-large",  # a bomb, or a member larger than a document may be
    "encrypted",  # needs a password
    "damaged",  # broken or cut off
    "no-text-column",  # a record file, or a record, without a text where one is looked for
    "tool-missing",  # needs a package that is not installed; the message names it
]
"""Why a container, or a member of it, is not opened."""

FailureCode = Literal[ReadErrorCode, ContainerErrorCode, WorkerErrorCode]
"""The closed list: why a document cannot be read or its container opened, or what became of the process that did so."""

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


def with_record_id(failure: Failure, record_id: str | None) -> Failure:
    """The failure of a record with its id told: its path has only its number."""
    return replace(failure, message=f"{failure.message} (its id is {record_id})") if record_id else failure


def parser_failed(name: str, error: Exception) -> str:
    """What a person is told of a bug that a document has brought to light."""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{name}: the parser failed ({what}); please report it with the document"


def out_of_memory(name: str) -> str:
    """What a person is told of a document that asks for more memory than there is for it."""
    return f"{name}: takes more memory than it may have; give more with --max-memory, or split it"
