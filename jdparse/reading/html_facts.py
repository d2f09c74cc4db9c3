"""What a web page says of itself in its head: title, site, date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

Fact = tuple[str, str, tuple[int, int] | None]
"""A field of ScrapedPage, the line that says it, and which part of the line is the value where it is not all."""

_META: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("site", ("og:site_name", "application-name")),
    ("uploaded", ("article:published_time", "og:release_date", "publishdate", "pubdate", "date")),
)
_DATE = re.compile(r"(?:19|20)\d\d[-/.年](?:1[0-2]|0?[1-9])[-/.月](?:3[01]|[12]\d|0?[1-9])(?!\d)")
_LONGEST = 300


def html_facts(tree: LexborHTMLParser) -> Iterator[Fact]:
    """The facts in the order in which they stand at the head of the raw text."""
    title = tree.css_first("head title")
    text = _line(title.text() if title is not None else "")
    if text:
        yield "title", text, None
    said = {
        (meta.attributes.get("property") or meta.attributes.get("name") or "").lower(): meta.attributes.get("content")
        for meta in reversed(tree.css("meta"))
    }
    for field, names in _META:
        value = next((line for name in names if (line := _line(said.get(name) or ""))), "")
        date = _DATE.search(value)
        if field == "uploaded" and date:
            yield field, value, date.span()
        elif field != "uploaded" and value:
            yield field, value, None


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST].rstrip()
