"""Names that the sentence behind them repeats: a heading that lost its line end."""

from __future__ import annotations

import re

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.text import Span

# 业务拓展岗位|业务拓展岗位是…, 客户经理岗位|客户经理是…, also with the line end kept: 讲解员 / 讲解员是…,
# 讲解员 Museum Guide / 讲解员是…
_DOUBLED = re.compile(
    r"(?P<name>(?P<core>[^\s。;,!?:、()]{3,12}?)(?:岗位|岗|职位)?)"
    r"(?:(?<=岗位)(?=(?P=name))"
    r"|(?=(?:[ \t]+[A-Za-z][A-Za-z &/'.-]{2,40})?[ \t]*\n\s*(?P=core)[^\s。;!?:、()])"
    r"|(?=(?P=core)[^\s。;,!?:、()]{0,4}?(?:是|作为|的|需要|负责|主要|应|属于)))"
)
# 某县气象局 / 某县气象局内设机构职责: the name of the site over the title of its page.
_TITLE_OF_PAGE = re.compile(
    r"\s*\n\s*[^\n。;,:]{2,40}(?:职责|职能|责任制|说明书|制度|公告|通知|简介|概况|汇编|一览表|手册)[ \t]*(?:\n|$)"
)
# The first characters of a name, and how far behind them they come again where the name does.
_SHORTEST_NAME, _REACH = 3, 400
_ENGLISH = re.compile(r"[ \t]+[A-Za-z][A-Za-z &/'.-]{2,40}(?=[ \t]*\n)")


def doubled_heading(page: MarkedText, start: int, marker: Marker | None) -> Heading | None:
    """The name at the head of a line or behind a number that the sentence repeats."""
    if marker is None and not page.starts_line(start):
        return None
    first = start + _SHORTEST_NAME
    if page.value.find(page.value[start:first], first, first + _REACH) < 0:
        return None
    match = _DOUBLED.match(page.value, start)
    kind = name_kind(match["name"], page.lexicon) if match else None
    if match is None or kind is None or _TITLE_OF_PAGE.match(page.value, match.end("name")):
        return None
    english = _ENGLISH.match(page.value, match.end("name"))  # a bilingual name is printed whole
    name = Span(match.start("name"), english.end() if english else match.end("name"))
    return Heading(marker.start if marker else start, name.end, kind, name, None, "name_doubled", marker)
