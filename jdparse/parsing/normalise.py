"""Raw text -> the text that the other stages read: the only stage that changes text.

Each rule looks at the text that the rules before it left and yields edits with a reason;
:meth:`jdparse.text.Text.edited` applies them. Normalising a normalised text changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from jdparse.lexicon import Lexicon, traditional
from jdparse.parsing.cleaning.characters import FOLDING, carriage_returns, invisible_characters
from jdparse.parsing.cleaning.contents import table_of_contents
from jdparse.parsing.cleaning.hard_wraps import hard_wraps
from jdparse.parsing.cleaning.jamming import jammed_ends
from jdparse.parsing.cleaning.levels import numbers_of_levels
from jdparse.parsing.cleaning.lost_spaces import lost_spaces
from jdparse.parsing.cleaning.markdown import markdown, stars_around_labels
from jdparse.parsing.cleaning.markup import entities, field_codes, names_of_tags, scripts, tags
from jdparse.parsing.cleaning.misread_labels import misread_labels
from jdparse.parsing.cleaning.misread_numbers import misread_numbers
from jdparse.parsing.cleaning.page_breaks import preview_page_breaks
from jdparse.parsing.cleaning.pinyin import injected_pinyin
from jdparse.parsing.cleaning.printed_pages import printed_pages
from jdparse.parsing.cleaning.repeated_title import repeated_titles
from jdparse.parsing.cleaning.site_chrome import site_chrome
from jdparse.parsing.cleaning.spacing import broken_labels, letter_spaced_lines, spaced_labels
from jdparse.parsing.cleaning.web_lines import web_lines
from jdparse.parsing.scraped_page import PageFact, page_facts
from jdparse.parsing.structure import STATED_CHROME, Structure, within_cells
from jdparse.text import Edit, Folding, Text

Rule = Callable[[str], Iterator[Edit]]

CHROME_REASONS = frozenset({STATED_CHROME, "site-chrome", "page-break-number", "printed-page-number", "running-head"})
"""Reasons of edits that took out what the site or the printer added; other edits are damage of the text itself."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """The normalised text, and what the page's header and its format said of it."""

    text: Text
    page: tuple[PageFact, ...]


PLAIN = Structure()
"""Of a text file: its text is all there is."""


@cache
def _folding() -> Folding:
    """Look-alikes and traditional characters in one step: the radical ⾞ is 車 is 车."""
    old = traditional()
    return Folding(old | {code: old.get(ord(char), char) for code, char in FOLDING.items()})


def normalise(raw: str, lexicon: Lexicon, structure: Structure = PLAIN) -> Normalised:
    """Clean ``raw``: characters, mark-up, page numbers, site furniture, spaced labels, in this order.

    What ``structure`` calls chrome goes first, and no rule joins two of its cells.
    """
    text = Text.of(raw)
    text = text.edited(structure.chrome_edits(raw))
    first: tuple[Rule, ...] = (
        carriage_returns,
        invisible_characters,
        entities,
        scripts,
        tags,
        names_of_tags,
        field_codes,
        markdown,
        lost_spaces,
    )
    for rule in first:
        text = text.edited(rule(text.value))
    text = text.translated(_folding())
    page = _facts(structure.facts(text), page_facts(text, lexicon))
    borders = structure.borders()
    for rule in _rules(lexicon):
        edits = rule(text.value)
        text = text.edited(within_cells(text, edits, borders) if borders else edits)
    return Normalised(text, page)


def _rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    return (
        stars_around_labels(lexicon),
        jammed_ends,
        misread_numbers,
        injected_pinyin,
        preview_page_breaks,
        web_lines(lexicon),
        table_of_contents,
        repeated_titles,
        site_chrome(lexicon),
        printed_pages,
        numbers_of_levels,
        hard_wraps(lexicon),
        letter_spaced_lines,
        spaced_labels(lexicon),
        broken_labels(lexicon),
        misread_labels(lexicon),
    )


def _facts(stated: tuple[PageFact, ...], printed: tuple[PageFact, ...]) -> tuple[PageFact, ...]:
    """What the format says goes before what the page prints."""
    known = {fact.field for fact in stated}
    return (*stated, *(fact for fact in printed if fact.field not in known))
