"""Page numbers: those that a site's preview put in, and those that the document printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from jdparse.text import Edit

_HEAD = re.compile(r"(?:^|\n)[ \t]*(\d{1,3})[、，,][ \t]?")
_SHARED_BY = re.compile(r"由会员.{0,10}分享|在线阅读|上搜索")
_SENTENCE_END = frozenset("。;!?:；：!?")
# A preview page of the sites that number their pages holds about 300 characters (seed pages: 293 to 301 each);
# a printed list item is shorter. Between the two lies the doubt, where cut sentences decide.
_SHORTEST_PAGE = 120


def preview_page_breaks(value: str) -> Iterator[Edit]:
    """Numbers that count the pages of a preview through the whole text, at heads of lines, also inside a word:
    ``根据公`` / ``2、司下达`` is 根据公司下达. The number goes and the text on both sides joins."""
    chain = _chain([(match, int(match[1])) for match in _HEAD.finditer(value)], value)
    for match in chain:
        start = _end_of_text_before(match.start(), value)
        # The first number stands before the first page: its line end stays.
        new = "\n" if match is chain[0] and start else ""
        yield Edit(start, match.end(), new, "page-break-number")


def _chain(heads: list[tuple[re.Match[str], int]], value: str) -> list[re.Match[str]]:
    """The heads 1, 2, 3 … that number the pages; empty where the numbers are a list's own."""
    starts = [match for match, number in heads if number == 1]
    for first in starts[:3]:
        chain = _follow(first, heads, value)
        if _is_preview(chain, value):
            return chain
    return []


def _follow(first: re.Match[str], heads: list[tuple[re.Match[str], int]], value: str) -> list[re.Match[str]]:
    """From ``first`` on the next number each time; among several of the same number the one that cuts a sentence."""
    chain, wanted = [first], 2
    later = [(match, number) for match, number in heads if match.start() > first.start()]
    index = 0
    while index < len(later):
        match, number = later[index]
        index += 1
        if number != wanted:
            continue
        if not _cuts(match, value):
            for other, same in later[index : index + 12]:
                if same == wanted + 1:
                    break
                if same == wanted and _cuts(other, value):
                    match = other
                    break
        chain.append(match)
        wanted += 1
        while index < len(later) and later[index][0].start() <= match.start():
            index += 1
    return chain


def _end_of_text_before(position: int, value: str) -> int:
    while position and value[position - 1].isspace():
        position -= 1
    return position


def _cuts(match: re.Match[str], value: str) -> bool:
    """Does the line before end in the middle of a sentence?"""
    end = _end_of_text_before(match.start(), value)
    return end > 0 and value[end - 1] not in _SENTENCE_END


def _is_preview(chain: list[re.Match[str]], value: str) -> bool:
    first = chain[0]
    shared = _SHARED_BY.search(value, max(0, first.start() - 200), first.start() + 1) is not None
    if len(chain) == 1:
        # One page only: believed right after 《…》由会员分享, where no list can stand.
        return shared
    lengths = [after.start() - before.end() for before, after in pairwise(chain)]
    cut = sum(_cuts(match, value) for match in chain[1:])
    if shared and median(lengths) >= 40:
        return True
    return median(lengths) >= _SHORTEST_PAGE and 2 * cut >= len(lengths)


# Each with a sign without which it is not looked for.
_PRINTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "页",
        re.compile(
            r"第[ \t]*\d{1,4}[ \t]*页[ \t]*[,/、]?[ \t]*[共总][ \t]*\d{1,4}[ \t]*页[ \t]*"
            r"|共[ \t]*\d{1,4}[ \t]*页[ \t]*[/、]?[ \t]*第[ \t]*\d{1,4}[ \t]*页[ \t]*"
        ),
    ),
    ("P", re.compile(r"(?<![A-Za-z0-9])P\d{1,3}、[ \t]*")),
    # 10 / 10 at the end of the last page
    ("/", re.compile(r"(?<![\d/.])(?P<pages>\d{1,4})[ ]?/[ ]?(?P=pages)(?=[ \t]*(?:\n|$))")),
    (
        "\n",
        re.compile(
            r"^[ \t]*(?:[-—~·]{1,3}[ \t]*\d{1,4}[ \t]*[-—~·]{1,3}"
            r"(?:[ \t]*第[ \t]*\d{1,4}[ \t]*页[^\n]{0,12})?|第[ \t]*\d{1,4}[ \t]*页"
            r"|[Pp]age[ \t]*\d{1,4}(?:[ \t]*of[ \t]*\d{1,4})?|\d{1,4})[ \t]*$",
            re.MULTILINE,
        ),
    ),
)


def printed_page_numbers(value: str) -> Iterator[Edit]:
    """Page numbers of the printed document inside its text: ``- 3 -``, ``第 2 页 共 3 页``, ``P35、``."""
    patterns = [pattern for sign, pattern in _PRINTED if sign in value]
    found = sorted(
        (match for pattern in patterns for match in pattern.finditer(value)), key=lambda match: match.start()
    )
    end = 0
    for match in found:
        if match.start() < end:
            continue
        if match[0].strip().isdigit() and not _between_texts(match, value):
            continue
        yield Edit(match.start(), match.end(), "", "printed-page-number")
        end = match.end()


def _between_texts(match: re.Match[str], value: str) -> bool:
    """A bare number alone on its line is a page number only inside a sentence; in a table it is a cell."""
    before = value[max(0, match.start() - 80) : match.start()].rstrip()
    return bool(before) and before[-1] in ",、的和与及" and match.end() < len(value)


_HEAD_LINE = re.compile(r"^[ \t]*(?P<head>[^\n。;,:]{4,80}?)[ \t]*$", re.MULTILINE)
_NUMBER_LINE = _PRINTED[-1][1]


def running_heads(value: str) -> Iterator[Edit]:
    """The head or foot of a printed page, repeated beside its page number: 某某制度汇编 / - 3 - inside an item."""
    yield from _heads_with_numbers(value)
    numbers = list(_NUMBER_LINE.finditer(value))
    if not numbers:
        return
    starts = [match.start() for match in numbers]
    lines: dict[str, list[re.Match[str]]] = {}
    for match in _HEAD_LINE.finditer(value):
        lines.setdefault(match["head"], []).append(match)
    heads = [
        line
        for repeated in lines.values()
        if len(repeated) > 1 and _stand_beside_page_numbers(repeated, numbers, starts)
        for line in repeated
    ]
    for line in sorted(heads, key=lambda line: line.start()):
        yield Edit(line.start(), line.end(), "", "running-head")


def _stand_beside_page_numbers(lines: list[re.Match[str]], numbers: list[re.Match[str]], starts: list[int]) -> bool:
    """Does one of two ``lines`` stand beside - 3 -, or several beside bare numbers?

    Those of pages differ: 时间比重 that stands above 1 in form after form is the header of a table.
    """
    beside = [number for line in lines if (number := _number_beside(line, numbers, starts))]
    if 2 * len(beside) < len(lines):
        return False
    if any(not number.isdigit() for number in beside):
        return True
    return len(beside) > 1 and len(set(beside)) == len(beside)


def _number_beside(line: re.Match[str], numbers: list[re.Match[str]], starts: list[int]) -> str | None:
    """The page number from which only line ends part the line."""
    after = bisect_left(starts, line.start())
    for number in numbers[max(0, after - 1) : after + 1]:
        start, end = sorted((line.span(), number.span()))
        if end[0] - start[1] < _LONGEST_GAP and not line.string[start[1] : end[0]].strip():
            return number[0].strip()
    return None


_LONGEST_GAP = 6
_HEAD_AND_NUMBER = re.compile(r"^(?=[^\n]*第[ ]?\d+[ ]?页)[^\n。;]{4,120}$", re.MULTILINE)


def _heads_with_numbers(value: str) -> Iterator[Edit]:
    """某某管理文件  编号:ZY-07  第 2 页 共 3 页: lines that differ in the number of the page alone."""
    if "页" not in value:
        return
    lines: dict[str, list[re.Match[str]]] = {}
    for match in _HEAD_AND_NUMBER.finditer(value):
        lines.setdefault(re.sub(r"第[ ]?\d+[ ]?页", "", match[0]), []).append(match)
    repeated = [
        line for same in lines.values() if len(same) > 1 and len({line[0] for line in same}) > 1 for line in same
    ]
    for line in sorted(repeated, key=lambda line: line.start()):
        yield Edit(line.start(), line.end(), "", "running-head")
