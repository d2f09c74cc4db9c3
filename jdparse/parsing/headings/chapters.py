"""Numbered pieces of a collection and chapters of a manual: 篇二, 第三章 …"""

from __future__ import annotations

from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText

_NUMBERS_OF_CHAPTERS = frozenset({"篇", "第篇", "第章", "第部分", "第节", "1.0"})


def chapters(page: MarkedText) -> list[Heading]:
    """The numbers of chapters that belong to no label."""
    return [
        chapter(marker.start, marker.end, "chapter_number", marker)
        for marker in page.markers
        if marker.kind in _NUMBERS_OF_CHAPTERS and not page.label_at(marker.start)
    ]
