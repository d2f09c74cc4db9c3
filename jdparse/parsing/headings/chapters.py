"""Numbered pieces of a collection and chapters of a manual: 篇二, 第三章 …"""

from __future__ import annotations

from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.spaces import behind_spaces

_NUMBERS_OF_CHAPTERS = frozenset({"篇", "第篇", "第章", "第部分", "第节", "1.0"})
_NUMBERS_OF_PIECES = frozenset({"篇", "第篇"})


def chapters(page: MarkedText, closed: list[Heading]) -> list[Heading]:
    """The numbers of chapters that belong to no label and stand behind none of the headings ``closed``."""
    ends = {behind_spaces(page.value, heading.end) for heading in closed if heading.kind != "chapter"}
    return [
        chapter(marker.start, marker.end, "chapter_number", marker)
        for marker in page.markers
        if marker.kind in _NUMBERS_OF_CHAPTERS
        and not page.label_at(marker.start)
        and not (marker.kind in _NUMBERS_OF_PIECES and marker.start in ends)  # 养殖员工作职责 篇1
    ]
