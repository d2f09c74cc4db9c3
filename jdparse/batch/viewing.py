"""Many documents as pages: what a worker makes of each, and how workers start at it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jdparse.batch.protocol import Converted, Handler

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon
    from jdparse.reading import RawDocument

ENDING = ".html"
PAGES = "pages"
"""The folder of the pages, beside their index."""
INDEX = f"index{ENDING}"
MOST_TITLES = 5
"""Titles of a document's records that the index shows."""


@dataclass(frozen=True, slots=True)
class Viewed(Converted):
    """A document as a page, and what the index tells of it; ``json`` is empty."""

    page: bytes
    titles: tuple[str, ...]
    """Of its first records."""
    doubts: int
    """Diagnostics that are warnings or errors."""

    @property
    def size(self) -> int:
        return len(self.page)


@dataclass(frozen=True, slots=True)
class ViewHandling:
    """Starts the handler that makes pages; ``lexicon`` None is the built-in one."""

    lexicon: Lexicon | None = None

    def __call__(self) -> Handler:
        from jdparse.batch.answering import answered
        from jdparse.lexicon import load

        lexicon = self.lexicon or load()
        return lambda task, tell: answered(task, tell, lambda raw, started: viewed(raw, lexicon, started))


def viewed(raw: RawDocument, lexicon: Lexicon, started: float) -> Viewed:
    """The page of one document, as it stands among others."""
    from jdparse.batch.sinks.naming import safe_parts
    from jdparse.parsing.pipeline import parse_page
    from jdparse.view.document_page import document_page

    document, classes = parse_page(raw, lexicon)
    above = len(safe_parts(f"{raw.path}{ENDING}", ENDING))
    page = document_page(document, raw.text, classes, index=f"{'../' * above}{INDEX}")
    titles = tuple(record.title for record in document.records if record.title)[:MOST_TITLES]
    doubts = sum(found.severity != "info" for found in document.diagnostics)
    source, unclaimed = document.source, document.coverage.unclaimed
    return Viewed(
        path=source.path,
        sha256=source.sha256,
        json=b"",
        records=len(document.records),
        layout=document.layout,
        chars=source.chars,
        unclaimed=unclaimed,
        seconds=time.perf_counter() - started,
        page=page,
        titles=titles,
        doubts=doubts,
    )
