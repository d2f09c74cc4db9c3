"""Duties that a heading promises, or the name of a position, and that stand below facts of one line:

门卫岗位职责 / 工资:每月2800元 / 1、登记车辆 …
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jdparse.parsing.asking import asks_mostly
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.items import Markers
from jdparse.text import Span

_LONGEST_FACT = 60
# Such a text is often a list of its own that its first line leads in.
_LISTS = frozenset({"authorities", "kpis", "working_relationships", "benefits", "extra"})


def with_duties_below(value: str, entry: Entry, markers: Markers) -> Entry:
    """``entry`` with the list below the fact that a label tells beside itself as the duties of its heading."""
    heading = entry.heading
    if heading is None or not (heading.kind == "position" or heading.field == "responsibilities"):
        return entry
    if _tells_duties(value, entry):
        return entry
    for index, section in enumerate(entry.sections):
        start = _list_below(value, section, markers)
        if start is not None:
            parts = _cut(section, start)
            return replace(entry, sections=(*entry.sections[:index], *parts, *entry.sections[index + 1 :]))
    return entry


def _tells_duties(value: str, entry: Entry) -> bool:
    told = ("preamble", "responsibilities")
    return any(
        section.field.split(".")[0] in told and value[slice(*section.content)].strip() for section in entry.sections
    )


def _list_below(value: str, section: Section, markers: Markers) -> int | None:
    """Where the list begins that stands on the line below the text beside the label; None where none does."""
    listed = markers.within(*section.content)
    if section.label is None or section.field in _LISTS or len(listed) < 2 or listed[0].ordinal > 1:
        return None
    beside = value[section.content.start : listed[0].start].rstrip(" \t")
    fact = beside.strip()
    if not 0 < len(fact) <= _LONGEST_FACT or "\n" in fact or fact[-1] in ":、," or not beside.endswith("\n"):
        return None
    if beside.lstrip(" \t").startswith("\n"):
        return None  # the text stands below its label, not beside it
    return None if _asks(value, section, listed) else listed[0].start


def _asks(value: str, section: Section, listed: list[Marker]) -> bool:
    """Does the list go on with what a label of requirements asks?"""
    verdict = asks_mostly(value, listed, section.content.end)
    return verdict is not False if section.field.startswith("qualifications") else verdict is True


def _cut(section: Section, at: int) -> Iterator[Section]:
    yield section.with_content(Span(section.content.start, at))
    yield Section("responsibilities", at, Span(at, section.content.end), "list_of_heading")
