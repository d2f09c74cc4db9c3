"""Names at the head of list items: 1、销售经理 … 2、销售助理 … are headings, 1、销售经理 … 2、制定计划 … are duties."""

from __future__ import annotations

from collections import Counter

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.name_parts import NAME
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.parsing.spaces import behind_blanks, behind_spaces


def without_lone_items(page: MarkedText, headings: list[Heading], closed: list[Heading]) -> list[Heading]:
    """``headings`` without the items that begin with a name where the other items of their list do not.

    An item that is one of the headings with closing words, ``closed``, begins with a name; one that says how many
    people are wanted is a heading in any list.
    """
    asked = {number for heading in headings if (number := _list_of(heading)) is not None}
    if not asked:
        return headings  # most pages: no list has to be looked at
    sure = [*closed, *(heading for heading in headings if heading.headcount)]
    heads = {heading.marker.start for heading in sure if heading.marker}
    lists = _lists_of_names(page, [marker for marker in page.markers if marker.sequence in asked], heads)
    return [
        heading
        for heading in headings
        if heading.headcount or (number := _list_of(heading)) is None or number in lists or _opens_a_form(page, heading)
    ]


_FIRST_IN_A_FORM = frozenset({"reports_to", "department", "code", "direct_reports"})


def _opens_a_form(page: MarkedText, heading: Heading) -> bool:
    """3.4 定期校验仪表。 3.5 设备科科长⏎直接上级:厂长: a name over whom it reports to is a post in any list."""
    label = page.label_at(behind_blanks(page.value, heading.end))
    return heading.rule == "name_before_label" and label is not None and label.label.field in _FIRST_IN_A_FORM


_SURE = frozenset({"name_doubled", "subject_of_article"})


def _list_of(heading: Heading) -> int | None:
    """The list whose item the heading is; a name that its sentence repeats is a heading wherever it stands,
    and an article (第五条 门卫) is no item of a list of duties."""
    if heading.marker is None or heading.rule in _SURE or heading.marker.kind == "第条":
        return None
    return heading.marker.sequence


def _lists_of_names(page: MarkedText, markers: list[Marker], heads: set[int]) -> set[int]:
    """The lists of which at least half of the items begin with the name of a position or department; 一、部门职能 over
    二、销售员 is a label and no item."""
    items = Counter(marker.sequence for marker in markers if page.label_at(marker.start) is None)
    names = Counter(marker.sequence for marker in markers if marker.start in heads or _begins_with_name(page, marker))
    return {number for number, count in items.items() if 2 * names[number] >= count}


def _begins_with_name(page: MarkedText, marker: Marker) -> bool:
    start = behind_spaces(page.value, marker.end)
    match = NAME.match(page.value, start, page.next_mark(start))
    if match is None:
        return False
    return name_kind(match["name"] + (match["bracket"] or ""), page.lexicon) in ("position", "department")
