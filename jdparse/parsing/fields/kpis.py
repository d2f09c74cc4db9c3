"""Key performance indicators: split at numbering, ; and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.items import split_at, trim, trimmed
from jdparse.parsing.list_items import Item
from jdparse.parsing.page import Page

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
            if not is_blank(page.text(span), page.lexicon.words.blank_values):
                yield Claim("kpis", span, section.rule)


def _leaves(page: Page, item: Item, section: Section) -> Iterator[Claim]:
    span = trim(page.value, *item.text)
    if span.end > span.start:
        yield Claim("kpis", span, section.rule)
    for child in item.children:
        yield from _leaves(page, child, section)
