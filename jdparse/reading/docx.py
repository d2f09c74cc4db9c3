"""Word documents (.docx), in the order of the page.

The raw text: a paragraph is a line, with the number that Word prints before it; tables as structure; a text box
behind the paragraph that it hangs on; footnotes behind the text; page headers at the head and page footers at the
end, as chrome. What a tracked change deleted and what is hidden is left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jdparse.reading.archive import check_archive, transitional
from jdparse.reading.building import ContentBuilder
from jdparse.reading.raw import Content, ReadError
from jdparse.reading.word_numbering import Numbering
from jdparse.reading.word_text import inline_text, text_boxes
from jdparse.reading.word_xml import MC, R, W, alternative, integer, is_on, value_of

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_TRANSPARENT = frozenset({f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "sdt")})
_NOTES = ("footnotes", "endnotes")


def read_docx(data: bytes, name: str) -> Content:
    """The document's text and tables. Raises ReadError ``too-large`` and ``damaged``."""
    from docx.opc.package import OpcPackage  # 70 ms, and most files are text

    check_archive(data, name)
    main = OpcPackage.open(io.BytesIO(transitional(data))).main_document_part
    body = _root(main).find(f"{W}body")
    if body is None:
        raise ReadError("damaged", f"{name}: is a Word document without a text; open it in Word and save it anew")
    writer = _DocumentWriter(Numbering(_related_root(main, "numbering"), _related_root(main, "styles")))
    writer.page_parts(main, body, "header")
    writer.blocks(body)
    for kind in _NOTES:
        writer.notes(_related_root(main, kind))
    writer.page_parts(main, body, "footer")
    return writer.builder.content(MEDIA_TYPE, None)


def _root(part: Part) -> _Element:
    """The part's XML, which python-docx has parsed for the parts that it edits."""
    from docx.oxml.parser import parse_xml

    root: _Element = part.element if hasattr(part, "element") else parse_xml(part.blob)
    return root


def _related_root(main: Part, kind: str) -> _Element | None:
    """The root of the first part that the document names as its ``kind``: ``styles``, ``footnotes``."""
    for relation in main.rels.values():
        if not relation.is_external and (relation.reltype or "").endswith(f"/{kind}"):
            return _root(relation.target_part)
    return None


class _DocumentWriter:
    """Writes the blocks of a document; tables nest, so it calls itself (lxml allows 256 levels of elements)."""

    def __init__(self, numbering: Numbering) -> None:
        self.builder = ContentBuilder()
        self._numbering = numbering

    def page_parts(self, main: Part, body: _Element, kind: str) -> None:
        """The page headers or footers that the sections name, each once."""
        seen: set[str] = set()
        for reference in body.iter(f"{W}{kind}Reference"):
            relation = main.rels.get(reference.get(f"{R}id", ""))
            if relation is None or relation.is_external or str(relation.target_part.partname) in seen:
                continue
            seen.add(str(relation.target_part.partname))
            with self.builder.chrome():
                self.blocks(_root(relation.target_part))

    def notes(self, root: _Element | None) -> None:
        """The footnotes, without the lines that part them from the text."""
        for note in () if root is None else root:
            if note.get(f"{W}type") in (None, "normal"):
                self.builder.end_line()
                self.blocks(note)

    def blocks(self, container: _Element) -> None:
        """Paragraphs and tables in order."""
        for child in container:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _TRANSPARENT:
                self.blocks(child)
            elif child.tag == f"{MC}AlternateContent":
                self.blocks(alternative(child))

    def _paragraph(self, paragraph: _Element) -> None:
        text = inline_text(paragraph)
        self._lines(self._numbering.mark(paragraph) + text)
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        if properties is None or not is_on(properties, "del"):  # else the next paragraph goes on with its line
            self.builder.break_line()
        for box in text_boxes(paragraph):
            self.builder.end_line()
            self.blocks(box)

    def _lines(self, text: str) -> None:
        first, *others = text.split("\n")
        self.builder.write(first)
        for line in others:
            self.builder.break_line()
            self.builder.write(line)

    def _table(self, table: _Element) -> None:
        with self.builder.table():
            for row in _below(table, "tr"):
                properties = row.find(f"{W}trPr")
                if properties is not None and is_on(properties, "del"):
                    continue
                with self.builder.row():
                    for cell in _below(row, "tc"):
                        self._cell(cell)
        self.builder.end_line()

    def _cell(self, cell: _Element) -> None:
        properties = cell.find(f"{W}tcPr")
        columns, merged = 1, None
        if properties is not None:
            columns = max(integer(value_of(properties, "gridSpan")) or 1, 1)
            merged = properties.find(f"{W}vMerge")
        if merged is not None and merged.get(f"{W}val") != "restart":
            self.builder.cell_from_above(columns)
            return
        with self.builder.cell(columns):
            self.blocks(cell)


def _below(parent: _Element, name: str) -> Iterator[_Element]:
    """The children called so, those inside content controls and tracked insertions too."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _below(child, name)
