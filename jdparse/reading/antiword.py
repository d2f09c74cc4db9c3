"""Old Word documents by antiword.

It writes DocBook, which tells paragraphs, lists and tables as elements but loses line breaks and tabs inside a
paragraph; it writes text, which keeps those and loses the rest. Both are read, and each paragraph of the one is looked
up in the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdparse.reading.antiword_lines import PrintedLines
from jdparse.reading.building import ContentBuilder
from jdparse.reading.numerals import as_letters, as_roman
from jdparse.reading.programs import folder_for, run_program
from jdparse.reading.raw import Content

if TYPE_CHECKING:
    from lxml.etree import _Element

_SECONDS = 12.0
_AS_TEXT = ("-w", "0", "-m", "UTF-8.txt")
_AS_DOCBOOK = ("-x", "db", "-m", "UTF-8.txt")
_LINES = frozenset({"title", "subtitle", "para", "listitem", "footnote"})
_LEFT_OUT = frozenset({"bookinfo", "beginpage", "colspec", "graphic", "mediaobject"})
_NUMERALS = {
    "loweralpha": as_letters,
    "upperalpha": lambda number: as_letters(number).upper(),
    "lowerroman": lambda number: as_roman(number).lower(),
    "upperroman": as_roman,
}


def read_by_antiword(data: bytes) -> Content | None:
    """The content of the document; None when antiword makes nothing of it."""
    from lxml import etree

    with folder_for(data, "document.doc") as document:
        docbook, text = (
            run_program(["antiword", *options, str(document)], document.parent, _SECONDS)
            for options in (_AS_DOCBOOK, _AS_TEXT)
        )
    if not docbook:
        return None
    # antiword forgets to close an element now and then.
    parser = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True)
    root = etree.fromstring(docbook, parser)
    if root is None:
        return None
    writer = _DocBookWriter(PrintedLines((text or b"").decode("utf-8", "replace")))
    writer.children(root)
    writer.end_line()
    return writer.builder.content("", None)


class _DocBookWriter:
    """Writes the elements in order."""

    def __init__(self, printed: PrintedLines) -> None:
        self.builder = ContentBuilder()
        self._printed = printed
        self._line: list[str] = []
        self._mark = ""
        self._in_table = False

    def children(self, element: _Element) -> None:
        """The element's text and what is below it."""
        self._text(element.text)
        for number, child in enumerate(element, 1):
            self._element(child, number)
            self._text(child.tail)

    def end_line(self) -> None:
        """Write the line; outside tables it may have been several on the page."""
        text = "".join(self._line).strip(" \t")
        self._line.clear()
        if not text:
            return
        mark, lines = ("", [text]) if self._in_table else self._printed.find(text)
        self.builder.write((mark or self._mark) + lines[0])
        for line in lines[1:]:
            self.builder.break_line()
            self.builder.write(line)
        self._mark = ""
        self.builder.end_line()

    def _element(self, element: _Element, number: int) -> None:
        name = element.tag
        if name == "informaltable":
            self.end_line()
            self._table(element)
        elif name not in _LEFT_OUT and isinstance(name, str):
            if name in _LINES:
                self.end_line()
            if name == "listitem":
                self._mark = _mark(element, number)
            self.children(element)
            if name in _LINES:
                self.end_line()

    def _table(self, table: _Element) -> None:
        outer, self._in_table = self._in_table, True
        with self.builder.table():
            for row in table.iter("row"):
                with self.builder.row():
                    for entry in row.iterchildren("entry"):
                        with self.builder.cell():
                            self.children(entry)
                            self.end_line()
        self._in_table = outer
        self.builder.end_line()

    def _text(self, text: str | None) -> None:
        """antiword puts elements on lines of their own; a line end inside a text is one of the document."""
        for index, line in enumerate((text or "").split("\n")):
            if index:
                self.end_line()
            self._line.append(line)


def _mark(item: _Element, number: int) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "orderedlist":
        return "• "
    return f"{_NUMERALS.get(parent.get('numeration', ''), str)(number)}. "
