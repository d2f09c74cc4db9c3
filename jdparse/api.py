"""The library's three ways in: a text, a file, many files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jdparse.batch import Failure, find
from jdparse.batch.containers import Columns, documents_opened_here
from jdparse.batch.outcome import outcomes
from jdparse.lexicon import Lexicon
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_file, read_text
from jdparse.records import Document


def parse(text: str, *, lexicon: Lexicon | None = None) -> Document:
    """The document that ``text`` is. Nothing is raised for any text; ``source.path`` is ``-``."""
    return parse_document(read_text(text), lexicon)


def parse_file(path: str | Path, *, lexicon: Lexicon | None = None) -> Document:
    """The document in one file; ``source.path`` is the file's own name.

    Raises ReadError, which says why, when the file cannot be read.
    """
    return parse_document(read_file(Path(path)), lexicon)


def read(
    inputs: str | Path | Iterable[str | Path], *, lexicon: Lexicon | None = None, text_column: str | None = None
) -> Iterator[Document | Failure]:
    """Every document of ``inputs`` (files, folders, archives, record files, ``-`` for standard input), lazily and in
    order.

    ``text_column`` names the column of record files that holds the text; None takes one with a usual name.
    What cannot be read or parsed comes as a Failure in its place; nothing is raised.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    found = find([str(each) for each in given])
    return outcomes(documents_opened_here(found, Columns(text_column)), lexicon)
