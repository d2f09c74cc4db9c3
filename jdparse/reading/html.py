"""Web pages: what a reader would see, line by line, with tables and lists as structure.

The raw text is made here: ``<title>`` and what meta elements say stand as chrome at its head; white space is
collapsed as browsers do; a block element or ``<br>`` begins a line; an item of a numbered list begins with its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from jdparse.reading.building import ContentBuilder
from jdparse.reading.html_charset import decode_html
from jdparse.reading.html_depth import without_depth
from jdparse.reading.html_facts import html_facts
from jdparse.reading.html_lists import ListMarks
from jdparse.reading.raw import Content

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = frozenset({
    "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "canvas", "audio",
    "video", "map", "select", "datalist", "button", "input", "textarea",
})  # fmt: skip
_NAVIGATION = frozenset({"nav", "aside", "footer", "menu"})
_NAVIGATION_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar", "banner"})
_NAVIGATION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|topbar|toolbar|breadcrumbs?|crumbs?|sidebar|footer|copyright)(?:$|[\s_-])"
)
_MOST_NAVIGATION = 0.5
"""An element called so that holds more of the page's text than this is no navigation."""
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LONGEST_SPAN = 1000
_Attributes = dict[str, str | None]


def read_html(data: bytes, name: str, charset: str | None = None) -> Content:
    """The page that ``data`` is; an encoding that a byte-order mark, HTTP (``charset``) or a meta element names is
    believed."""
    return html_content(*decode_html(data, charset))


def html_content(html: str, encoding: str, replaced: int, media_type: str = "text/html") -> Content:
    """The content of a page that is decoded."""
    from selectolax.lexbor import LexborHTMLParser  # 15 ms, and most files are text

    tree = LexborHTMLParser(without_depth(html.replace("\0", "")))
    writer = _PageWriter()
    for field, text, part in html_facts(tree):
        writer.builder.fact(field, text, part)
    if tree.body is not None:
        writer.write_page(tree.body)
    return writer.builder.content(media_type, encoding, replaced)


class _Step(NamedTuple):
    """The element to write next, and whether it stands in ``<pre>`` and in what is chrome already."""

    node: LexborNode
    preformatted: bool
    chrome: bool


class _PageWriter:
    """Writes a tree of nodes; a stack of generators instead of recursion, since pages nest without limit."""

    def __init__(self) -> None:
        self.builder = ContentBuilder()
        self._marks = ListMarks()
        self._space = False
        self._page_length = 1

    def write_page(self, body: LexborNode) -> None:
        self._page_length = max(1, len(body.text()))
        stack = [self._node(_Step(body, False, False))]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            else:
                stack.append(self._node(step))

    def _node(self, step: _Step) -> Iterator[_Step]:
        node, tag = step.node, step.node.tag or ""
        attributes = node.attributes
        if _is_hidden(attributes):
            return
        if not step.chrome and self._is_navigation(node, tag, attributes):
            with self.builder.chrome():
                yield from self._element(node, tag, step.preformatted, True)
        else:
            yield from self._element(node, tag, step.preformatted, step.chrome)

    def _element(self, node: LexborNode, tag: str, preformatted: bool, chrome: bool) -> Iterator[_Step]:
        if tag == "table" and _is_of_data(node):
            yield from self._table(node, preformatted, chrome)
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag == "li":
            self.builder.write_mark(self._marks.before(node))
        yield from self._children(node, preformatted or tag == "pre", chrome)
        if tag in _BLOCKS:
            self._end_line()

    def _children(self, node: LexborNode, preformatted: bool, chrome: bool) -> Iterator[_Step]:
        child = node.child
        while child is not None:
            tag = child.tag
            if child.is_text_node:
                self._text(child.text_content or "", preformatted)
            elif tag == "br":
                self.builder.break_line()
                self._space = False
            elif child.is_element_node and tag not in _UNSEEN:
                yield _Step(child, preformatted, chrome)
            child = child.next

    def _table(self, table: LexborNode, preformatted: bool, chrome: bool) -> Iterator[_Step]:
        self._end_line()
        for part in _elements(table, ("caption",)):
            yield _Step(part, preformatted, chrome)
        with self.builder.table():
            for row in _rows(table):
                with self.builder.row():
                    for cell in _elements(row, ("td", "th")):
                        if _is_hidden(cell.attributes):
                            continue
                        with self.builder.cell(_number(cell, "colspan"), _number(cell, "rowspan")):
                            self._space = False
                            yield from self._children(cell, preformatted, chrome)
                        self._space = False
        self._end_line()

    def _text(self, text: str, preformatted: bool) -> None:
        if preformatted:
            for index, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                if index:
                    self.builder.break_line()
                self.builder.write(line)
            return
        text = _SPACE.sub(" ", text)
        bare = text.strip(" ")
        if (self._space or text.startswith(" ")) and bare and not self.builder.at_line_start:
            bare = f" {bare}"
        self._space = text.endswith(" ") or (self._space and not bare)
        self.builder.write(bare)

    def _end_line(self) -> None:
        self.builder.end_line()
        self._space = False

    def _is_navigation(self, node: LexborNode, tag: str, attributes: _Attributes) -> bool:
        if not attributes and tag not in _NAVIGATION:
            return False
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        named = attributes.get("role") in _NAVIGATION_ROLES or _NAVIGATION_NAMES.search(names)
        if tag == "body" or (tag not in _NAVIGATION and not named):
            return False
        return len(node.text()) <= _MOST_NAVIGATION * self._page_length


def _is_hidden(attributes: _Attributes) -> bool:
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))


def _is_of_data(table: LexborNode) -> bool:
    """Whether cells belong side by side: a table around other tables or headings only lays out the page."""
    if table.attributes.get("role") == "presentation":
        return False
    # The first below is looked for in each part, not all of them at once: tables inside tables would be searched
    # as often as they are deep.
    parts = _elements(table, ("caption", "thead", "tbody", "tfoot", "tr"))
    return all(part.css_first("table, h1, h2, h3") is None for part in parts)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for part in _elements(table, ("thead", "tbody", "tfoot", "tr")):
        if part.tag == "tr":
            yield part
        else:
            yield from _elements(part, ("tr",))


def _elements(node: LexborNode, tags: tuple[str, ...]) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.tag in tags:
            yield child
        child = child.next


def _number(cell: LexborNode, attribute: str) -> int:
    digits = re.match(r"\s*(\d{1,6})", cell.attributes.get(attribute) or "")
    return min(max(int(digits[1]), 1), _LONGEST_SPAN) if digits else 1
