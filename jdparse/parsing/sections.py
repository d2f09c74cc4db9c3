"""Sections: what stands under which label of an entry."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter
from typing import Any

from jdparse.lexicon import Lexicon
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.floating_labels import with_floating_labels
from jdparse.parsing.items import Markers
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.numbered_labels import numbered_like_labels
from jdparse.parsing.spaces import blank_between
from jdparse.parsing.tables_of_duties import with_tables_of_duties
from jdparse.text import Span

_start = attrgetter("start")
_SECTION_FIELDS = frozenset({"responsibilities", "qualifications", "authorities", "kpis", "working_relationships"})


def segment(value: str, entry: Entry, labels: list[LabelMark], markers: Markers, lexicon: Lexicon) -> Entry:
    """The entry with its sections: what stands under its heading, then under each of its labels."""
    if entry.sections:
        return entry
    first = bisect_left(labels, entry.start, key=_start)
    inside = labels[first : bisect_left(labels, entry.end, lo=first, key=_start)]
    starts = frozenset(label.label_start for label in inside)
    head_end = entry.heading.end if entry.heading else entry.start
    marks: list[Any] = [label for label in inside if label.label_start >= head_end or label.start >= head_end]
    marks += [marker for marker in markers.within(head_end, entry.end) if marker.kind == "职责"]
    marks += numbered_like_labels(value, inside, markers.within(head_end, entry.end), lexicon)
    marks.sort(key=lambda mark: mark.start)
    sections = [Section("preamble", entry.start, Span(head_end, entry.end), entry.rule)]
    for mark in marks:
        if isinstance(mark, Marker):
            section = Section("responsibilities.duty", mark.start, Span(mark.end, entry.end), "duty_ordinal")
        else:
            if _is_inside(mark, sections[-1], value, markers, starts):
                continue
            start = mark.label_start if _behind_empty_numbers(mark, value, markers) else mark.start
            field = _field_among(mark, sections, value)
            section = Section(field, start, Span(mark.content, entry.end), mark.rule, mark)
        last = sections[-1]
        if section.start < last.content.start:
            continue
        sections[-1] = last.with_content(Span(last.content.start, section.start))
        sections.append(section)
    sections = list(with_floating_labels(value, sections, markers))
    return replace(entry, sections=tuple(with_tables_of_duties(value, sections)))


_OTHERS = frozenset({"其他", "其它", "其她"})
_COUNTED = re.compile(r"[ \t]*(?:共|为)?(?:\d{1,3}|[一二三四五六七八九十两]{1,3})[ ]?(?:[人名]|\()")


def _field_among(mark: LabelMark, before: list[Section], value: str) -> str:
    """学历:… 性别:… 其他:无色盲: among the labels of requirements 其他 is one of them; 编制:8人 counts posts, 编制:王某
    names who wrote the sheet; 职权范围 over 处方权;停用建议权 holds powers; 地点 under 报名方式 is no place of work."""
    if mark.label.text in _OTHERS and before[-1].field.startswith("qualifications."):
        return "qualifications.other"
    if mark.label.text == "编制" and _COUNTED.match(value, mark.content):
        return "headcount"
    if mark.label.field == "responsibilities" and "权" in mark.label.text and _gives_powers(value, mark.content):
        return "authorities"
    if mark.label.field == "location" and mark.label.strength == "weak":
        extras = takewhile(lambda section: section.field == "extra", reversed(before))
        if any(map(_tells_of_application, extras)):
            return "extra"
    return mark.label.field


_PIECE = re.compile(r"[^;。\n\t|]{2,}")
_POWER = re.compile(r"权(?:力|利)?[ ]*$")


def _gives_powers(value: str, start: int) -> bool:
    """Do most of the first texts under the label end in 权?"""
    paragraph = value.find("\n\n", start)
    end = min(start + 200, paragraph if paragraph >= 0 else len(value))
    pieces = [match[0] for match in _PIECE.finditer(value, start, end)]
    return sum(_POWER.search(piece) is not None for piece in pieces) > max(1, len(pieces) // 2)


def _is_inside(mark: LabelMark, section: Section, value: str, markers: Markers, starts: frozenset[int]) -> bool:
    """Does the label stand inside the text of ``section`` instead of ending it?"""
    field = mark.label.field
    nothing_written = blank_between(value, section.content.start, mark.start)
    if field == section.field and nothing_written and field not in _SECTION_FIELDS and section.label is not None:
        return _has_parts(mark, value, starts)  # 工作条件 场所:车间。 噪声:较大 is one text
    if field == "responsibilities.time_percent" and _ends_an_item(mark, section, value, markers):
        return True
    if mark.label.strength == "weak" and _tells_of_application(section):
        return any(map(str.isalnum, value[value.rfind("\n", 0, mark.start) + 1 : mark.start]))  # but ☎咨询电话:…
    if _names_group_of_duties(mark, section, value, markers):
        return True
    if mark.marker is None:
        return False
    own = section.label.marker.sequence if section.label and section.label.marker else None
    if mark.marker.sequence == own:
        return False
    if _behind_empty_numbers(mark, value, markers):
        return False
    main = section.field.split(".")[0]
    if main == field == "extra" and mark.colon and mark.marker.ordinal == 0:
        return False  # 📮… / ☎咨询电话:…
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
        and mark.marker.ordinal in (0, 1)
        and section.field == "qualifications"
    )


_OF_APPLICATION = ("报名", "面试", "考试", "笔试", "应聘", "资格审查", "体检")


def _tells_of_application(section: Section) -> bool:
    """报名:时间:5月6日;地点:政工室 — when and where one applies is no time and place of the work."""
    return (
        section.label is not None and section.field == "extra" and section.label.label.text.startswith(_OF_APPLICATION)
    )


def _names_group_of_duties(mark: LabelMark, section: Section, value: str, markers: Markers) -> bool:
    """- 外部协调 / - 处理与业主的关系: behind a bullet of a list of duties."""
    if not mark.label.field.startswith("working_relationships.") or section.field != "responsibilities" or mark.colon:
        return False
    listed = markers.within(section.content.start, mark.label_start)
    return bool(listed) and listed[-1].ordinal == 0 and not value[listed[-1].end : mark.label_start].strip()


def _ends_an_item(mark: LabelMark, section: Section, value: str, markers: Markers) -> bool:
    """1、编制计划,消耗时间:20%;2、…: the share of time stands at the end of each item of the list."""
    if section.field not in ("responsibilities", "preamble") or not value[section.content.start : mark.start].strip():
        return False
    listed = markers.within(section.content.start, mark.start)
    return bool(listed) and value[listed[-1].end : mark.start].strip() != ""


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


_PART = re.compile(r"(?:^|[\s。;,])(?P<part>[\u4e00-\u9fff]{2,6}):")


def _has_parts(mark: LabelMark, value: str, starts: frozenset[int]) -> bool:
    """Do more small labels follow, so that the text under the larger label is one whole?"""
    end = value.find("\n", mark.content)
    part = _PART.search(value, mark.content, end if end >= 0 else len(value))
    return part is not None and part.start("part") not in starts
