"""Entries of a page and the sections of each: who is described, and under which labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from jdparse.lexicon import Label
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings import Heading
from jdparse.parsing.items import Markers
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.spaces import blank_between
from jdparse.text import Span


@dataclass(frozen=True, slots=True)
class Section:
    """Text under one label: ``field`` as in the lexicon, ``content`` what stands under it, ``rule`` why."""

    field: str
    start: int
    content: Span
    rule: str
    label: LabelMark | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of the page that speaks of one position or department, or of none. Entries partition the text."""

    start: int
    end: int
    heading: Heading | None
    rule: str
    sections: tuple[Section, ...] = ()


_start = attrgetter("start")
_MAIN = ("responsibilities", "qualifications")
# What may stand above the title of a form.
_ABOVE_TITLE = frozenset({"container", "code", "employer", "analysis_date", "extra"})
_SECTION_FIELDS = frozenset({"responsibilities", "qualifications", "authorities", "kpis", "working_relationships"})


def split_entries(
    value: str, headings: list[Heading], labels: list[LabelMark], markers: Markers, rows: list[Entry]
) -> list[Entry]:
    """Cut the page where another position begins: at a heading, a title label, a set of sections that starts again,
    and at each of the ``rows`` of its tables."""
    events: list[Heading | LabelMark | Entry] = sorted(
        [*headings, *labels, *rows], key=lambda mark: (mark.start, isinstance(mark, LabelMark))
    )
    splitter = _Splitter(value, markers)
    for event in events:
        if isinstance(event, Entry):
            splitter.row(event)
        elif isinstance(event, Heading):
            splitter.heading(event)
        else:
            splitter.label(event)
    return splitter.finish()


class _Splitter:
    """Reads headings and labels in order and remembers what the open entry already has."""

    def __init__(self, value: str, markers: Markers) -> None:
        self.value = value
        self.markers = markers
        self.entries: list[Entry] = []
        self.start = 0
        self.open_heading: Heading | None = None
        self.rule = "page_start"
        self.covered = 0
        self.fields: list[tuple[str, str]] = []
        self.first_seen: dict[tuple[str, str], int] = {}
        self.last_main: dict[str, int] = {}
        self.title_label = False

    def heading(self, heading: Heading) -> None:
        if heading.start < self.covered:
            return
        if self._is_group(heading):
            return
        self._open(heading.start, heading, heading.rule)
        self.covered = heading.end

    def _is_group(self, heading: Heading) -> bool:
        """``岗位职责:1、行政文员:(1)…`` names a group of duties inside a position that has its own title."""
        if heading.rule not in ("name_before_list", "numbered_name") or heading.marker is None:
            return False
        if self.open_heading is None and not self.title_label:
            return False
        if (
            self.open_heading is not None
            and self.open_heading.marker is not None
            and self.open_heading.marker.sequence == heading.marker.sequence
        ):
            return False
        named = self.title_label or (self.open_heading is not None and self.open_heading.kind == "position")
        in_duties = self.fields[-1][0].startswith("responsibilities") if self.fields else self._opens_duties()
        return named and in_duties

    def _opens_duties(self) -> bool:
        """Does the text right under the open heading tell duties? 门卫岗位职责 / 一、白班 1、…"""
        return self.open_heading is not None and self.open_heading.field == "responsibilities"

    def label(self, label: LabelMark) -> None:
        if label.start < self.covered and label.label_start < self.covered:
            return
        field = label.label.field
        if field in ("title", "title.department"):
            below_others = label.label.strength != "weak" and any(name not in _ABOVE_TITLE for name, _ in self.fields)
            if self.title_label or below_others:
                self._open(label.start, None, "title_label")
            self.title_label = True
        elif self._starts_again(label):
            self._open(label.start, None, "sections_start_again")
        self._remember(field, label.label.text)

    def _remember(self, field: str, text: str) -> None:
        self.first_seen.setdefault((field, text), len(self.fields))
        if field.split(".")[0] in _MAIN:
            self.last_main[field.split(".")[0]] = len(self.fields)
        self.fields.append((field, text))

    def _starts_again(self, label: LabelMark) -> bool:
        field, text = label.label.field, label.label.text
        if field not in _MAIN:
            return False
        if not self.fields and self.open_heading is not None and field == "responsibilities":
            listed = self.markers.within(self.open_heading.end, label.start)
            return len(listed) >= 2 and label.marker is not None and label.marker.ordinal == 1
        first = self.first_seen.get((field, text))
        return first is not None and any(last > first for main, last in self.last_main.items() if main != field)

    def _open(self, start: int, heading: Heading | None, rule: str) -> None:
        if start > self.start:
            self.entries.append(Entry(self.start, start, self.open_heading, self.rule))
        self.start, self.open_heading, self.rule = start, heading, rule
        self.fields, self.title_label = [], False
        self.first_seen, self.last_main = {}, {}

    def row(self, row: Entry) -> None:
        self._open(row.start, None, row.rule)
        self._open(row.end, None, "after_table")
        self.entries[-1] = row

    def finish(self) -> list[Entry]:
        if len(self.value) > self.start or not self.entries:
            self.entries.append(Entry(self.start, len(self.value), self.open_heading, self.rule))
        return self.entries


def segment(value: str, entry: Entry, labels: list[LabelMark], markers: Markers) -> Entry:
    """The entry with its sections: what stands under its heading, then under each of its labels."""
    if entry.sections:
        return entry
    first = bisect_left(labels, entry.start, key=_start)
    inside = labels[first : bisect_left(labels, entry.end, lo=first, key=_start)]
    head_end = entry.heading.end if entry.heading else entry.start
    marks: list[Any] = [label for label in inside if label.label_start >= head_end or label.start >= head_end]
    marks += [marker for marker in markers.within(head_end, entry.end) if marker.kind == "职责"]
    marks += _unknown_labels(value, inside, markers.within(head_end, entry.end))
    marks.sort(key=lambda mark: mark.start)
    sections = [Section("preamble", entry.start, Span(head_end, entry.end), entry.rule)]
    for mark in marks:
        if isinstance(mark, Marker):
            section = Section("responsibilities.duty", mark.start, Span(mark.end, entry.end), "duty_ordinal")
        else:
            if _is_inside(mark, sections[-1], value, markers):
                continue
            start = mark.label_start if _behind_empty_numbers(mark, value, markers) else mark.start
            section = Section(mark.label.field, start, Span(mark.content, entry.end), mark.rule, mark)
        last = sections[-1]
        if section.start < last.content.start:
            continue
        sections[-1] = replace(last, content=Span(last.content.start, section.start))
        sections.append(section)
    return replace(entry, sections=tuple(_with_tables(value, sections)))


_COLUMNS = frozenset({"responsibilities.time_percent", "kpis"})


def _with_tables(value: str, sections: list[Section]) -> Iterator[Section]:
    """工作职责 | 权重 | 考核标准 side by side with nothing between are the header of a table of duties."""
    index = 0
    while index < len(sections):
        header = [sections[index]]
        while index + len(header) < len(sections) and not value[slice(*header[-1].content)].strip(" \t\n|"):
            following = sections[index + len(header)]
            if following.field not in _COLUMNS or not header[0].field.startswith("responsibilities"):
                break
            header.append(following)
        if len(header) > 1:
            yield from header[:-1]
            yield replace(header[-1], field="responsibilities.table", rule="table_of_duties")
        else:
            yield header[0]
        index += len(header)


_UNKNOWN_LABEL = re.compile(r"[ \t]*(?P<label>[^\s:。;,、()|]{2,14})(?P<after>[ \t]*[:\n][ \t]*|[ \t]+)")
_CHAPTER_KINDS = frozenset({"一、", "(一)", "第部分", "1.1", "1.2"})


def _unknown_labels(value: str, labels: list[LabelMark], markers: list[Marker]) -> list[LabelMark]:
    """(二)、工作考核评分标准 after (一)、职责: numbered like the labels of its form, it is a label nobody knows."""
    counts = Counter(label.marker.sequence for label in labels if label.marker)
    starts = {label.marker.start for label in labels if label.marker}
    found = []
    for marker in markers:
        if marker.start in starts or marker.sequence not in counts or marker.ordinal == 0:
            continue
        if marker.kind not in _CHAPTER_KINDS and counts[marker.sequence] < 2:
            continue
        match = _UNKNOWN_LABEL.match(value, marker.end)
        if match:
            label = Label(match["label"], "extra", "plain", "page")
            found.append(
                LabelMark(
                    marker.start,
                    match.start("label"),
                    match.end("label"),
                    match.end(),
                    label,
                    "numbered_like_labels",
                    ":" in match["after"],
                    marker,
                )
            )
    return found


def _is_inside(mark: LabelMark, section: Section, value: str, markers: Markers) -> bool:
    """Does the label stand inside the text of ``section`` instead of ending it?"""
    field = mark.label.field
    nothing_written = blank_between(value, section.content.start, mark.start)
    if field == section.field and nothing_written and field not in _SECTION_FIELDS and section.label is not None:
        return _has_parts(mark, value)  # 工作条件 场所:车间。 噪声:较大 is one text
    if mark.marker is None:
        return False
    own = section.label.marker.sequence if section.label and section.label.marker else None
    if mark.marker.sequence == own:
        return False
    if _behind_empty_numbers(mark, value, markers):
        return False
    main = section.field.split(".")[0]
    if main not in ("responsibilities", "qualifications", "authorities", "kpis", "extra", "preamble"):
        return False
    listed = [
        marker
        for marker in markers.within(section.content.start, mark.start)
        if marker.sequence == mark.marker.sequence
    ]
    if listed:
        if section.field == "preamble" or (
            mark.label.strength == "strong" and field.split(".")[0] not in ("qualifications", "extra", "kpis")
        ):
            return False
        return (
            main != "qualifications"
            or field.startswith("qualifications.")
            or mark.label.strength == "weak"
            or field == "extra"
        )
    # the first item of a list under its label: 任职要求:1、学历:大专
    return (
        main == "qualifications"
        and field.startswith("qualifications.")
        and nothing_written
        and mark.marker.ordinal == 1
        and section.field == "qualifications"
    )


def _behind_empty_numbers(mark: LabelMark, value: str, markers: Markers) -> bool:
    """…6. 7. 8. 9. 要求: the 9 is no number of the label: numbers without text stand before it."""
    if mark.marker is None or mark.marker.ordinal < 2:
        return False
    before = markers.within(max(0, mark.marker.start - 12), mark.marker.start)
    return (
        bool(before)
        and before[-1].sequence == mark.marker.sequence
        and not value[before[-1].end : mark.marker.start].strip()
    )


_PART = re.compile(r"(?:^|[\s。;,])[\u4e00-\u9fff]{2,6}:")


def _has_parts(mark: LabelMark, value: str) -> bool:
    """Do more small labels follow, so that the text under the larger label is one whole?"""
    end = value.find("\n", mark.content)
    return _PART.search(value, mark.content, end if end >= 0 else len(value)) is not None


_BLANK = re.compile(r"[\s_/\\\-—–年月日岁周至等级%:.、()□○☐◯×|~…·*元人名无]*")


def is_blank(text: str, blanks: frozenset[str]) -> bool:
    """Was the cell left empty? ``____``, ``/``, 无, N/A, ``等 级至 等 级``, an unticked box."""
    stripped = text.strip(" \t\n。.;,:")
    return stripped in blanks or _BLANK.fullmatch(stripped) is not None
