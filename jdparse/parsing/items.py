"""Lists: from a stretch of text to its items, by numbering, line ends, lost line ends and semicolons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from jdparse.parsing.dash_groups import groups_of_dashes
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.list_ends import end_at_blank_line, end_at_paragraph
from jdparse.parsing.list_items import Item, Listing
from jdparse.text import Span

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
CLOSING_PUNCTUATION = ";。.,、:"
_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
# 📍城关镇文化路: a picture, read as ■, in front of a text stands for its label or bullet.
_IN_FRONT = _WHITE + CLOSING_PUNCTUATION + "|■"
_BEHIND = _WHITE + CLOSING_PUNCTUATION + "|【[(<《“·•"
_IN_FRONT_SET, _BEHIND_SET = frozenset(_IN_FRONT), frozenset(_BEHIND)
_LOST_BREAK = re.compile(rf"[ \t](?<=[{_HAN})】》”%].)[ \t]*(?=[{_HAN}《【“(])")


def trim(value: str, start: int, end: int) -> Span:
    """The span without white space around it, without closing punctuation and what a separator left in front."""
    if start < end and value[start] not in _IN_FRONT_SET and value[end - 1] not in _BEHIND_SET:
        return Span(start, end)
    text = value[start:end]
    kept = text.lstrip(_IN_FRONT)
    start += len(text) - len(kept)
    return Span(start, start + len(kept.rstrip(_BEHIND)))


def trimmed(value: str, spans: Iterable[tuple[int, int]]) -> list[Span]:
    """Each span trimmed, empty ones left out."""
    cut = [trim(value, start, end) for start, end in spans]
    return [span for span in cut if span.end > span.start]


class Markers:
    """The page's markers, to be asked for those of a stretch of text."""

    def __init__(self, markers: list[Marker]) -> None:
        self._markers = markers
        self._starts = [marker.start for marker in markers]

    def within(self, start: int, end: int) -> list[Marker]:
        return self._markers[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


Breaker = Callable[[int], bool]
"""Says whether a lost line end may stand at an offset (a cut may not fall inside a word)."""


def listing(value: str, span: Span, markers: list[Marker], breaker: Breaker, verbs: re.Pattern[str]) -> Listing:
    """The numbered list in ``span`` as a tree; ``markers`` are those inside it, ``verbs`` what items begin with."""
    if not markers:
        return Listing(span, [])
    roots: list[Item] = []
    stack: list[tuple[Marker, list[Item]]] = []
    markers = _bullets_of_one_list(markers)
    numbers_without_text = False
    for index, marker in enumerate(markers):
        end = markers[index + 1].start if index + 1 < len(markers) else span.end
        _place(Item(marker, Span(marker.end, end)), marker, roots, stack)
        numbers_without_text |= marker.ordinal > 0 and end - marker.end < 3 and not value[marker.end : end].strip()
    roots = groups_of_dashes(roots, value)
    end_at_blank_line(roots, value)
    end_at_paragraph(roots, value)
    if numbers_without_text:
        _spread(roots, value, breaker, verbs)
    return Listing(Span(span.start, markers[0].start), roots)


def _bullets_of_one_list(markers: list[Marker]) -> list[Marker]:
    """Bullets that change their sign from item to item are one list; a second sign is a level below only where the
    first comes again."""
    signs = [marker.kind for marker in markers if marker.ordinal == 0]
    if len(set(signs)) < 2:
        return markers
    first = signs[0]
    second_at = next(index for index, sign in enumerate(signs) if sign != first)
    if first in signs[second_at:]:
        return markers
    sequence = next(marker.sequence for marker in markers if marker.kind == first)
    return [marker._replace(kind=first, sequence=sequence) if marker.ordinal == 0 else marker for marker in markers]


def _place(item: Item, marker: Marker, roots: list[Item], stack: list[tuple[Marker, list[Item]]]) -> None:
    """Put the item at the level of its list: an open list goes on, another kind of numbering opens a level below.

    Only an article stands below nothing: (一)… (二)… 第八条 … goes on with what the list is part of.
    """
    for depth in range(len(stack) - 1, -1, -1):
        opened, siblings = stack[depth]
        if opened.sequence == marker.sequence or opened.kind == marker.kind:
            del stack[depth + 1 :]
            siblings.append(item)
            stack[depth] = (marker, siblings)
            return
    if marker.kind == "第条":
        stack.clear()
    siblings = stack[-1][1][-1].children if stack else roots
    siblings.append(item)
    stack.append((marker, siblings))


def _spread(items: list[Item], value: str, breaker: Breaker, verbs: re.Pattern[str]) -> None:
    """``1. 2. 3. A B C``: numbers printed first and the texts after them; each number gets its text."""
    for item in items:
        _spread(item.children, value, breaker, verbs)
    index = 0
    while index < len(items):
        run = index
        while run < len(items) and not items[run].children and not value[slice(*items[run].text)].strip():
            run += 1
        if run >= len(items):
            break
        trailing = run + 1
        while (
            trailing < len(items) and not items[trailing].children and not value[slice(*items[trailing].text)].strip()
        ):
            trailing += 1
        wanted = run - index + 1 + (trailing - run - 1 if trailing == len(items) and run > index else 0)
        if wanted > 1 and not items[run].children:
            spans = best_pieces(value, items[run].text, wanted, breaker, verbs)
            targets = [*range(index, run + 1), *range(run + 1, trailing)]
            nothing = Span(spans[-1].end, spans[-1].end)  # a preview that ends early has more numbers than texts
            for target, span in zip(targets, [*spans, *[nothing] * len(targets)], strict=False):
                items[target].text = span
        index = run + 1


_GAP = re.compile(r"\s+")
_CONTINUES = frozenset("的和与及或等了着过地得之")


def best_pieces(value: str, span: Span, wanted: int, breaker: Breaker, verbs: re.Pattern[str]) -> list[Span]:
    """``span`` cut at the ``wanted - 1`` likeliest of its lost line ends (at all of them where there are fewer)."""
    span = trim(value, *span)
    breaks = [match.span() for match in _GAP.finditer(value, *span)]
    scored = []
    for number, (start, end) in enumerate(breaks):
        following = breaks[number + 1][0] if number + 1 < len(breaks) else span.end
        score = min(following - end, 12)
        if value[start - 1] in ";。":
            score += 12
        elif value[start - 1] in ",、:":
            score -= 20
        if value[end] in _CONTINUES:
            score -= 15
        elif verbs.match(value, end):
            score += 6
        scored.append((score, start, end))
    scored.sort(reverse=True)
    chosen: list[tuple[int, int]] = []
    inside_words: list[tuple[int, int]] = []
    for _, start, end in scored:
        if len(chosen) == wanted - 1:
            break
        (chosen if breaker(start) else inside_words).append((start, end))
    chosen += inside_words[: wanted - 1 - len(chosen)]
    cuts = [span.start, *[at for pair in sorted(chosen) for at in pair], span.end]
    return [Span(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]


def split_at(value: str, span: Span, pattern: re.Pattern[str]) -> list[Span]:
    """The pieces of ``span`` between the matches of ``pattern``, brackets kept whole."""
    pieces, start = [], span.start
    for match in pattern.finditer(value, span.start, span.end):
        if _in_brackets(value, span.start, match.start()):
            continue
        pieces.append(Span(start, match.start()))
        start = match.end()
    return [*pieces, Span(start, span.end)]


def _in_brackets(value: str, start: int, at: int) -> bool:
    piece = value[max(start, at - 120) : at]
    opened = piece.rfind("(")
    return opened >= 0 and piece.find(")", opened) < 0


def lost_breaks(value: str, span: Span, breaker: Breaker) -> list[Span]:
    """The pieces of ``span`` between line ends, also those that survived as a space between two Han characters."""
    return [piece for line in lines(value, span) for piece in _between_spaces(value, line, breaker)]


def _between_spaces(value: str, line: Span, breaker: Breaker) -> list[Span]:
    """``派工 考勤`` is two items; the space in ``送档案 室签收`` stands inside a word and ends nothing."""
    pieces, start = [], line.start
    for gap in _LOST_BREAK.finditer(value, *line):
        if not _in_brackets(value, line.start, gap.start()) and breaker(gap.start()):
            pieces.append(Span(start, gap.start()))
            start = gap.end()
    return [*pieces, Span(start, line.end)]


_LINE_END = re.compile(r"\s*\n\s*")
SEMICOLON = re.compile(r"[;]\s*")


def lines(value: str, span: Span) -> list[Span]:
    """The lines of ``span``."""
    return split_at(value, span, _LINE_END) if value.find("\n", *span) >= 0 else [span]
