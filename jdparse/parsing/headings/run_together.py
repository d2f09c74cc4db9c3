"""Names that lost the line end before them in a page of one line: …会看损益表|厨房主管1、…, …午睡|保健医岗位职责1、…

Only the words tell where such a name begins: it is the shortest that names a post, with its grade or place of work.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from jdparse.lexicon import Lexicon
from jdparse.parsing.asking import asks_mostly
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.name_parts import NAME, NAME_BEFORE
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import duty_verbs, name_kind
from jdparse.parsing.spaces import before_spaces, behind_spaces
from jdparse.parsing.words import is_word, word_starts
from jdparse.text import Span

_LONGEST_RUN, _LONGEST_NAME = 24, 12
# What must be left of the sentence before the name.
_SHORTEST_REST = 2
_SENTENCE_MARKS = re.compile(r".*[。;,:!?、\s()]", re.DOTALL)
_BRACKET_AT_END = re.compile(r"[ ]?\([^()]{1,16}\)$")
_COLON = re.compile(r"[ ]?:?")
_HAN_AT_END = re.compile(r"[\u4e00-\u9fff]$")
_FEWEST = 2
_LONGEST_ITEM = 400


def start_of_glued_name(value: str, low: int, at: int, lexicon: Lexicon) -> int | None:
    """Where the name begins that ends at ``at``, behind the sentence that it is glued to and that begins behind
    ``low``; None where no name ends there or nothing stands before it."""
    low = max(low, at - _LONGEST_RUN)
    marks = _SENTENCE_MARKS.match(value, low, at)
    low = marks.end() if marks else low
    starts = word_starts(value, low, at)
    index = _shortest_name(value, starts, at, lexicon)
    if index is None:
        return None
    while index and _belongs_to_name(value, low, starts, index, lexicon):
        index -= 1
    return starts[index] if starts[index] - low >= _SHORTEST_REST else None


def _shortest_name(value: str, starts: list[int], at: int, lexicon: Lexicon) -> int | None:
    for index in range(len(starts) - 1, -1, -1):
        text = value[starts[index] : at]
        if len(text) > _LONGEST_NAME:
            return None
        if text in lexicon.words.ranks or name_kind(text, lexicon) != "position":
            continue
        if len(text) > _SHORTEST_REST or is_word(text):  # 门卫, but not 菜员 of 传菜员
            return index
    return None


def _belongs_to_name(value: str, low: int, starts: list[int], index: int, lexicon: Lexicon) -> bool:
    """Is the word before the name its grade or place of work, and is a sentence left without it?"""
    word = value[starts[index - 1] : starts[index]]
    if starts[index - 1] - low < _SHORTEST_REST + 1:
        return False
    if word not in lexicon.words.name_modifiers and name_kind(word, lexicon) != "department":
        return False
    before = value[starts[index - 2] : starts[index - 1]] if index > 1 else ""
    return duty_verbs(lexicon).fullmatch(before) is None


def name_glued_to_item(page: MarkedText, closing: re.Match[str], low: int) -> re.Match[str] | None:
    """…午睡|保健医岗位职责1、…: the name before ``closing`` words that a list begins behind, or a name and its list."""
    at = behind_spaces(page.value, _COLON.match(page.value, closing.end()).end())  # type: ignore[union-attr]
    following = page.marker_at(at)
    begins = following.ordinal == 1 if following else name_heads_a_list(page, at) or page.shows_label_at(at)
    if not begins:
        return None
    low = max(low, page.last_mark_end(closing.start()))
    end = closing.start()
    bracket = _BRACKET_AT_END.search(page.value, max(low, end - _LONGEST_RUN), end)  # 收银员(可接受应届生)|工作职责
    start = start_of_glued_name(page.value, low, bracket.start() if bracket else end, page.lexicon)
    return None if start is None else NAME_BEFORE.search(page.value, start, end)


def name_heads_a_list(page: MarkedText, at: int) -> bool:
    """教师岗位职责|高级教师1、…: does a name with its list stand at ``at``, of a post that the heading speaks of?"""
    match = NAME.match(page.value, at, page.next_mark(at))
    if match is None or page.follows(match.end()) not in ("list", "label"):
        return False
    return name_kind(match["name"], page.lexicon) == "position"


def stands_behind_plain_item(page: MarkedText, start: int) -> bool:
    """1、清洗毛巾2、|观察幼儿发展保育员岗位职责: does the number right before belong to a list whose last item was
    no heading, as nothing is listed under it?"""
    marker = page.marker_before(start)
    index = bisect_left(page.marker_starts, marker.start) if marker else 0
    if marker is None or index == 0:
        return False
    before = page.markers[index - 1]
    return before.sequence == marker.sequence and before.ordinal == marker.ordinal - 1 > 0


def names_before_lists(page: MarkedText, headings: list[Heading]) -> list[Heading]:
    """The names glued between the last item of a list and the 1 of the next list of the same kind.

    ``headings`` are those known so far: one such name alone on a page without headings is not believed.
    """
    starts = sorted(heading.start for heading in headings)
    found = [
        heading
        for before, marker in zip(page.markers, page.markers[1:], strict=False)
        if marker.ordinal == 1 and before.kind == marker.kind and before.sequence != marker.sequence
        for heading in _between(page, before, marker, starts)
    ]
    named = sum(heading.kind != "chapter" for heading in headings)
    return found if found and len(found) + named >= _FEWEST else []


def _between(page: MarkedText, before: Marker, marker: Marker, starts: list[int]) -> Iterator[Heading]:
    at = before_spaces(page.value, marker.start)
    if at - before.end > _LONGEST_ITEM or _HAN_AT_END.search(page.value, at - 1, at) is None:
        return
    if page.next_label(before.end) < at or _has_any(starts, before.end, marker.start):
        return
    start = start_of_glued_name(page.value, before.end, at, page.lexicon)
    if start is None or _asks(page, marker):
        return
    yield Heading(start, at, "position", Span(start, at), "responsibilities", "name_glued_before_list")


def _has_any(starts: list[int], low: int, high: int) -> bool:
    at = bisect_left(starts, low)
    return at < len(starts) and starts[at] < high


def _asks(page: MarkedText, marker: Marker) -> bool:
    """…带领|业务员1、大专以上学历2、…: a list of requirements that lost its label follows no name."""
    first = bisect_left(page.marker_starts, marker.start)
    run = [other for other in page.markers[first : first + 8] if other.sequence == marker.sequence]
    end = min(page.next_marker(run[-1].end), run[-1].end + _LONGEST_RUN)
    return asks_mostly(page.value, run, end) is True
