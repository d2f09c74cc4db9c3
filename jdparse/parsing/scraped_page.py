"""What the header of a document-sharing page says of the document (``source.page``)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdparse.lexicon import Lexicon
from jdparse.text import Span, Text


class PageFact(NamedTuple):
    """One field of ScrapedPage, its value, and where in the raw text it stands."""

    field: str
    value: str | int
    spans: tuple[Span, ...]


_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("document_id", re.compile(r"(?:文档编号|文档ID|(?<![A-Za-z])ID)[ \t]*:[ \t]*([0-9A-Za-z]{4,20})")),
    ("uploader", re.compile(r"(?:上传人|上传者|分享者|贡献者)[ \t]*:[ \t]*([^\s:,]{1,20})")),
    ("uploaded", re.compile(r"(?:上传时间|上传日期|发布时间|时间)[ \t]*:[ \t]*(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})")),
    ("format", re.compile(r"格式[ \t]*:[ \t]*([A-Za-z]{2,5})")),
    (
        "page_count",
        re.compile(r"页数[ \t]*:[ \t]*(\d{1,5})|[((](\d{1,5})页珍藏版|第\d+页[ \t]*/[ \t]*共[ \t]*(\d{1,5})[ \t]*页"),
    ),
    ("file_size", re.compile(r"大小[ \t]*:[ \t]*(\d+(?:\.\d+)?[ \t]?[KMG]?B)", re.IGNORECASE)),
)
_SHARED = re.compile(r"《([^《》\n]{1,80})》由会员")
_COLLECTION = re.compile(r"\s*([^\n]{2,60}?)[ \t]*\n\s*合集下载")
_SEARCHED_ON = re.compile(r"[在\-](\w{2,12}?)(?:上搜索|$)")
_HEADER = 3000


def page_facts(text: Text, lexicon: Lexicon) -> tuple[PageFact, ...]:
    """The facts of the page's header and footer, read before the site's furniture is taken out."""
    value = text.value
    head = value[:_HEADER]
    shared = _SHARED.search(head)
    facts: list[PageFact] = []
    matches = [(name, pattern.search(head)) for name, pattern in _FIELDS]
    found = {name for name, match in matches if match} - {"format"}
    title = _title(head, shared, found)
    if title:
        facts.append(_fact(text, "title", Span(*title)))
    site = _site(value, lexicon) if shared or found or title else None
    if site:
        facts.append(_fact(text, "site", site))
    sharing = shared is not None or "document_id" in found or "uploader" in found or len(found) > 1
    for name, match in matches:
        if match and sharing:
            facts.append(_fact(text, name, Span(*match.span(match.lastindex or 0))))
    return tuple(facts)


def stated_fact(text: Text, field: str, raw_span: Span) -> PageFact:
    """A fact that stands at ``raw_span``, as the page's format says: ``<title>`` of a web page."""
    value = _value(field, text.raw[raw_span.start : raw_span.end])
    return PageFact(field, value, (raw_span,))


def _fact(text: Text, field: str, span: Span) -> PageFact:
    return PageFact(field, _value(field, text.value[span.start : span.end]), text.raw_spans(span))


def _value(field: str, printed: str) -> str | int:
    if field == "uploaded":
        year, month, day = re.findall(r"\d+", printed)
        return f"{year}-{int(month):02}-{int(day):02}"
    return int(printed) if field == "page_count" else printed


def _title(head: str, shared: re.Match[str] | None, found: set[str]) -> tuple[int, int] | None:
    """The title as printed: the first line over the header fields, else the name in 《…》由会员分享."""
    first = re.search(r"[^\s][^\n]*", head)
    if found & {"document_id", "uploader"} and first and ":" not in first[0]:
        return first.start(), first.start() + len(first[0].rstrip())
    if shared:
        return shared.span(1)
    collection = _COLLECTION.match(head)
    return collection.span(1) if collection else None


def _site(value: str, lexicon: Lexicon) -> Span | None:
    """The site's own name, where its header or footer prints it."""
    names = _sites(lexicon)
    named = names.search(value, 0, _HEADER) or names.search(value, max(_HEADER, len(value) - _HEADER))
    if named:
        return Span(*named.span())
    shared = _SHARED.search(value[:_HEADER])
    if shared:
        end = value.find("\n", shared.start())
        searched = _SEARCHED_ON.search(value[shared.end() : end if end >= 0 else len(value)])
        if searched:
            return Span(shared.end() + searched.start(1), shared.end() + searched.end(1))
    return None


@cache
def _sites(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.chrome.sites)))
