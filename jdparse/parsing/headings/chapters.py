"""Numbered pieces of a collection and chapters of a manual: 篇二, 第三章 …"""

from __future__ import annotations

from bisect import bisect_left

from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.spaces import behind_spaces

_NUMBERS_OF_CHAPTERS = frozenset({"篇", "第篇", "第章", "第部分", "第节", "1.0"})
_NUMBERS_OF_PIECES = frozenset({"篇", "第篇"})


def chapters(page: MarkedText, closed: list[Heading], named: list[Heading]) -> list[Heading]:
    """The numbers of chapters that belong to no label and stand behind none of the headings ``closed``."""
    ends = {behind_spaces(page.value, heading.end) for heading in closed if heading.kind != "chapter"}
    behind_posts = _chapters_behind_posts(page, [*closed, *named])
    return [
        chapter(marker.start, marker.end, "chapter_number", marker)
        for marker in page.markers
        if marker.kind in _NUMBERS_OF_CHAPTERS
        and (not page.label_at(marker.start) or marker.start in behind_posts)
        and not (marker.kind in _NUMBERS_OF_PIECES and marker.start in ends)  # 养殖员工作职责 篇1
    ]


def _chapters_behind_posts(page: MarkedText, headings: list[Heading]) -> set[int]:
    """``4 工作程序`` behind ``3 职责`` with ``3.1 仓管员`` and ``3.2 叉车工``: a chapter of the page, no label of the
    last of them."""
    posts = sorted(heading.start for heading in headings if heading.marker and heading.marker.kind == "1.1")
    found = set()
    last = 0
    for marker in page.markers:
        if marker.kind == "1.0":
            if bisect_left(posts, last) < bisect_left(posts, marker.start):
                found.add(marker.start)
            last = marker.start
    return found
