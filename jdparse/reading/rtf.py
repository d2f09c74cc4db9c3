"""RTF documents, many of them called .doc: paragraphs, tables, list numbers, page headers and footers."""

from __future__ import annotations

from dataclasses import dataclass, field

from jdparse.reading.building import ContentBuilder
from jdparse.reading.raw import Content
from jdparse.reading.rtf_text import Characters
from jdparse.reading.rtf_tokens import Token, tokens

_LINE_ENDS = frozenset({"par", "line", "sect", "page", "nestcell", "nestrow", "softline"})


def read_rtf(data: bytes, name: str) -> Content:
    """The document's text; its tables as structure, page headers and footers as chrome, footnotes at its end.

    A table inside a cell is read as lines of that cell.
    """
    characters = Characters()
    parts = {part: _Part() for part in ("header", "body", "footnote", "footer")}
    for token in tokens(data):
        part = parts.get(characters.group.part)
        text = _take(characters, token)
        if part is None:
            continue
        part.line.append(text)
        if token.kind == "word" and characters.seen:
            part.take(token)
        elif token.kind == "close" and part is not parts.get(characters.group.part):
            part.end_line()
    return _content(parts, characters)


def _take(characters: Characters, token: Token) -> str:
    if token.kind == "open":
        return characters.open()
    return characters.close() if token.kind == "close" else characters.take(token)


@dataclass(slots=True)
class _Row:
    """A row of cells; ``merged`` says which of them are the lower part of the cell above."""

    cells: list[list[str]]
    merged: list[bool]


@dataclass(slots=True)
class _Part:
    """The lines and rows of the body, or of what stands beside it, in order."""

    blocks: list[str | _Row] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    _cell: list[str] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=list)
    _merged: list[bool] = field(default_factory=list)
    _next_merged: bool = False
    _in_table: bool = False

    def take(self, token: Token) -> None:
        word = token.word
        if word in _LINE_ENDS:
            self.end_line()
        elif word == "cell":
            self._cell.append(self._whole_line())
            self._cells.append(self._cell)
            self._cell = []
        elif word == "row":
            self._end_row()
        elif word == "pard":
            self._in_table = False
        elif word == "intbl":
            self._in_table = True
        else:
            self._define_row(word)

    def end_line(self) -> None:
        lines = self._cell if self._in_table else self.blocks
        lines.append(self._whole_line())

    def finish(self) -> None:
        """What a table that was cut off still holds."""
        if self._cell or self._cells:
            self._end_row()
        if line := self._whole_line():
            self.blocks.append(line)

    def once(self) -> list[str | _Row]:
        """The blocks without repetition: a page header is written for left, right and first pages."""
        lines = dict.fromkeys(block for block in self.blocks if isinstance(block, str) and block.strip())
        return [*lines, *(block for block in self.blocks if isinstance(block, _Row))]

    def _define_row(self, word: str) -> None:
        if word == "trowd":
            self._merged, self._next_merged = [], False
        elif word == "clvmrg":
            self._next_merged = True
        elif word == "cellx":
            self._merged.append(self._next_merged)
            self._next_merged = False

    def _end_row(self) -> None:
        if self._cell:
            self._cells.append(self._cell)
        while len(self._cells) > len(self._merged) > 0 and not any(self._cells[-1]):
            self._cells.pop()  # LibreOffice ends a row around an inner table with cells that are not defined
        if self._cells:
            self.blocks.append(_Row(self._cells, self._merged))
        self._cell, self._cells = [], []

    def _whole_line(self) -> str:
        """The line; a character beyond U+FFFF was written as two halves."""
        text = "".join(self.line).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self.line.clear()
        return text


def _content(parts: dict[str, _Part], characters: Characters) -> Content:
    builder = ContentBuilder()
    for name, part in parts.items():
        part.line.append(characters.flush() if name == "body" else "")
        part.finish()
        if name in ("header", "footer"):
            with builder.chrome():
                _write(builder, part.once())
        else:
            _write(builder, part.blocks)
            builder.end_line()
    return builder.content("application/rtf", None, characters.replaced)


def _write(builder: ContentBuilder, blocks_in_order: list[str | _Row]) -> None:
    blocks = iter(blocks_in_order)
    block = next(blocks, None)
    while block is not None:
        if isinstance(block, str):
            builder.write(block)
            builder.break_line()
            block = next(blocks, None)
            continue
        with builder.table():
            while isinstance(block, _Row):
                _write_row(builder, block)
                block = next(blocks, None)


def _write_row(builder: ContentBuilder, row: _Row) -> None:
    with builder.row():
        for index, lines in enumerate(row.cells):
            if index < len(row.merged) and row.merged[index]:
                builder.cell_from_above(1)
                continue
            with builder.cell():
                for line in lines:
                    builder.write(line)
                    builder.break_line()
