"""What a document's format says beside its raw text: what is not the document, facts of the page, tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jdparse.parsing.scraped_page import PageFact, stated_fact
from jdparse.reading import RawDocument, Table
from jdparse.text import Edit, Span, Text

STATED_CHROME = "stated-chrome"
"""The reason of edits that take out what the format itself calls page header, navigation or the head of a page."""

Cells = list[list[Span]]
"""A table in the normalised text: rows from top to bottom, in each the cells from left to right."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The spans are of the raw text; a text file has none."""

    chrome: tuple[tuple[int, int], ...] = ()
    page: tuple[tuple[str, tuple[int, int]], ...] = ()
    tables: tuple[Table, ...] = ()

    @classmethod
    def of(cls, source: RawDocument) -> Structure:
        """The structure of a document as it was read."""
        return cls(source.chrome, source.page, source.tables)

    def chrome_edits(self, raw: str) -> Iterator[Edit]:
        """The edits of the raw text that take the chrome out, with the line end behind it."""
        for start, end in self.chrome:
            yield Edit(start, end + raw.startswith("\n", end), "", STATED_CHROME)

    def facts(self, text: Text) -> tuple[PageFact, ...]:
        """What the format says of the page."""
        return tuple(stated_fact(text, field, Span(*span)) for field, span in self.page)

    def tables_in(self, text: Text) -> list[Cells]:
        """The tables in the normalised text."""
        if not self.tables:
            return []
        spans = [Span(*cell) for table in self.tables for row in table for cell in row]
        found = iter(text.value_spans(spans))
        return [[[next(found) for _ in row] for row in table] for table in self.tables]

    def borders(self) -> list[int]:
        """Where in the raw text cells end."""
        return sorted({cell[1] for table in self.tables for row in table for cell in row})


def within_cells(text: Text, edits: Iterable[Edit], borders: list[int]) -> Iterator[Edit]:
    """``edits`` without those that would join two cells: the end of a cell is no line cut at a column."""
    for edit in edits:
        spans = text.raw_spans(Span(edit.start, edit.end))
        first = bisect_left(borders, spans[0].start) if spans else len(borders)
        if first == len(borders) or borders[first] >= spans[-1].end:
            yield edit
