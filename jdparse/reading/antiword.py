"""Old Word documents by antiword, which writes DocBook: paragraphs, lists and tables as elements."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from jdparse.reading.building import ContentBuilder
from jdparse.reading.numerals import as_letters, as_roman
from jdparse.reading.programs import run_program
from jdparse.reading.raw import Content

if TYPE_CHECKING:
    from lxml.etree import _Element

_SECONDS = 20.0
_LINES = frozenset({"title", "para", "entry", "subtitle"})
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

    with tempfile.TemporaryDirectory(prefix="jdparse-") as name:
        document = Path(name, "document.doc")
        document.write_bytes(data)
        docbook = run_program(["antiword", "-x", "db", "-m", "UTF-8.txt", str(document)], document.parent, _SECONDS)
    if not docbook:
        return None
    # antiword forgets to close an element now and then.
    parser = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True)
    root = etree.fromstring(docbook, parser)
    if root is None:
        return None
    writer = _DocBookWriter()
    writer.children(root)
    return writer.builder.content("", None)


class _DocBookWriter:
    """Writes the elements in order."""

    def __init__(self) -> None:
        self.builder = ContentBuilder()
        self._mark = ""

    def children(self, element: _Element) -> None:
        """The element's text and what is below it."""
        self._text(element.text)
        for number, child in enumerate(element, 1):
            self._element(child, number)
            self._text(child.tail)

    def _element(self, element: _Element, number: int) -> None:
        name = element.tag
        if name == "informaltable":
            self._table(element)
        elif name not in _LEFT_OUT and isinstance(name, str):
            if name in _LINES or name == "footnote":
                self.builder.end_line()
            if name == "listitem":
                self.builder.end_line()
                self._mark = _mark(element, number)
            self.children(element)
            if name in _LINES or name in ("footnote", "listitem"):
                self.builder.end_line()

    def _table(self, table: _Element) -> None:
        with self.builder.table():
            for row in table.iter("row"):
                with self.builder.row():
                    for entry in row.iterchildren("entry"):
                        with self.builder.cell():
                            self.children(entry)
        self.builder.end_line()

    def _text(self, text: str | None) -> None:
        """antiword puts elements on lines of their own; a line end inside a text is one of the document."""
        for index, line in enumerate((text or "").split("\n")):
            if index:
                self.builder.end_line()
            if line.strip():
                self.builder.write(self._mark + line)
                self._mark = ""


def _mark(item: _Element, number: int) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "orderedlist":
        return "• "
    return f"{_NUMERALS.get(parent.get('numeration', ''), str)(number)}. "
