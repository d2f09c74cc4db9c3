"""Recruitment notices without headings and labels: only sentences.

``…现招聘幼儿教师3名、保育员2名。`` announces the positions; the sentences that follow begin with what they speak of:
``要求…``, ``月薪…``, ``上班时间…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.lexicon import Lexicon
from jdparse.parsing.asking import asks
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.headings import SHARED_TERMS, Heading
from jdparse.parsing.hiring import is_of_another_kind
from jdparse.parsing.names import name_kind
from jdparse.parsing.sentence_fields import sections_of_sentences
from jdparse.text import Span

_ANNOUNCEMENT = re.compile(
    r"(?:招聘|招募|招收|诚聘|急聘|急招|聘|招|要请|想请|想找|要找|请(?![着了过问你您])|找|缺|添|需要|还要)(?P<positions>[^。\n;】]{2,120})"
)
# 要请两位炒茶师傅、一位茶园管理员: how many, then the name
_COUNTED = re.compile(
    r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})[ ]?[名位个对]"
    r"(?P<name>[\u4e00-\u9fffA-Za-z()]{2,14}?)(?=[、,。;和及]|$)"
)
_POSITION = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z()]{2,14}?)[ ]?"
    r"(?:\(?(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3}|若干|数|多)[ ]?[名人位对]\)?)"
)
_NO_NUMBERS = frozenset({"若干", "数", "多"})


def sentence_entries(value: str, lexicon: Lexicon) -> list[Entry]:
    """The entries of a notice made of sentences; empty where no position is announced."""
    announced = [] if is_of_another_kind(value) else list(_announced(value, lexicon))
    if not announced:
        return []
    if len(announced) == 1:
        name, number = announced[0]
        heading = Heading(name.start, name.end, "position", name, None, "announced", headcount=number)
        return [
            Entry(0, len(value), heading, "announced", sections_of_sentences(value, Span(0, len(value)), name, lexicon))
        ]
    return list(_paragraphs(value, announced, lexicon))


def _announced(value: str, lexicon: Lexicon) -> Iterator[tuple[Span, Span | None]]:
    """The positions that the notice says it hires for, with the number of people where it is one."""
    for match in _ANNOUNCEMENT.finditer(value):
        found = [
            (Span(*position.span("name")), Span(*position.span("number")))
            for pattern in (_POSITION, _COUNTED)
            for position in pattern.finditer(value, *match.span("positions"))
            if _names_a_position(value, position, lexicon)
        ]
        if found:
            for name, number in found:
                yield name, number if value[number.start : number.end] not in _NO_NUMBERS else None
            return


_COUNTS = re.compile(r"[一二两三四五六七八九十几\d][名位个]")


def _names_a_position(value: str, position: re.Match[str], lexicon: Lexicon) -> bool:
    """Whoever a paragraph of its own speaks of under the name is a position too: 杂务居士两位 …⏎杂务居士择菜洗菜"""
    if _COUNTS.search(position["name"]):
        return False  # 两个师傅一个阿姨: another count begins inside
    kind = name_kind(position["name"], lexicon)
    return kind == "position" or (kind == "unknown" and "\n" + position["name"] in value)


def _paragraphs(value: str, announced: list[tuple[Span, Span | None]], lexicon: Lexicon) -> Iterator[Entry]:
    """Each paragraph that begins with an announced name speaks of that position; what follows the last, of all."""
    starts = []
    for name, number in announced:
        text = value[name.start : name.end]
        at = value.find("\n" + text, name.end)
        if at >= 0:
            starts.append((at + 1, at + 1 + len(text), number))
    starts.sort()
    if not starts:
        return
    yield Entry(0, starts[0][0], None, "announcement", (Section("preamble", 0, Span(0, 0), "announcement"),))
    for index, (start, end, number) in enumerate(starts):
        line_end = value.find("\n", end)
        after = line_end + 1 if line_end >= 0 else len(value)
        stop = starts[index + 1][0] if index + 1 < len(starts) else _end_of_position(value, after)
        heading = Heading(start, end, "position", Span(start, end), None, "announced", headcount=number)
        sections = sections_of_sentences(value, Span(start, stop), Span(start, end), lexicon)
        yield Entry(start, stop, heading, "announced", sections)
    if stop < len(value):
        sections = sections_of_sentences(value, Span(stop, len(value)), None, lexicon)
        yield Entry(stop, len(value), None, SHARED_TERMS, sections)


_LINE = re.compile(r"[^\n]*\n?")
_PAYS = re.compile(r"[^,。;]{0,8}(?:工钱|工资|月薪|薪水|底薪)")


def _end_of_position(value: str, start: int) -> int:
    """Where what is asked of the last position and paid to it ends: the paragraphs behind speak of all."""
    for line in _LINE.finditer(value, start):
        text = line[0].strip()
        if text and not asks(text) and _PAYS.match(text) is None:
            break
        start = line.end()
        if start >= len(value):
            break
    return start
