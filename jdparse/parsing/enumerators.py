"""Numbering of every kind: which numbers and bullets are believed to head an item.

A number is believed because of its neighbours: ``1、`` heads an item if 1, 2, 3 … follow each
other; ``20-352、学历`` is ``20-35`` and ``2、`` where 2 is the next number of an open list. Nobody
else in the project matches digits to find items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


class Marker(NamedTuple):
    """A believed item head: its span, the kind of numbering, its number (0 for a bullet), the list it belongs to."""

    start: int
    end: int
    kind: str
    ordinal: int
    sequence: int


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
_INSIDE_WORD, _GLUED, _AFTER_COMMA, _AFTER_SPACE, _AFTER_SENTENCE, _LINE_START = range(-1, 5)


@dataclass(slots=True)
class _Candidate:
    start: int
    end: int
    kind: str
    ordinal: int
    digits: str
    digits_start: int
    place: int
    following: tuple[int, ...] = ()


@dataclass(slots=True)
class _Sequence:
    number: int
    last: int
    end: int


def han_number(text: str) -> int:
    """The value of a number up to 999 written in Han digits (``二十三`` 23) or arabic ones (``23``)."""
    if text.isascii():
        return int(text)
    total = current = 0
    for char in text:
        if char == "十":
            total += (current or 1) * 10
            current = 0
        elif char == "百":
            total += (current or 1) * 100
            current = 0
        else:
            current = _HAN_DIGITS[char]
    return total + current


def find_markers(value: str, label_ends: frozenset[int] = frozenset()) -> list[Marker]:
    """The believed item heads of ``value`` in order; ``label_ends`` are offsets right behind known labels."""
    candidates = list(_candidates(value))
    _look_ahead(candidates)
    return list(_believed(candidates, value, label_ends))


def _candidates(value: str) -> Iterator[_Candidate]:
    lost = _lost_bullets(value)
    for match in _CANDIDATE.finditer(value):
        name = match.lastgroup or ""
        place = _place(value, match.start())
        if name == "lost":
            if place == _LINE_START and match[0] in lost:
                yield _Candidate(match.start(), match.end(), f"bullet {match[0]}", 0, "", match.start(), place)
            continue
        if name == "bullet":
            if _is_bullet(match, value, place):
                yield _Candidate(match.start(), match.end(), f"bullet {match[0]}", 0, "", match.start(), place)
            continue
        kind, digits, ordinal = _kind(match, name)
        if name in ("decimal", "cell") and place < _LINE_START:
            continue
        yield _Candidate(match.start(), match.end(), kind, ordinal, digits, match.start(), place)


_LOST_BULLET = re.compile(r"(?:^|\n)[ \t]*([lnuvwüØø§])[ ]?(?=[\u4e00-\u9fff])")


def _lost_bullets(value: str) -> frozenset[str]:
    """Bullets of a symbol font that became letters: two or more lines with l, n, u or Ø before a Han character."""
    found = _LOST_BULLET.findall(value)
    return frozenset(char for char in found if found.count(char) > 1)


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
        return _LINE_START
    before = value[at]
    if before in _SENTENCE_END:
        return _AFTER_SENTENCE
    if at < start - 1:
        return _AFTER_SPACE
    if before in ",、.":
        return _AFTER_COMMA
    if before in "周期拜第" and value[start] in _HAN_DIGITS:
        return _INSIDE_WORD  # 周一、周二
    return _INSIDE_WORD if before.isascii() and (before.isalnum() or before in "-(+/~%") else _GLUED


def _is_bullet(match: re.Match[str], value: str, place: int) -> bool:
    after = value[match.end() : match.end() + 1]
    if match[0] in _BULLETS_OF_LINES:
        return place == _LINE_START and after not in match[0] + "\n" and not after.isdigit()
    return match[0] in _STRONG_BULLETS and after != "" and place != _INSIDE_WORD


def _look_ahead(candidates: list[_Candidate]) -> None:
    """Tell each candidate the numbers of the next three of its kind."""
    upcoming: dict[str, tuple[int, ...]] = {}
    for candidate in reversed(candidates):
        candidate.following = upcoming.get(candidate.kind, ())
        upcoming[candidate.kind] = (candidate.ordinal, *candidate.following[:2])


def _believed(candidates: list[_Candidate], value: str, label_ends: frozenset[int]) -> Iterator[Marker]:
    opened: dict[str, _Sequence] = {}
    count = 0
    for candidate in candidates:
        if candidate.kind.startswith("bullet"):
            count += candidate.kind not in opened
            sequence = opened.setdefault(candidate.kind, _Sequence(count, 0, candidate.end))
            yield Marker(candidate.start, candidate.end, candidate.kind, 0, sequence.number)
            continue
        current = opened.get(candidate.kind)
        verdict = _verdict(candidate, current, opened, label_ends, value)
        if verdict is None:
            continue
        start, ordinal, continues = verdict
        if current is None or not continues:
            count += 1
            current = opened[candidate.kind] = _Sequence(count, ordinal, candidate.end)
        current.last, current.end = ordinal, candidate.end
        yield Marker(start, candidate.end, candidate.kind, ordinal, current.number)


def _verdict(
    candidate: _Candidate,
    current: _Sequence | None,
    opened: dict[str, _Sequence],
    label_ends: frozenset[int],
    value: str,
) -> tuple[int, int, bool] | None:
    """Where the marker starts, its number, whether it goes on with the open list; None: no marker."""
    ordinal, place = candidate.ordinal, candidate.place
    firm = place >= _AFTER_SPACE or candidate.start in label_ends
    if candidate.kind in ("第条", "第章", "第节", "第篇", "第部分", "篇", "职责"):
        return (candidate.start, ordinal, ordinal != 1) if place >= _GLUED else None
    expected = current.last + 1 if current else 0
    if candidate.kind == "1|":  # a number in a cell or on a line of its own is believed only in sequence
        begins = ordinal == 1 and _goes_on(candidate, 2)
        return (candidate.start, ordinal, not begins) if begins or ordinal == expected else None
    if place > _INSIDE_WORD:
        if ordinal == expected:
            return candidate.start, ordinal, True
        if ordinal == 1 and (firm or _goes_on(candidate, 2) or _heads_a_group(candidate, opened)):
            return candidate.start, 1, False
        if firm and current and ordinal in (current.last, current.last + 2, current.last + 3) and ordinal > 0:
            return candidate.start, ordinal, True
        if current and ordinal == current.last and place == _GLUED and _repeats(candidate, value):
            return candidate.start, ordinal, True  # …有晋升空间4、有…: the number 4 twice
        if firm and ordinal == 2 and _goes_on(candidate, 3):
            return candidate.start, 2, False  # the first number is lost: 依照… 2.依照… 3.…
    split = _split_digits(candidate, expected, value)
    if split:
        return split
    if place == _LINE_START and 1 < ordinal <= 30:
        return candidate.start, ordinal, False  # numbering is wrong here; the head of a line is enough
    return None


def _heads_a_group(candidate: _Candidate, opened: dict[str, _Sequence]) -> bool:
    """5. 推广管理(1) …: the only item of a group, right behind the group's short name."""
    if candidate.kind not in ("(1)", "①", "(一)"):
        return False
    return any(
        kind != candidate.kind and 2 <= candidate.start - open_list.end <= 14 for kind, open_list in opened.items()
    )


def _repeats(candidate: _Candidate, value: str) -> bool:
    """A number that repeats the last one, glued to a word, between two words."""
    return (
        candidate.kind == "1、"
        and value[candidate.start - 1] not in "第每约共近达满前后"
        and value[candidate.end : candidate.end + 1].isalpha()
    )


def _goes_on(candidate: _Candidate, number: int) -> bool:
    return number in candidate.following[:2]


_HEADING_NUMBER = re.compile(r"(?:职责|范文|范本|说明书|内容|要求|篇)$")


def _split_digits(candidate: _Candidate, expected: int, value: str) -> tuple[int, int, bool] | None:
    """``20-352、``: the 2 is the list's next number; ``职责21、``: 职责2, then a list begins."""
    digits = candidate.digits
    if not digits:
        return None
    for cut in range(len(digits)):
        if cut == 0 and candidate.place > _INSIDE_WORD:
            continue
        tail = digits[cut:].strip()
        if not tail.isdigit() or len(tail) > 2 or tail.startswith("0"):
            continue
        start = candidate.start + digits.index(tail, cut)
        if int(tail) == expected and (cut or candidate.place == _INSIDE_WORD):
            return start, expected, True
        if tail == "1" and cut and _HEADING_NUMBER.search(value, max(0, candidate.start - 4), candidate.start):
            return start, 1, False
    return None
