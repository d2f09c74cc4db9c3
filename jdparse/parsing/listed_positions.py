"""Positions that a notice lists under one label, all told of together: 招聘岗位:语文教师5人、数学教师4人"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jdparse.parsing.announced import Announced, listed_positions
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.facts import lines_of
from jdparse.parsing.page import Page
from jdparse.parsing.sentences import jointly
from jdparse.text import Span

_FEWEST = 2


def with_listed_positions(page: Page, entries: list[Entry]) -> list[Entry]:
    """``entries`` with an entry of its own, without text, for each further position under such a label."""
    return [part for entry in entries for part in _parts(page, entry)]


def _parts(page: Page, entry: Entry) -> Iterator[Entry]:
    section = next((section for section in entry.sections if section.field == "title" and section.label), None)
    line = next(lines_of(page.value, *section.content), None) if section else None
    positions = listed_positions(page.value, line, page.lexicon) if line else []
    if section is None or len(positions) < _FEWEST:
        yield entry
        return
    at = entry.sections.index(section)
    first = [section.with_content(positions[0].name), *_headcount(positions[0])]
    behind = Span(positions[-1].name.end if positions[-1].number is None else positions[-1].number.end, 0)
    rest = Section("container", behind.start, Span(behind.start, section.content.end), "positions_under_label")
    yield replace(entry, sections=(*entry.sections[:at], *first, rest, *entry.sections[at + 1 :]))
    yield from jointly(positions[1:], entry.end)


def _headcount(position: Announced) -> Iterator[Section]:
    if position.number:
        yield Section("headcount", position.number.start, position.number, "positions_under_label")
