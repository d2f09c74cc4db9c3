"""The printed paragraphs of a text: its lines, joined where a line goes on with the sentence of the one before."""

from __future__ import annotations

import re
from itertools import pairwise

from jdparse.parsing.items import lines, trimmed
from jdparse.parsing.page import Page
from jdparse.text import Span

# (试行), (某字〔2020〕18号): a line under a heading that belongs to the heading
_BRACKETED = re.compile(r"\([^()]*\)?")
_SENTENCE_END = frozenset('。;!?:…)】”"')
_DEPENDENT = frozenset("的和与及或把被将从就才也都不未每隔")
# A line that is cut is nearly full; a short one is an item of its own.
_SHORTEST_CUT_LINE = 18


def printed_paragraphs(page: Page, content: Span) -> list[Span]:
    """The paragraphs of ``content`` without those that are one bracket: they speak of the heading above."""
    spans = trimmed(page.value, lines(page.value, content))
    spans = [span for span in spans if page.value[span.start] != "(" or _BRACKETED.fullmatch(page.text(span)) is None]
    return _joined(page, spans) if len(spans) > 1 else spans


def _joined(page: Page, spans: list[Span]) -> list[Span]:
    """``…测酸度、拍照,`` / ``写下虫蛀…`` is one paragraph, where the lines that end no sentence are mostly cut so."""
    cut = [_is_open(page, span) for span in spans[:-1]]
    sure = sum(is_open and _goes_on(page, *pair) for is_open, pair in zip(cut, pairwise(spans), strict=True))
    if not sure or 2 * sure < sum(cut) or _is_open(page, spans[-1]):
        return spans
    paragraphs = [spans[0]]
    for is_open, span in zip(cut, spans[1:], strict=True):
        if is_open:
            paragraphs[-1] = Span(paragraphs[-1].start, span.end)
        else:
            paragraphs.append(span)
    return paragraphs


def _is_open(page: Page, span: Span) -> bool:
    """Does the line end without the end of its sentence?"""
    end = page.value[span.end : span.end + 1]
    return end not in _SENTENCE_END and page.value[span.end - 1] not in _SENTENCE_END


def _goes_on(page: Page, line: Span, following: Span) -> bool:
    """Does the sentence of the line surely go on in the next? A comma ends it, or a word that needs another."""
    if line.end - line.start < _SHORTEST_CUT_LINE or page.begins_with_verb(following.start):
        return False
    end = page.value[line.end : line.end + 1]
    return end in (",", "、") or page.value[line.end - 1] in _DEPENDENT or not page.may_break(line.end)
