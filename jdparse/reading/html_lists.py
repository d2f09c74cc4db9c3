"""The marks that a browser prints before the items of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdparse.reading.numerals import as_letters, as_roman

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_OWN_MARK = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．)）:：]|第[\d一二三四五六七八九十]+[条章节]|[\u2460-\u24ff●·•◆◇➢■□▪▶★☆○◎*-])"
)
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)


class ListMarks:
    """The marks of one page's lists; it remembers how far each list has counted."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}

    def before(self, item: LexborNode) -> str:
        """``3. `` for the third item of ``<ol>``, ``• `` in ``<ul>``; nothing where the author wrote a mark himself."""
        parent = item.parent
        if parent is None:
            return ""
        number = self._count(parent, item)
        text = item.text(strip=True)
        if not text or _OWN_MARK.match(text) or _NO_MARK.search(parent.attributes.get("style") or ""):
            return ""
        return f"{_numeral(parent.attributes.get('type') or '1', number)}. " if parent.tag == "ol" else "• "

    def _count(self, parent: LexborNode, item: LexborNode) -> int:
        said = _integer(item.attributes.get("value"))
        if said is None:
            start = _integer(parent.attributes.get("start"))
            said = self._last.get(parent.mem_id, 0 if start is None else start - 1) + 1
        self._last[parent.mem_id] = said
        return said


def _numeral(kind: str, number: int) -> str:
    if kind in ("a", "A"):
        letters = as_letters(number)
        return letters.upper() if kind == "A" else letters
    if kind in ("i", "I"):
        roman = as_roman(number)
        return roman if kind == "I" else roman.lower()
    return str(number)


def _integer(text: str | None) -> int | None:
    found = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(found[1]) if found else None
