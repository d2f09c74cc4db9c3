"""Requirements whose label is lost or was never printed: a list that begins anew, or the only text under a title.

``1、审核凭证 2、编制报表 1、会计专业 2、有会计证``: the second list asks for something, the first does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from jdparse.parsing.asking import asks, asks_mostly
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.items import Markers
from jdparse.text import Span

_SENTENCE_MARK = re.compile(r"[,。;、]")
_SHORTEST_SENTENCE = 8


def with_lost_requirements(value: str, entry: Entry, markers: Markers) -> Entry:
    """``entry`` with such lists as sections of requirements."""
    if entry.heading is None or entry.heading.kind == "department" or _has_requirements(entry):
        return entry
    sections = tuple(part for section in entry.sections for part in _parts(value, entry, section, markers))
    return entry if sections == entry.sections else replace(entry, sections=sections)


def _has_requirements(entry: Entry) -> bool:
    return any(section.field == "qualifications" and section.label for section in entry.sections)


def _parts(value: str, entry: Entry, section: Section, markers: Markers) -> Iterator[Section]:
    if section.field not in ("preamble", "responsibilities"):
        yield section
        return
    found = markers.within(*section.content)
    runs = list(_runs(found))
    if section.field == "preamble" and entry.heading and entry.heading.rule == "job_head" and not runs:
        yield from _sentences(value, section)
        return
    verdicts = [asks_mostly(value, run, end) for run, end in _ends(runs, section.content.end)]
    first = next((index for index, asking in enumerate(verdicts) if asking), None)
    if first is None or not _may_begin(section, entry, first, verdicts):
        yield section
        return
    start = runs[first][0].start
    yield section.with_content(Span(section.content.start, start))
    yield Section("qualifications", start, Span(start, section.content.end), "label_lost")


def _may_begin(section: Section, entry: Entry, first: int, verdicts: list[bool | None]) -> bool:
    """Behind a list that asks nothing, or as the only list under the title of a job site's page."""
    if first == 0:
        return section.field == "preamble" and entry.heading is not None and entry.heading.rule == "job_head"
    return verdicts[first - 1] is False


def _runs(markers: list[Marker]) -> Iterator[list[Marker]]:
    """The lists of the kind that the first number has: a list begins anew at its 1."""
    run: list[Marker] = []
    kind = markers[0].kind if markers else ""
    for marker in markers:
        if marker.kind != kind:
            continue
        if run and marker.ordinal == 1:
            yield run
            run = []
        run.append(marker)
    if run:
        yield run


def _ends(runs: list[list[Marker]], end: int) -> Iterator[tuple[list[Marker], int]]:
    for run, following in pairwise([*runs, None]):
        if run is not None:
            yield run, following[0].start if following else end


def _sentences(value: str, section: Section) -> Iterator[Section]:
    """The lines under the title of a job site's page: sentences that ask are requirements."""
    yield section.with_content(Span(section.content.start, section.content.start))
    at = section.content.start
    for line in re.compile(r"[^\n]+").finditer(value, *section.content):
        text = line[0].strip()
        if len(text) < _SHORTEST_SENTENCE or _SENTENCE_MARK.search(text) is None:
            continue
        field = "qualifications" if asks(text) else "responsibilities.description"
        yield Section(field, max(at, line.start()), Span(*line.span()), "sentence_under_title")
        at = line.end()
