"""What becomes of each document: a Document or a Failure, never an exception."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from jdparse.batch.failure import Failure
from jdparse.batch.finding import Found
from jdparse.lexicon import Lexicon
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import RawDocument, ReadError, read_bytes, read_file
from jdparse.records import Document

Outcome = Document | Failure


def outcomes(found: Iterable[Found | Failure], lexicon: Lexicon | None = None) -> Iterator[Outcome]:
    """The outcome of each, in order, one at a time."""
    return (each if isinstance(each, Failure) else outcome_of(each, lexicon) for each in found)


def outcome_of(found: Found, lexicon: Lexicon | None = None) -> Outcome:
    """Read and parse one document. Nothing is raised but what asks the whole program to stop."""
    raw: RawDocument | None = None
    try:
        raw = read(found)
        return parse_document(raw, lexicon)
    except ReadError as error:
        return Failure(found.name, error.sha256, error.code, error.message)
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"{found.name}: the parser failed ({what}); please report it with the document"
        return Failure(found.name, raw.sha256 if raw else None, "parser-error", message)


def read(found: Found) -> RawDocument:
    """The document at its place. Raises ReadError when it cannot be read."""
    if found.path is None:
        return read_bytes(sys.stdin.buffer.read(), found.name)
    return read_file(found.path, found.name)
