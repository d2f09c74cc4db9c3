"""Web pages nested without end: the tags that are too deep are taken out before the page is parsed.

At each tag a parser looks through the elements that are open, and opens again in each paragraph what an unclosed
``<font>`` began: 100,000 ``<div>`` in each other, or 4,000 such ``<font>``, take it minutes. Browsers stop at 512 too.
"""

from __future__ import annotations

import re
from collections import Counter

MOST_OPEN = 256
"""Elements of one group inside each other; pages that people read have less than 100."""
MOST_FORMATS = 16

_TAG = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style|textarea|title)\b(?:.*?</\1|.*)|<(?P<end>/?)(?P<name>[a-z][^\s/<>]*)[^<>]*>?",
    re.IGNORECASE | re.DOTALL,
)
_NEVER_DEEP = frozenset({
    "a", "area", "base", "body", "br", "button", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr",
    "html", "img", "input", "li", "link", "meta", "nobr", "option", "p", "param", "source", "tbody", "td", "tfoot",
    "th", "thead", "tr", "track", "wbr",
})  # fmt: skip
"""Elements without content, and those that end where the next one like them begins."""
_FORMATS = frozenset({"b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"})
_STRUCTURES = frozenset({"dl", "ol", "table", "ul"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "legend", "main", "menu", "nav",
    "pre", "section", "summary",
})  # fmt: skip


def without_depth(html: str) -> str:
    """``html`` with tags that are too deep left out, those of blocks replaced by ``<p>``, which begins a line as well.

    Each group is counted by itself, so that 300 unclosed ``<span>`` cost no table.
    """
    return _TAG.sub(_OpenElements().kept, html)


class _OpenElements:
    """How many elements of each group are open."""

    def __init__(self) -> None:
        self._open = Counter[str]()

    def kept(self, tag: re.Match[str]) -> str:
        """The tag, or what takes its place; comments and scripts are kept."""
        name = (tag["name"] or "p").lower()
        if name in _NEVER_DEEP:
            return tag[0]
        group = _group(name)
        if tag["end"]:
            depth = self._open[group]
            self._open[group] = max(depth - 1, 0)
        else:
            self._open[group] = depth = self._open[group] + 1
        if depth <= (MOST_FORMATS if group == "formats" else MOST_OPEN):
            return tag[0]
        return "" if group in ("formats", "others") else "<p>"


def _group(name: str) -> str:
    if name in _STRUCTURES:
        return name
    return "formats" if name in _FORMATS else "blocks" if name in _BLOCKS else "others"
