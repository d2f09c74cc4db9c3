"""Labels that were lost between two cells, found by what stands under them elsewhere on the page."""

from __future__ import annotations

from dataclasses import replace

from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.items import trim
from jdparse.text import Span

# Cells that one form after the other fills with the same words.
_REPEATED_FIELDS = frozenset({"documentation", "equipment", "working_conditions", "reporting_line", "working_hours"})
_SHORTEST = 8


def with_lost_labels(value: str, entries: list[Entry]) -> list[Entry]:
    """Split a cell that ends in the text of another field's cell: equipment 笔记本电脑|相关项目文档、销售合同
    where other forms of the page print 相关项目文档、销售合同 under 所需记录文档."""
    known: dict[str, str] = {}
    for entry in entries:
        for section in entry.sections:
            span = trim(value, *section.content)
            if section.field in _REPEATED_FIELDS and span.end - span.start >= _SHORTEST:
                known.setdefault(value[span.start : span.end], section.field)
    if not known:
        return entries
    return [
        replace(
            entry, sections=tuple(part for section in entry.sections for part in _parts(value, entry, section, known))
        )
        for entry in entries
    ]


def _parts(value: str, entry: Entry, section: Section, known: dict[str, str]) -> list[Section]:
    if section.field not in _REPEATED_FIELDS:
        return [section]
    span = trim(value, *section.content)
    text = value[span.start : span.end]
    for tail, field in known.items():
        at = span.end - len(tail)
        if (
            field != section.field
            and len(text) > len(tail)
            and text.endswith(tail)
            and all(other.field != field for other in entry.sections)
        ):
            first = section.with_content(Span(section.content.start, at))
            return [first, Section(field, at, Span(at, section.content.end), "label_lost")]
    return [section]
