"""Departments by number: 二、藏品保管部 over the headings of its posts, 2.财务科:负责… before what it does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from jdparse.parsing.enumerators import NUMBER_OF_POST, Marker
from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.text import Span

NUMBERS_OF_CHAPTERS = frozenset({"一、", "(一)", "第章", "第节", "第部分", "第篇", "1.1", "1.2", NUMBER_OF_POST})
_LONGEST_NAME = 40


def chapter_of_department(
    page: MarkedText, start: int, marker: Marker | None, starts_of_closed: list[int]
) -> Heading | None:
    """二、藏品保管部 藏品保管部部门职能 …: the name of a department with another heading right behind it."""
    behind = bisect_left(starts_of_closed, start)
    if marker is None or marker.kind not in NUMBERS_OF_CHAPTERS or behind == len(starts_of_closed):
        return None
    end = starts_of_closed[behind]
    text = page.value[start:end].rstrip() if end - start <= _LONGEST_NAME else ""
    if name_kind(text, page.lexicon) != "department":
        return None
    return chapter(marker.start, end, "department_over_headings", marker)


# (一)党政综合办公室。承担…, 2.财务科:负责…: the name of an office, then its functions in one paragraph.
_OFFICE = re.compile(
    r"(?P<name>[^\s。;,!?:、|()]{2,16}+)(?P<bracket>[ ]?\([^()\n]{1,40}\))?[ ]?[。:][ ]?(?=[\u4e00-\u9fff])"
)


def office_heading(page: MarkedText, start: int, marker: Marker | None) -> Heading | None:
    """A department at the head of a numbered paragraph that goes on with what it does."""
    match = _OFFICE.match(page.value, start) if marker else None
    if match is None or marker is None or name_kind(match["name"], page.lexicon) != "department":
        return None
    name = Span(start, match.end("bracket") if match["bracket"] else match.end("name"))
    return Heading(marker.start, match.end(), "department", name, None, "office_and_functions", marker)


# Behind the number of a chapter: 二、|事业单位 / (一)便民服务中心。
_SHORT_LINE = re.compile(r"[ \t]*[^\s。;,:、()]{2,16}:?[ \t]*\n\s*")


def chapters_over_headings(page: MarkedText, headings: list[Heading]) -> list[Heading]:
    """The numbered lines that stand right over the numbered heading of another list: they end what is before them.

    Where two items of a list do, the others are chapters too: 一、办事机构 (一)… 二、事业单位 (一)… 三、人员编制 …
    """
    starts = {heading.start for heading in headings}
    found = {}
    for heading in headings:
        above = _number_above(page, heading)
        if above is None or above.start in starts or page.label_at(above.start):
            continue
        line = _SHORT_LINE.fullmatch(page.value, above.end, heading.start)
        if line and page.starts_line(above.start):
            found[above.start] = chapter(above.start, line.end(), "chapter_over_headings", above)
    lists = Counter(heading.marker.sequence for heading in found.values() if heading.marker)
    others = [
        chapter(marker.start, marker.end, "sibling_of_chapters", marker)
        for marker in page.markers
        if lists[marker.sequence] > 1 and marker.start not in found and marker.start not in starts
    ]
    return [*found.values(), *others]


def _number_above(page: MarkedText, heading: Heading) -> Marker | None:
    """The number right before that of the heading, where it is of another kind and may number chapters."""
    if heading.marker is None:
        return None
    index = bisect_left(page.marker_starts, heading.marker.start) - 1
    above = page.markers[index] if index >= 0 else None
    return above if above and above.kind != heading.marker.kind and above.kind in NUMBERS_OF_CHAPTERS else None
