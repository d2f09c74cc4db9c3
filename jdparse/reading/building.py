"""A raw text put together piece by piece, with the spans of what stands in it: how readers of formats with
structure (web pages, Word, RTF, Excel) write their text down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from jdparse.reading.raw import Content, PageFactSpan, RawSpan, Table

MOST_COLUMNS = 100
"""A table is cut to so many columns; a cell that claims a million of them would otherwise take the memory."""

_CELL_BLANKS = re.compile(r"[\t\v\f]")


@dataclass(slots=True)
class _Grid:
    """The table that is being written. ``above`` says which columns a cell of an earlier row still fills."""

    place: int
    """Which of the text's tables it is, in the order in which they begin."""
    rows: list[list[RawSpan]] = field(default_factory=list)
    above: dict[int, tuple[int, RawSpan]] = field(default_factory=dict)
    written_in_row: int = 0

    def place_cell(self, span: RawSpan, columns: int, rows: int) -> None:
        self._fill_from_above()
        row = self.rows[-1]
        for _ in range(min(max(columns, 1), MOST_COLUMNS - len(row))):
            if rows > 1:
                self.above[len(row)] = (rows - 1, span)
            row.append(span)

    def finish_row(self) -> None:
        self._fill_from_above()
        if not self.rows[-1]:
            self.rows.pop()

    def _fill_from_above(self) -> None:
        row = self.rows[-1]
        while len(row) in self.above and len(row) < MOST_COLUMNS:
            left, span = self.above.pop(len(row))
            if left > 1:
                self.above[len(row)] = (left - 1, span)
            row.append(span)


class ContentBuilder:
    """Writes text, lines and tables; a line feed is written only when something follows it.

    >>> builder = ContentBuilder()
    >>> with builder.table(), builder.row():
    ...     with builder.cell():
    ...         builder.write("岗位名称")
    ...     with builder.cell():
    ...         builder.write("门卫")
    >>> builder.content("text/html", "utf-8").text
    '岗位名称\\t门卫'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._line_feeds = 0
        self._start = 0
        self._line_start = 0
        self._grids: list[_Grid] = []
        self._tables: list[Table] = []
        self._chrome: list[RawSpan] = []
        self._page: list[PageFactSpan] = []

    @property
    def at_line_start(self) -> bool:
        """Whether the next text begins a line or a cell."""
        return self._line_feeds > 0 or self._length == self._line_start

    def write(self, text: str) -> None:
        """Go on with the line. In a cell a tab becomes a space, since tabs part the cells."""
        if not text:
            return
        self._write_line_feeds()
        self._put(_CELL_BLANKS.sub(" ", text) if self._grids else text)

    def write_mark(self, mark: str) -> None:
        """The mark of a list's item: what follows goes on behind it, a block too."""
        self.write(mark)
        self._line_start = self._length

    def end_line(self) -> None:
        """The next text begins a new line; nothing changes where it does already."""
        if not self.at_line_start:
            self._line_feeds = 1

    def break_line(self) -> None:
        """A line end, after an empty line too; at the start of the text and of a cell it is left out."""
        if self._length > self._start:
            self._line_feeds += 1

    def fact(self, name: str, text: str, part: RawSpan | None = None) -> None:
        """A line of chrome that says a fact of the page; ``part`` of the text is the value, else all of it."""
        with self.chrome():
            self.write(text)
        start, end = part or (0, len(text))
        before = self._length - len(text)
        self._page.append((name, (before + start, before + end)))

    @contextmanager
    def chrome(self) -> Iterator[None]:
        """What is written inside stands on lines of its own and is not the document."""
        self.end_line()
        start = self._length + self._line_feeds
        yield
        if self._length > start:
            self._chrome.append((start, self._length))
            self.end_line()

    @contextmanager
    def table(self) -> Iterator[None]:
        """A table on lines of its own; inside a cell it begins and ends a line of that cell."""
        self.end_line()
        grid = _Grid(len(self._tables))
        self._tables.append(())
        self._grids.append(grid)
        yield
        self._grids.pop()
        self._tables[grid.place] = tuple(tuple(row) for row in grid.rows)

    @contextmanager
    def row(self) -> Iterator[None]:
        """A row of the innermost table."""
        grid = self._grids[-1]
        grid.rows.append([])
        grid.written_in_row = 0
        yield
        grid.finish_row()
        if grid.written_in_row:
            self._line_feeds = 1

    @contextmanager
    def cell(self, columns: int = 1, rows: int = 1) -> Iterator[None]:
        """A cell of the row, merged over so many columns and rows."""
        grid = self._grids[-1]
        self._write_line_feeds()
        if grid.written_in_row:
            self._put("\t")
        grid.written_in_row += 1
        outer_start, self._start = self._start, self._length
        start = self._line_start = self._length
        yield
        self._line_feeds = 0
        self._start = outer_start
        grid.place_cell((start, self._length), columns, rows)

    def cell_from_above(self, columns: int) -> None:
        """The next cell of the row is the lower part of the one above it, which stands in the text already."""
        grid = self._grids[-1]
        above = grid.rows[-2] if len(grid.rows) > 1 else []
        here = (self._length, self._length)
        for column in range(len(grid.rows[-1]), min(len(grid.rows[-1]) + columns, MOST_COLUMNS)):
            grid.rows[-1].append(above[column] if column < len(above) else here)

    def content(self, media_type: str, encoding: str | None, replaced: int = 0) -> Content:
        """What was written. Empty tables are left out."""
        tables = tuple(table for table in self._tables if table)
        text = "".join(self._parts)
        return Content(media_type, encoding, text, replaced, tuple(self._chrome), tuple(self._page), tables)

    def _write_line_feeds(self) -> None:
        if self._line_feeds:
            self._put("\n" * self._line_feeds)
            self._line_feeds = 0
            self._line_start = self._length

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
