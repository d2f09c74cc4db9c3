"""The title under its label, without how many are wanted and what is said of the hiring: 招聘岗位:木工 4人."""

from __future__ import annotations

from collections.abc import Iterator

from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.fields.scalars import scalar
from jdparse.parsing.headings.name_parts import NAME, name_parts, number_wanted
from jdparse.parsing.items import trim
from jdparse.parsing.page import Page
from jdparse.text import Span


def title(page: Page, section: Section) -> Iterator[Claim]:
    """The name, the number of people behind it, and the bracket that speaks of the hiring."""
    span = trim(page.value, *section.content)
    end, headcount = number_wanted(page.value, *span)
    if end == span.end or is_blank(page.text(Span(span.start, end)), page.lexicon.words.blank_values):
        yield from _with_remark(page, section, span)
        return
    yield Claim(section.field, trim(page.value, span.start, end), section.rule)
    if headcount:
        yield Claim("headcount", headcount, "number_behind_name", float(page.text(headcount)))


def _with_remark(page: Page, section: Section, span: Span) -> Iterator[Claim]:
    match = NAME.match(page.value, *span)
    parts = name_parts(match, page.lexicon) if match and match.end() == span.end and match["bracket"] else None
    if parts is None or parts.remark is None:
        yield from scalar(page, section)
        return
    yield Claim(section.field, parts.name, section.rule)
    yield Claim("remarks", parts.remark, "bracket_about_hiring")
