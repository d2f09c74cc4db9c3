"""Page numbers that a site's preview put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from jdparse.text import Edit

_HEAD = re.compile(r"(?:^|\n)[ \t]*(\d{1,3})[、，,][ \t]?")
_BELOW_THE_TOP = re.compile(r"\n[ \t]*\d{1,3}[、，,]")
_SHARED_BY = re.compile(r"由会员.{0,10}分享|在线阅读|上搜索")
_SENTENCE_END = frozenset("。;!?:；：!?")
# A preview page of the sites that number their pages holds about 300 characters (seed pages: 293 to 301 each);
# a printed list item is shorter. Between the two lies the doubt, where cut sentences decide.
_SHORTEST_PAGE = 120
# 2、饲养员(急招) 5名⏎干的活:…: a name alone on its line with a label or a list under it is an item of the notice's own.
_HEADS_ITEM = re.compile(
    r"[ \t]*[^\s。;,:：，；|]{2,16}(?:[ ]?\S{1,8})?[ \t]*\n\s*(?:[^\s。;,，；]{2,10}[:：】]|[1一(（①])"
)


def preview_page_breaks(value: str) -> Iterator[Edit]:
    """Numbers that count the pages of a preview through the whole text, at heads of lines, also inside a word:
    ``根据公`` / ``2、司下达`` is 根据公司下达. The number goes and the text on both sides joins."""
    if _BELOW_THE_TOP.search(value) is None:
        return
    chain = _chain([(match, int(match[1])) for match in _HEAD.finditer(value)], value)
    spaced = [value[match.end() - 1] in " \t" for match in chain]
    rarely = 3 * sum(spaced) <= len(chain)
    starts = [_end_of_text_before(match.start(), value) for match in chain]
    gaps = [value.count("\n", start, match.end()) for start, match in zip(starts, chain, strict=True)]
    for match, start, gap, has_space in zip(chain, starts, gaps, spaced, strict=True):
        # The first number stands before the first page: its line end stays. So does one that the page break did not
        # bring along: behind a sentence more line ends stand before the number than between the halves of a word.
        ended = start > 0 and value[start - 1] in _SENTENCE_END and gap > min(gaps[1:], default=gap)
        # A space behind few of the numbers is the text's own: …流动展览进校园 / 3、 参加馆务会议
        between = " " if rarely and has_space else ""
        new = "\n" if start and (match is chain[0] or ended) else between
        yield Edit(start, match.end(), new, "page-break-number")


def _chain(heads: list[tuple[re.Match[str], int]], value: str) -> list[re.Match[str]]:
    """The heads 1, 2, 3 … that number the pages; empty where the numbers are a list's own."""
    starts = [match for match, number in heads if number == 1]
    for first in starts[:3]:
        chain = _follow(first, heads, value)
        if _is_preview(chain, heads, value):
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


def _goes_on_with_a_list(chain: list[re.Match[str]], heads: list[tuple[re.Match[str], int]]) -> bool:
    """Do most of the numbers follow the number before them in a list of their own? 保洁员职责 / 1、扫地 / 2、拖地"""
    before = {after.start(): (match.start(), number) for (match, number), (after, _) in pairwise(heads)}
    own = sum(
        before[match.start()][1] == number - 1 and before[match.start()][0] != chain[number - 2].start()
        for number, match in enumerate(chain[1:], 2)
    )
    return 2 * own > len(chain) - 1


def _is_preview(chain: list[re.Match[str]], heads: list[tuple[re.Match[str], int]], value: str) -> bool:
    first = chain[0]
    shared = _SHARED_BY.search(value, max(0, first.start() - 200), first.start() + 1) is not None
    if len(chain) == 1:
        # One page only: believed right after 《…》由会员分享, where no list can stand.
        return shared
    if 2 * sum(_HEADS_ITEM.match(value, match.end()) is not None for match in chain) > len(chain):
        return False
    lengths = [after.start() - before.end() for before, after in pairwise(chain)]
    cut = sum(_cuts(match, value) for match in chain[1:])
    if shared and median(lengths) >= 40:
        return True
    return median(lengths) >= _SHORTEST_PAGE and 2 * cut >= len(lengths) and not _goes_on_with_a_list(chain, heads)
