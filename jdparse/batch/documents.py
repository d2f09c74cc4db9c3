"""Documents wherever they stand: those of ``jdparse convert`` are read, pages are parsed."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from jdparse.batch.containers import Columns, documents_opened_here
from jdparse.batch.containers.streams import with_head
from jdparse.batch.converted import begins_a_document, converted_documents, documents_of_lines, is_converted
from jdparse.batch.failure import Failure
from jdparse.batch.finding import STANDARD_INPUT, Found, find
from jdparse.batch.output import is_stream
from jdparse.records import Document
from jdparse.tables import holds_tables

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon

BESIDE_OUTPUTS = (".failures.jsonl", ".unmapped.jsonl", ".ledger")
"""How files end that stand beside an output; none of them is an input."""


def expanded(inputs: Iterable[str]) -> list[str]:
    """``inputs`` with patterns (``runs/*.jsonl``) replaced by the files that fit, sorted, where no shell has done so.

    A pattern that nothing fits stays as it is: there is no such file.
    """
    found: list[str] = []
    for given in inputs:
        is_pattern = given != STANDARD_INPUT and not os.path.lexists(given) and glob.has_magic(given)
        found += (sorted(glob.glob(given, recursive=True)) if is_pattern else []) or [given]
    return found


def documents(
    inputs: Iterable[str],
    columns: Columns | None = None,
    lexicon: Lexicon | None = None,
    excluded: Iterable[Path] = (),
) -> Iterator[Document | Failure]:
    """Every document of ``inputs``, lazily and in order, one in memory at a time; what fails in its place.

    An input is a file that ``jdparse convert`` wrote as JSON, a pipe or ``-`` that gives its lines or a page, or
    anything else that ``convert`` takes, which is parsed in this process. ``excluded`` files and folders are passed
    over, and so is what stands beside outputs.
    """
    for given in inputs:
        if any(holds_tables(Path(given), ending) for ending in (".csv", ".parquet")):
            why = f"{given}: holds the tables of jdparse convert, not its documents; name what it wrote as JSON lines"
            yield Failure(given, None, "unsupported-format", why)
        else:
            yield from _of_input(given, columns, lexicon, excluded)


def _of_input(
    given: str, columns: Columns | None, lexicon: Lexicon | None, excluded: Iterable[Path]
) -> Iterator[Document | Failure]:
    for found in find([given], excluded):
        if isinstance(found, Failure):
            yield found
        elif found.path is None:
            yield from _of_stream(sys.stdin.buffer, found.name, lexicon)
        elif is_stream(found.path):
            yield from _of_pipe(found.path, found.name, lexicon)
        elif is_converted(found.path):
            yield from converted_documents(found.path, found.name)
        elif not found.path.name.endswith(BESIDE_OUTPUTS):
            yield from _parsed(found, columns, lexicon)


def _of_pipe(path: Path, name: str, lexicon: Lexicon | None) -> Iterator[Document | Failure]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Failure(name, None, "unreadable", f"{name}: cannot be read ({error.strerror}); check its permissions")
        return
    with stream:
        yield from _of_stream(stream, name, lexicon)


def _of_stream(stream: IO[bytes], name: str, lexicon: Lexicon | None) -> Iterator[Document | Failure]:
    """What comes out of a pipe, which can be read once only: lines of documents, or a page."""
    head, stream = with_head(stream)
    if begins_a_document(head):
        yield from documents_of_lines(stream, name)
    else:
        yield from _parsed(Found(None, name, stream.read()), None, lexicon)


def _parsed(found: Found, columns: Columns | None, lexicon: Lexicon | None) -> Iterator[Document | Failure]:
    from jdparse.batch.outcome import outcomes  # the parser, which records that are written already do not need

    yield from outcomes(documents_opened_here([found], columns or Columns()), lexicon)
