"""Candidates: everything on a page that looks like the head of an item, with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdparse.parsing.enumerators.numerals import HAN_DIGITS, han_number

_CANDIDATE = re.compile(
    r"""
    (?=[lnuvwüØø§0-9一二三四五六七八九十第篇职【(\[A-Ha-h\u2460-\u2487\u24f5-\u24fe\u2776-\u2793\u3220-\u3229●•◆◇■□▲△★☆➢➤►▶▪▫✓✔√☑※○◎◈❖♦·*\-–—])
    (?: (?P<circled>[\u2460-\u2473\u2776-\u277f\u2780-\u2793\u24f5-\u24fe])[、.)]?
    | (?P<ready>[\u2474-\u2487\u3220-\u3229])[、.]?
    | [(\[][ ]?(?P<inside>\d{1,2}|[一二三四五六七八九十]{1,3}|[a-hA-H])[ ]?[)\]][、.,:]?
    | 第[ ]?(?P<article>[一二三四五六七八九十百]{1,4}|\d{1,3})[ ]?(?P<unit>条|章|节|篇|部分)(?:[ ]?[、.:])?
    | 【?第?(?P<piece>篇[一二三四五六七八九十]{1,3}|篇\d{1,2})】?(?:[ ]?[、.:])?
    | (?P<duty>职责[一二三四五六七八九十]{1,3}(?=职责[描表陈]|工作任务)
        |(?<!岗位)(?<!工作)(?<!基本)(?<!安全)职责(?:[一二三四五六七八九十]{1,3}|(?<![\u4e00-\u9fff]..)\d{1,2})(?=[\s:、.]|职责|$))[:、.]?
    | (?P<han>[一二三四五六七八九十]{1,3})[ ]?(?:[、.)]|,(?=\S))(?![一二三四五六七八九十]{1,2}[、级线楼层])
    | (?P<decimal>(?<![\d.])\d{1,2}(?:\.\d{1,2}){1,3}(?![\d%万千元年月岁\-~—至]))[、.]?
    | (?P<arabic>\d(?:[ ]?\d){0,4})[ ]?(?:[、)]|\.(?!\d)|\.(?=\d{4}年|\d{1,2}[年岁]|\d{1,2}[-—~至]\d{1,2}[年岁]))
    | (?P<cell>\d{1,2})(?=[ ]?[\t|\n])
    | (?P<chapter>(?<![\d.])\d{1,2})(?=[ ]{1,4}[\u4e00-\u9fff])
    | (?P<alpha>(?<![A-Za-z])[A-Ha-h])[、.)](?=[ ]*[\u4e00-\u9fff])
    | (?P<lost>[lnuvwüØø§](?=[ ]?[\u4e00-\u9fff]))
    | (?P<bullet>[●•◆◇■□▲△★☆➢➤►▶▪▫✓✔√☑※○◎◈❖♦·*\-–—])
    )
    """,
    re.VERBOSE,
)
_SENTENCE_END = frozenset('。;!?:…)】》”"')
_STRONG_BULLETS = frozenset("●•◆◇■▲△★☆➢➤►▶▪▫✓✔√☑※◎◈❖♦")
_BULLETS_OF_LINES = frozenset("·*-–—○□")
_SPACE = frozenset(" \t")

# How firmly the place before a candidate says that something begins here.
INSIDE_WORD, GLUED, AFTER_COMMA, AFTER_SPACE, AFTER_SENTENCE, LINE_START = range(-1, 5)


@dataclass(slots=True)
class Candidate:
    start: int
    end: int
    kind: str
    ordinal: int
    digits: str
    digits_start: int
    place: int
    following: tuple[int, ...] = ()


def candidates(value: str) -> Iterator[Candidate]:
    lost = _lost_bullets(value)
    chapters = _chapters_of_decimals(value)
    for match in _CANDIDATE.finditer(value):
        name = match.lastgroup or ""
        place = _place(value, match.start())
        if name == "lost":
            if place == LINE_START and match[0] in lost:
                yield Candidate(match.start(), match.end(), f"bullet {match[0]}", 0, "", match.start(), place)
            continue
        if name == "bullet":
            if _is_bullet(match, value, place):
                yield Candidate(match.start(), match.end(), f"bullet {match[0]}", 0, "", match.start(), place)
            continue
        if name == "chapter":
            if place == LINE_START and int(match[0]) in chapters:
                yield Candidate(match.start(), match.end(), "1.0", int(match[0]), "", match.start(), place)
            continue
        kind, digits, ordinal = _kind(match, name)
        if name in ("decimal", "cell") and place < LINE_START:
            continue
        yield Candidate(match.start(), match.end(), kind, ordinal, digits, match.start(), place)


_LOST_BULLET = re.compile(r"(?:^|\n)[ \t]*([lnuvwüØø§])[ ]?(?=[\u4e00-\u9fff])")


def _lost_bullets(value: str) -> frozenset[str]:
    """Bullets of a symbol font that became letters: two or more lines with l, n, u or Ø before a Han character."""
    found = _LOST_BULLET.findall(value)
    return frozenset(char for char in found if found.count(char) > 1)


_FIRST_DECIMAL = re.compile(r"(?:^|\n)[ \t]*(\d{1,2})\.1[ .、]")


def _chapters_of_decimals(value: str) -> frozenset[int]:
    """The numbers of the chapters around those that hold 4.1, 4.2 …: 1  范围 and 5  检查与考核 may hold none."""
    numbers = [int(number) for number in _FIRST_DECIMAL.findall(value)]
    return frozenset(range(1, max(numbers) + 2)) if numbers else frozenset()


def _kind(match: re.Match[str], name: str) -> tuple[str, str, int]:
    if name == "circled":
        return "①", "", _circled(match[name])
    if name == "ready":
        code = ord(match[name])
        return ("(1)", "", code - 0x2473) if code < 0x3000 else ("(一)", "", code - 0x321F)
    if name == "inside":
        inner = match[name]
        if inner.isdigit():
            return "(1)", "", int(inner)
        return ("(a)", "", ord(inner.lower()) - 96) if inner.isascii() else ("(一)", "", han_number(inner))
    if name == "unit":
        return f"第{match['unit']}", "", han_number(match["article"])
    if name == "piece":
        return "篇", "", han_number(match["piece"][1:])
    if name == "duty":
        return "职责", "", han_number(match["duty"][2:])
    if name == "han":
        return "一、", "", han_number(match["han"])
    if name == "decimal":
        return f"1.{match['decimal'].count('.')}", "", int(match["decimal"].rsplit(".", 1)[1])
    if name == "cell":
        return "1|", "", int(match["cell"])
    if name == "alpha":
        return "A.", "", ord(match["alpha"].lower()) - 96
    digits = match["arabic"]
    return "1)" if match[0].endswith(")") else "1、", digits, int(digits.replace(" ", ""))


def _circled(char: str) -> int:
    code = ord(char)
    for first in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5):
        if first <= code < first + 20:
            return code - first + 1
    return 0


def _place(value: str, start: int) -> int:
    at = start - 1
    while at >= 0 and value[at] in _SPACE:
        at -= 1
    if at < 0 or value[at] == "\n" or value[at] == "|":
        return INSIDE_WORD if _is_fraction(value, start) else LINE_START
    before = value[at]
    if before in _SENTENCE_END:
        return AFTER_SENTENCE
    if at < start - 1:
        return AFTER_SPACE
    if before in ",、.":
        return AFTER_COMMA
    if before in "周期拜第" and value[start] in HAN_DIGITS:
        return INSIDE_WORD  # 周一、周二
    if before.isdigit() and value[start] in HAN_DIGITS:
        return GLUED  # 岗位职责5|一、学籍管理
    return INSIDE_WORD if before.isascii() and (before.isalnum() or before in "-(+/~%") else GLUED


def _is_fraction(value: str, start: int) -> bool:
    """…全班人数的三分之 / 一,召开…: the line breaks inside a number."""
    return value[start] in HAN_DIGITS and value[max(0, start - 12) : start].rstrip().endswith(("之", "第"))


def _is_bullet(match: re.Match[str], value: str, place: int) -> bool:
    after = value[match.end() : match.end() + 1]
    if match[0] in _BULLETS_OF_LINES:
        return place == LINE_START and after not in match[0] + "\n" and not after.isdigit()
    return match[0] in _STRONG_BULLETS and after != "" and place != INSIDE_WORD
