"""Key performance indicators: split at numbering, ; and line ends, and where one ran into the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.items import split_at, trim, trimmed
from jdparse.parsing.list_items import Item
from jdparse.parsing.page import Page
from jdparse.text import Span

_SEPARATOR = re.compile(r"[;。]\s*|\s*\n\s*")


def kpis(page: Page, section: Section) -> Iterator[Claim]:
    """One claim per indicator."""
    found = page.listing(section.content)
    if found.items:
        for item in found.items:
            yield from _leaves(page, item, section)
        return
    for line in page.lost_breaks(section.content):
        for span in trimmed(page.value, split_at(page.value, line, _SEPARATOR)):
            for piece in _run_together(page, span):
                if not is_blank(page.text(piece), page.lexicon.words.blank_values):
                    yield Claim("kpis", piece, section.rule)


# What the name of a measure ends in, and what goes on with it instead of beginning the next: 及时率达到98%, 准确性和…
_END_OF_MEASURE = re.compile(
    r"(?<=[\u4e00-\u9fff]{3}[性率度])(?=[\u4e00-\u9fff]{3})(?![和与及或的等达不低高大小为在是提控保超须应])"
)
_SHORTEST_MEASURE = 4


def _run_together(page: Page, span: Span) -> list[Span]:
    """订单准确性|交货及时率|档案完整性: names of measures with nothing between them, two ends of names at least."""
    if re.search(r"[\d、,%:]", page.text(span)):
        return [span]
    ends = [match.start() for match in _END_OF_MEASURE.finditer(page.value, *span)]
    cuts = [at for at in ends if at - span.start >= _SHORTEST_MEASURE and page.may_break(at)]
    return [Span(start, end) for start, end in pairwise([span.start, *cuts, span.end])]


def _leaves(page: Page, item: Item, section: Section) -> Iterator[Claim]:
    span = trim(page.value, *item.text)
    if span.end > span.start:
        yield Claim("kpis", span, section.rule)
    for child in item.children:
        yield from _leaves(page, child, section)
