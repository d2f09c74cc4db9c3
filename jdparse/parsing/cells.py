"""Rows of short cells: 学历:大专 招聘人数:2人 经验:不限 — what stands on the lines below belongs to none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.labels import ONE_CELL_FIELDS
from jdparse.text import Span

AFTER_CELLS = "after_cells"
_LONGEST_CELL = 24
_BEGINS_LIST = re.compile(r"\s*[(]?[1一①][、.)]")
_CELL_FIELDS = ("qualifications.", "extra", "remarks", "working_")


def with_rows_of_cells(value: str, entry: Entry) -> Entry:
    """``entry`` with the lines below such a row as a section of their own."""
    sections = entry.sections
    if entry.heading is not None and entry.heading.kind == "department":
        return entry
    in_head = entry.heading is not None and entry.heading.rule == "job_head"
    if sum(section.label is not None for section in sections) < (1 if in_head else 2):
        return entry
    parts = tuple(
        part
        for index, section in enumerate(sections)
        for part in _parts(
            value, section, sections[max(0, index - 1)], sections[min(index + 1, len(sections) - 1)], in_head
        )
    )
    return replace(entry, sections=parts)


def _parts(value: str, section: Section, before: Section, after: Section, in_head: bool) -> Iterator[Section]:
    cut = value.find("\n", *section.content)
    shares_line = _on_one_line(value, before, section) or _on_one_line(value, section, after)
    in_row = shares_line and section.field.startswith(_CELL_FIELDS)
    over_list = section.field == "extra" and _BEGINS_LIST.match(value, max(cut, 0)) is not None
    if cut < 0 or not (in_row or (in_head and (over_list or section.field in ONE_CELL_FIELDS))):
        yield section
        return
    cell = value[section.content.start : cut].strip()
    if not 0 < len(cell) <= _LONGEST_CELL or not value[cut : section.content.end].strip():
        yield section
        return
    yield section.with_content(Span(section.content.start, cut))
    yield Section("preamble", cut, Span(cut, section.content.end), AFTER_CELLS)


def _on_one_line(value: str, first: Section, second: Section) -> bool:
    """Do the labels of two sections stand on one line?"""
    return (
        first is not second
        and first.label is not None
        and second.label is not None
        and "\n" not in value[first.label.label_start : second.label.label_start]
    )
