"""The positions that a notice without headings announces: 现招前台2人,客房服务员若干,另请厨师一位"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.lexicon import Lexicon
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_ANNOUNCEMENT = re.compile(
    r"(?:招聘|招募|招收(?!银)|诚聘|急聘|急招|聘|招|要请|想请|想找|要找|请(?![着了过问你您])|找|缺|添|需要|还要)"
    r"(?:(?:以下|下列|如下)[^。\n:]{0,8}:\s*)?[: ]*(?P<positions>[^。!\n;】,、:][^。!\n;】]{1,120})"
)
_NUMBER = r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3}|若干|数|多)"
_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z()]{2,14}?)"
# 另需叉车司机一名, 打磨工和抛光工各五名, 客房服务员若干; 两位炒茶师傅
_PIECE = re.compile(
    rf"(?:另外?|再|还|现|急|拟|特|长期)*(?:需要|需|要|招聘|招募|招|聘|请|找)?{_NAME}[ ]?"
    rf"(?:\(?(?P<each>各)?{_NUMBER}[ ]?[名人位对个]\)?|若干)?"
)
_COUNTED_PIECE = re.compile(
    r"(?:另外?|再|还|现|急|拟|特)*(?:需要|需|要|招聘|招|聘|请|找)?"
    r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})[ ]?[名位个对]"
    r"(?P<name>(?:[A-C]\d)?[\u4e00-\u9fffA-Za-z()]{2,14})"
)
_BETWEEN = re.compile(r"以及|[,、和及与]")
_NO_NUMBERS = frozenset({"若干", "数", "多"})
_COUNTS = re.compile(r"[一二两三四五六七八九十几\d][名位个]")


class Announced(NamedTuple):
    """A position that the notice says it hires for, with the number of people where it is one."""

    name: Span
    number: Span | None


def announced_positions(value: str, lexicon: Lexicon) -> list[Announced]:
    """The positions of the first sentence that announces some."""
    for match in _ANNOUNCEMENT.finditer(value):
        found = list(_of_pieces(value, Span(*match.span("positions")), lexicon))
        if any(counted for _, counted in found):
            return [position for position, _ in found]
    return []


def listed_positions(value: str, span: Span, lexicon: Lexicon) -> list[Announced]:
    """The positions that ``span`` lists and nothing else, each with how many, or the last with so many 各:
    语文教师5人、数学教师4人; none where it holds anything else."""
    found = list(_of_pieces(value, span, lexicon))
    pieces = sum(1 for piece in _pieces(value, span) if value[slice(*piece)].strip(" 。;"))
    return [position for position, _ in found] if len(found) == pieces else []


def _of_pieces(value: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[Announced, bool]]:
    """The leading pieces that name positions, each with whether it says how many; what follows asks or tells."""
    pending: list[Announced] = []
    started = False
    for piece in _pieces(value, span):
        found = _position(value, piece, lexicon)
        if found is None:
            if started:
                break
            pending.clear()
            continue
        position, counted, each = found
        if not counted:
            pending.append(position)
            continue
        number = position.number if each else None
        yield from ((Announced(other.name, number), True) for other in pending)
        pending.clear()
        started = True
        yield position, True


def _pieces(value: str, span: Span) -> Iterator[Span]:
    start = span.start
    for between in _BETWEEN.finditer(value, *span):
        yield Span(start, between.start())
        start = between.end()
    yield Span(start, span.end)


def _position(value: str, piece: Span, lexicon: Lexicon) -> tuple[Announced, bool, bool] | None:
    """The position that the piece names, whether it counts people, and whether so many of each before it."""
    text = value[slice(*piece)]
    start = piece.start + len(text) - len(text.lstrip())
    end = piece.start + len(text.rstrip())
    match = _COUNTED_PIECE.fullmatch(value, start, end) or _PIECE.fullmatch(value, start, end)
    if match is None or not _names_a_position(value, match["name"], lexicon):
        return None
    name = Span(*match.span("name"))
    if match["number"] is None:
        return Announced(name, None), match.end() > name.end, False
    number = None if match["number"] in _NO_NUMBERS else Span(*match.span("number"))
    return Announced(name, number), True, "each" in match.re.groupindex and match["each"] is not None


def _names_a_position(value: str, name: str, lexicon: Lexicon) -> bool:
    """Whoever a paragraph of its own speaks of under the name is a position too: 杂务居士两位 …⏎杂务居士择菜洗菜"""
    if _COUNTS.search(name):
        return False  # 两个师傅一个阿姨: another count begins inside
    kind = name_kind(name, lexicon)
    if kind == "position" or (kind is not None and name.endswith(tuple(lexicon.words.activity_endings))):
        return True
    return kind == "unknown" and ("\n" + name in value or "。" + name in value)
