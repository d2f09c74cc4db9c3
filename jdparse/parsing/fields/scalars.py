"""Fields of one text, one number, or a short list of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.claims import Claim
from jdparse.parsing.enumerators import han_number
from jdparse.parsing.items import lost_breaks, split_at, trim, trimmed
from jdparse.parsing.page import Page
from jdparse.parsing.segment import Section, is_blank
from jdparse.text import Span

_NAME_SEPARATOR = re.compile(r"[、,/;，]|(?<=[\u4e00-\u9fff)])[ ]*[和及与](?=[\u4e00-\u9fff]{2,8}$)")
_NUMBER = re.compile(r"(\d{1,4})(?!\s*[-~—至年月]\s*\d)|([一二三四五六七八九十两]{1,3})(?=[名人个位])")


def scalar(page: Page, section: Section) -> Iterator[Claim]:
    """The whole text of the section as one value."""
    span = trim(page.value, *section.content)
    if not is_blank(page.text(span), page.lexicon.words.blank_values):
        yield Claim(section.field, _without_first_number(page, span), section.rule)


def _without_first_number(page: Page, span: Span) -> Span:
    """A text that is a list of one item drops its number."""
    markers = page.markers.within(span.start, span.end)
    if len(markers) == 1 and markers[0].start == span.start:
        return trim(page.value, markers[0].end, span.end)
    return span


def number(page: Page, section: Section) -> Iterator[Claim]:
    """A count of people: ``1``, ``8人``, ``三名``; 若干 is no number."""
    found = _NUMBER.search(page.value, section.content.start, min(section.content.end, section.content.start + 30))
    if found:
        yield Claim(section.field, Span(*found.span()), section.rule, float(han_number(found[0])))


def names(page: Page, section: Section) -> Iterator[Claim]:
    """Names of positions, split at 、 , / ; and line ends."""
    blanks = page.lexicon.words.blank_values
    markers = page.markers.within(*section.content)
    pieces = [section.content]
    if markers:
        cuts = [section.content.start, *[at for marker in markers for at in (marker.start, marker.end)], section.content.end]
        pieces = [Span(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]
    for piece in pieces:
        for line in lost_breaks(page.value, piece):
            for name in trimmed(page.value, split_at(page.value, line, _NAME_SEPARATOR)):
                if not is_blank(page.text(name), blanks):
                    yield Claim(section.field, name, section.rule)


def labelled(page: Page, section: Section) -> Iterator[Claim]:
    """A label without a field: its text whole, under the label as printed."""
    span = trim(page.value, *section.content)
    if section.label and not is_blank(page.text(span), page.lexicon.words.blank_values):
        yield Claim("extra", span, section.rule, label=section.label.span)
