"""The number of a piece behind the closing words of a heading: 保安岗位职责(篇一), 职责第2篇, 岗位职责篇三:收银员."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.name_parts import NAME
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.parsing.spaces import behind_spaces
from jdparse.text import Span

_KINDS = frozenset({"篇", "第篇"})
_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_PRAISE = r"(?:精选|通用|热门|优秀|推荐|最新|经典|范文|范本|模板|完整版|通用版)?"
_PIECE = re.compile(
    rf"[ ]{{0,4}}[(【\[]?[ ]?{_PRAISE}[ ]?"
    rf"(?:第?[ ]?\(?{_NUMBER}\)?[ ]?篇(?!范文)|篇[ ]?(?:[0-9]{{1,2}}?(?=1[、.)])|{_NUMBER}))"
    rf"[ ]?[)】\]]?[ ]{{0,4}}[:、]?"
)
# 保安岗位职责(二) is a piece where nothing but its list follows; 财务岗位职责(三)税务主管 is not.
_BRACKETED = re.compile(rf"[ ]?[(【\[]{_NUMBER}[)】\]][ ]?:?")


class Piece(NamedTuple):
    """Where the number ends, and the name that it is the piece of, where one stands behind the number."""

    end: int
    name: Span | None


def piece_behind(page: MarkedText, at: int) -> Piece | None:
    """The number of a piece that stands at ``at``."""
    piece = _PIECE.match(page.value, at)
    if piece:
        name = _name_behind(page, piece.end())
        return Piece(name.end if name else piece.end(), name)
    bracketed = _BRACKETED.match(page.value, at)
    if bracketed and page.follows(bracketed.end()) in ("line", "list", "label"):
        return Piece(bracketed.end(), None)
    return None


def piece_before(page: MarkedText, at: int) -> Marker | None:
    """The number of a piece that ends right before ``at``: 第2篇 电梯维保岗位职责."""
    marker = page.marker_before(at)
    return marker if marker and marker.kind in _KINDS else None


def number_of_heading(page: MarkedText, start: int) -> Marker | None:
    """The number before the heading that begins at ``start``; that of a piece may close the line above instead:
    绿化岗位职责 第一篇 / 绿化工岗位职责."""
    marker = page.marker_before(start)
    if marker and marker.kind in _KINDS and not page.starts_line(marker.start):
        return marker if "\n" not in page.value[marker.end : start] else None
    return marker


def _name_behind(page: MarkedText, at: int) -> Span | None:
    """…篇二:|定配加工师 / 1、…: the name of a position alone behind the number."""
    match = NAME.match(page.value, behind_spaces(page.value, at), page.next_mark(at))
    if match is None or ("\n" not in match["after"] and page.follows(match.end()) not in ("list", "label")):
        return None
    return Span(*match.span("name")) if name_kind(match["name"], page.lexicon) == "position" else None
