"""Departments by number: 二、藏品保管部 over the headings of its posts, 2.财务科:负责… before what it does."""

from __future__ import annotations

import re
from bisect import bisect_left

from jdparse.parsing.enumerators import NUMBER_OF_POST, Marker
from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.text import Span

NUMBERS_OF_CHAPTERS = frozenset({"一、", "(一)", "第章", "第节", "1.1", "1.2", NUMBER_OF_POST})
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
    r"(?P<name>[^\s。;,!?:、|()]{2,16})(?P<bracket>[ ]?\([^()\n]{1,40}\))?[ ]?[。:][ ]?(?=[\u4e00-\u9fff])"
)


def office_heading(page: MarkedText, start: int, marker: Marker | None) -> Heading | None:
    """A department at the head of a numbered paragraph that goes on with what it does."""
    match = _OFFICE.match(page.value, start) if marker else None
    if match is None or marker is None or name_kind(match["name"], page.lexicon) != "department":
        return None
    name = Span(start, match.end("bracket") if match["bracket"] else match.end("name"))
    return Heading(marker.start, match.end(), "department", name, None, "office_and_functions", marker)
