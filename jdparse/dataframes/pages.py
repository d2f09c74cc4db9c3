"""The raw texts of pages, read again from where they were converted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jdparse.batch.containers import Columns, documents_opened_here
from jdparse.batch.finding import Found, find
from jdparse.batch.outcome import read
from jdparse.reading import ReadError

Inputs = str | Path | Iterable[str | Path]


class Page(NamedTuple):
    """A page: its path as its Document has it, and the hash of its bytes."""

    path: str
    sha256: str


def raw_texts(inputs: Inputs, pages: set[Page], text_column: str | None) -> dict[Page, str]:
    """The raw text of each of ``pages`` that is still found, unchanged, in ``inputs``: those that were converted."""
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    outermost = {name for page in pages for name in _holders(page.path)}
    found = (each for each in find(map(str, given)) if isinstance(each, Found) and each.name in outermost)
    return dict(_read(documents_opened_here(found, Columns(text_column)), pages))


def _holders(path: str) -> Iterator[str]:
    """What a page of this path may stand in: it is a file, or in ``dump.zip!a.txt`` or ``pages.jsonl#17``."""
    yield path
    yield path.partition("!")[0]
    yield path.rpartition("#")[0]


def _read(documents: Iterable[object], pages: set[Page]) -> Iterator[tuple[Page, str]]:
    paths = {page.path for page in pages}
    for found in documents:
        if isinstance(found, Found) and found.name in paths:
            try:
                raw = read(found)
            except ReadError:  # it was read once: the page is not at hand any more
                continue
            if (page := Page(found.name, raw.sha256)) in pages:
                yield page, raw.text
