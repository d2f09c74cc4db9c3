"""Looks that cost little: may a name end on this line? Most items end in none."""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.spaces import behind_spaces
from jdparse.text import Span

_LONGEST_HEADING = 60
_LONGEST_WORK = 8


@cache
def _last_characters(lexicon: Lexicon) -> frozenset[str]:
    """What names, grades and numbers of people end in."""
    words = lexicon.words
    endings = words.position_endings | words.department_endings | words.activity_endings
    return frozenset(ending[-1] for ending in endings) | frozenset(")]名人位个干级0123456789IVXⅠⅡⅢ甲乙丙")


_COUNTED = re.compile(
    r"[^\s。;,:]{2,14}?[ :]?[ ]?\(?(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干)[ ]?[名人位个]?\)?[,;:。 ]"
)


def is_counted(value: str, start: int) -> bool:
    """急诊护士3名:负责分诊, 喷漆工:5人,有经验: does a text with how many are wanted begin at ``start``?"""
    return _COUNTED.match(value, start) is not None


def may_end_a_name(page: MarkedText, start: int, stop: int) -> bool:
    """A look at the last character before the label, number or line end that follows: most items end in no name."""
    if page.hires and is_counted(page.value, start):
        return True
    line_end = page.value.find("\n", start, start + _LONGEST_HEADING)
    edge = min(stop, line_end) if line_end >= 0 else stop
    if edge - start > _LONGEST_HEADING:
        return False
    text = page.value[start:edge].rstrip(" \t:】")
    return text != "" and (text[-1] in _last_characters(page.lexicon) or "聘" in text or "招" in text)


# ▌01 校对员, NO.2 收银员: ornaments and a number of the notice's own before the name
_OWN_NUMBER = re.compile(r"[■●◆▲★☆▶►#* \t]*(?:N[Oo][.:]?[ ]?)?0?\d{1,2}[ \t.、/|]{1,3}$")


def start_with_number(page: MarkedText, start: int) -> int:
    line = page.line_start(start)
    return line if 1 < start - line <= 10 and _OWN_NUMBER.match(page.value[line:start]) else start


def counts_people(page: MarkedText, wanted: Span) -> bool:
    """(1人), 3名, 若干: people are wanted; 2个 counts people in a notice and may count anything elsewhere."""
    text = page.value[slice(*wanted)].rstrip(" )")
    return text != "" and (not text.endswith("个") or page.hires)


def start_with_ornaments(page: MarkedText, start: int) -> int:
    """❄ 05 巡逻员: a picture and a number that belong to no list stand before the name on its line."""
    line_start = page.line_start(start)
    return start if any(map(str.isalpha, page.value[line_start:start])) else line_start


# 岗位职责, and the lines of command, which only a position has.
_BEHIND_NAME = frozenset({"responsibilities", "reports_to", "direct_reports"})


def is_work_before_duties(page: MarkedText, match: re.Match[str], end: int) -> bool:
    """…熟悉劳动法规 行政前台 岗位职责:… — a kind of work, and the label of its duties behind it."""
    label = page.label_at(behind_spaces(page.value, match.end()))
    if label is None or label.label.field not in _BEHIND_NAME or label.label.strength == "weak":
        return False
    work = page.value[match.start() : end]
    return len(work) <= _LONGEST_WORK and work.endswith(_kinds_of_work(page.lexicon))


@cache
def _kinds_of_work(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.words.activity_endings)


_GOES_ON = frozenset(",;:。")
# 某某蚕种场要招养蚕技工三名,… is a sentence that announces, 招聘专员1名 and 招商经理1名 are names.
_CALLS_INSIDE = re.compile(r"招(?!聘[专主经顾助]|商|生|投|标|待)|[缺找]|[诚急]聘")


def goes_on_behind_number(page: MarkedText, match: re.Match[str]) -> bool:
    """Does text follow the name with its number on the same line, and is it no sentence that announces?"""
    behind = match.end()
    goes_on = page.value[behind - 1] == " " or page.value[behind : behind + 1] in _GOES_ON
    return goes_on and _CALLS_INSIDE.search(match["name"]) is None
