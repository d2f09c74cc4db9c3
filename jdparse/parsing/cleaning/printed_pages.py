"""Page numbers, running heads and feet that the document itself printed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jdparse.text import Edit

_N = r"[ \t]*\d{1,4}[ \t]*"
_PAGE_OF = (
    rf"第{_N}页[ \t]*[,/、|]?[ \t]*[(]?[ \t]*[共总]{_N}页[ \t]*[)]?"
    rf"|[共总]{_N}页[ \t]*[,/、|]?[ \t]*[(]?[ \t]*第{_N}页[ \t]*[)]?"
)
# What can only be the number of a page where it stands at the end of a line.
_SURE = (
    rf"(?:{_PAGE_OF}|第{_N}页|[Pp]age[ \t]*\d{{1,4}}(?:[ \t]*(?:of|/)[ \t]*\d{{1,4}})?"
    rf"|[-—–~·]{{1,3}}{_N}[-—–~·]{{1,3}})[ \t]*"
)
_NUMBER_LINE = re.compile(
    rf"[ \t]*(?:(?:{_SURE})+|(?P<bare>\d{{1,4}})[ \t]*|\d{{1,4}}[ ]?/[ ]?(?P<total>\d{{1,4}})[ \t]*)"
)
_AT_END = re.compile(rf"(?<![ \t])[ \t]*(?:{_SURE})+$")
# What such a number ends in, digits aside.
_LAST_SIGNS = frozenset("页)-—–~·")
_AT_START = re.compile(rf"[ \t]*(?:{_SURE})+")
_LINE = re.compile(r"[^\n]+")
_SIGN = re.compile(r"[页/-]|[Pp]age|[—–~·\n][ \t]{0,40}\d")

# Inside a line: 第 2 页 共 3 页 in a sentence, P35、, and 10 / 10 at the end of the last page.
_INSIDE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "页",
        re.compile(rf"第{_N}页[ \t]*[,/、]?[ \t]*[共总]{_N}页[ \t]*|共{_N}页[ \t]*[/、]?[ \t]*第{_N}页[ \t]*"),
    ),
    ("P", re.compile(r"P(?<![A-Za-z0-9]P)\d{1,3}、[ \t]*")),
    ("/", re.compile(r"(?P<pages>\d(?<![\d/.]\d)\d{0,3})[ ]?/[ ]?(?P=pages)(?=[ \t]*(?:\n|$))")),
)


class _Line(NamedTuple):
    """A line: where it stands, its text without a page number, the number, and whether the line was only that."""

    start: int
    end: int
    text: str
    number: str
    doubtful: bool


def printed_pages(value: str) -> Iterator[Edit]:
    """``- 3 -``, ``第 2 页 共 3 页`` and what is printed beside them on every page: the head 某某制度汇编."""
    furniture = _furniture(value) if _SIGN.search(value) else {}
    inside = sorted(
        (match for sign, pattern in _INSIDE if sign in value for match in pattern.finditer(value)),
        key=lambda match: match.start(),
    )
    edits = [Edit(*_with_line_ends(value, line.start, line.end), "", reason) for line, reason in furniture.items()]
    edits += [Edit(*_with_line_ends(value, *match.span()), "", "printed-page-number") for match in inside]
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


# A paragraph that fills the page is so long; a list, a label or a heading that begins the next page is no part of it.
_LONGEST_LINE = 80
_UNFINISHED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9、,]")
_GOES_ON = re.compile(r"(?!(?:第|附)?[一二三四五六七八九十\d]{1,3}[、.)条章节])[\u4e00-\u9fffA-Za-z0-9]")


def _with_line_ends(value: str, number_start: int, number_end: int) -> tuple[int, int]:
    """…了解步态 / 第 2 页 共 3 页 / 分析报告…: inside a paragraph the line ends beside it are the page's too."""
    start, end = number_start, number_end
    while start and value[start - 1].isspace():
        start -= 1
    while end < len(value) and value[end].isspace():
        end += 1
    head = value.rfind("\n", 0, start) + 1
    whole = start - head >= _LONGEST_LINE and _UNFINISHED.match(value, start - 1) and _GOES_ON.match(value, end)
    return (start, end) if whole else (number_start, number_end)


def _furniture(value: str) -> dict[_Line, str]:
    """The lines that are page numbers, heads or feet, each with its reason."""
    lines = [_read(value, *match.span()) for match in _LINE.finditer(value) if not match[0].isspace()]
    totals = Counter(line.number.split("/")[-1].strip() for line in lines if line.doubtful and "/" in line.number)
    heads = _heads(lines, value)
    found: dict[_Line, str] = {}
    for index, line in enumerate(lines):
        if line in heads:
            found[line] = "running-head"
        elif line.number and not line.text:
            slash = "/" in line.number and totals[line.number.split("/")[-1].strip()] > 1
            beside = any(near in heads for near in lines[max(0, index - 1) : index + 2])
            if not line.doubtful or slash or beside or _in_sentence(value, line):
                found[line] = "printed-page-number"
    return found


def _read(value: str, start: int, end: int) -> _Line:
    text = value[start:end]
    whole = _NUMBER_LINE.fullmatch(text)
    if whole:
        return _Line(start, end, "", text.strip(), bool(whole["bare"] or whole["total"]))
    last = text.rstrip(" \t")[-1:]
    at_end = _AT_END.search(text) if last in _LAST_SIGNS or last.isdecimal() else None
    number = at_end or _AT_START.match(text)
    if number is None:
        return _Line(start, end, text.strip(), "", doubtful=False)
    return _Line(start, end, (text[: number.start()] + text[number.end() :]).strip(), number[0].strip(), doubtful=False)


def _heads(lines: list[_Line], value: str) -> set[_Line]:
    """Lines printed on page after page: the same text, with the number of the page in it or beside it."""
    printed: dict[str, list[tuple[_Line, str]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if 4 <= len(line.text) <= _LONGEST_HEAD and line.text[-1] not in "。;,":
            printed[line.text].append((line, line.number or _number_beside(lines, index, value)))
    return {
        line
        for found in printed.values()
        if len(found) > 1 and _number_pages([number for _, number in found if number], len(found))
        for line, _ in found
    }


def _number_pages(numbers: list[str], lines: int) -> bool:
    """Do the numbers in or beside ``lines`` equal lines count pages? One - 3 - beside two lines says so, or several
    bare numbers that count on; 定员人数 over 3 in one form and over 8 in the next is a cell."""
    if 2 * len(numbers) < lines or len(set(numbers)) < len(numbers):
        return False
    bare = [int(number) for number in numbers if number.isdigit()]
    if len(bare) < len(numbers):
        return True
    return len(bare) > 1 and all(1 <= after - before <= 2 for before, after in pairwise(bare))


_LONGEST_HEAD, _LONGEST_GAP = 80, 6


def _number_beside(lines: list[_Line], index: int, value: str) -> str:
    """The page number on the line before or after, from which only line ends part this one."""
    for before, after in pairwise(lines[max(0, index - 1) : index + 2]):
        other = before if after is lines[index] else after
        if other.number and not other.text and after.start - before.end < _LONGEST_GAP:
            return other.number
    return ""


def _in_sentence(value: str, line: _Line) -> bool:
    """A bare number alone on its line is a page number only inside a sentence; in a table it is a cell."""
    before = value[max(0, line.start - 80) : line.start].rstrip()
    return bool(before) and before[-1] in ",、的和与及" and line.end < len(value)
