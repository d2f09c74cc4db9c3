"""What becomes of each document: a Document or a Failure, never an exception."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from jdparse.batch.data import data_of
from jdparse.batch.failure import Failure, out_of_memory, parser_failed
from jdparse.batch.finding import Found
from jdparse.lexicon import Lexicon
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import RawDocument, ReadError, read_bytes
from jdparse.records import Document

Outcome = Document | Failure
Made = TypeVar("Made")


def outcomes(found: Iterable[Found | Failure], lexicon: Lexicon | None = None) -> Iterator[Outcome]:
    """The outcome of each, in order, one at a time."""
    return (each if isinstance(each, Failure) else outcome_of(each, lexicon) for each in found)


def outcome_of(found: Found, lexicon: Lexicon | None = None) -> Outcome:
    """Read and parse one document. Nothing is raised but what asks the whole program to stop."""
    try:
        data = data_of(found)
    except ReadError as error:
        return Failure(found.name, error.sha256, error.code, error.message)
    return outcome_of_data(data, found, lexicon)


def outcome_of_data(data: bytes, found: Found, lexicon: Lexicon | None = None) -> Outcome:
    """Parse the document that was found; ``data`` is its bytes. Nothing is raised but what asks the program to stop."""
    return made_of_data(data, found, lambda raw: parse_document(raw, lexicon))


def made_of_data(data: bytes, found: Found, make: Callable[[RawDocument], Made]) -> Made | Failure:
    """What ``make`` makes of the document, or why there is nothing to be made. As ``outcome_of_data`` otherwise."""
    name = found.name
    try:
        return make(read_bytes(data, name, found.charset))
    except ReadError as error:
        return Failure(name, error.sha256, error.code, error.message)
    except MemoryError:
        return Failure(name, _sha256(data), "out-of-memory", out_of_memory(name))
    except Exception as error:
        return Failure(name, _sha256(data), "parser-error", parser_failed(name, error))


def read(found: Found) -> RawDocument:
    """The document at its place. Raises ReadError when it cannot be read."""
    return read_bytes(data_of(found), found.name, found.charset)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
