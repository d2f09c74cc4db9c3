"""Names with what they do on the same line: 保洁员:负责楼道清扫… / 维修工:负责公共水电…, 1. 安全员 负责现场检查."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.name_parts import name_parts
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind

RULE = "name_with_duties"
_NAME = re.compile(r"(?P<name>[^\s。;,!?:、|()]{2,12})(?P<bracket>[ ]?\([^()\n]{1,20}\))?(?=[ :】])")
_BEHIND = re.compile(r"[ ]{0,3}(?P<colon>】?[ ]?:?)[ ]?")
_DOES = re.compile(
    r"(?:主要|全面|具体)?(?:负责|分管|处理|办理|安排|接待|维护|保管|登记|收集|整理|编制|协助|主持|承担|组织|制定|执行|完成|管理|参与|按照?|根据|贯彻|监督|检查|做好|在[^,。\n]{2,14}领导下)"
)
_SHORTEST_LINE = 8
_FEWEST = 2


def name_with_duties(page: MarkedText, start: int, marker: Marker | None) -> Heading | None:
    """The name of a position at the head of a line or behind a number, and what it does right behind it."""
    if marker is None and not page.heads_line(start):
        return None
    match = _NAME.match(page.value, start)
    behind = _BEHIND.match(page.value, match.end()) if match else None
    if match is None or behind is None or not (behind["colon"] or marker):
        return None
    end = behind.end()
    told = _DOES.match(page.value, end) is not None or (marker is not None and behind["colon"] != "")
    if not told or page.label_at(start) is not None:
        return None
    if name_kind(match["name"], page.lexicon) != "position" or len(_line(page, end)) < _SHORTEST_LINE:
        return None
    parts = name_parts(match, page.lexicon)
    first = start - 1 if page.value[start - 1 : start] == "【" else start
    return Heading(
        marker.start if marker else first, end, "position", parts.name, None, RULE, marker, None, parts.remark
    )


def _line(page: MarkedText, start: int) -> str:
    end = page.value.find("\n", start)
    return page.value[start : end if end >= 0 else len(page.value)].strip()


def without_lone_names(page: MarkedText, headings: list[Heading]) -> list[Heading]:
    """``headings`` without such a name that stands on none of several lines right below each other."""
    found = [heading for heading in headings if heading.rule == RULE]
    lists = Counter(heading.marker.sequence for heading in found if heading.marker)
    kept = {heading.start for heading in found if heading.marker and lists[heading.marker.sequence] >= _FEWEST}
    kept -= _without_verb(page, [heading for heading in found if heading.start in kept and heading.marker])
    for first, second in pairwise(found):
        if second.marker is None and _touch(page, first, second):
            kept |= {first.start, second.start}
    return [heading for heading in headings if heading.rule != RULE or heading.start in kept]


def _without_verb(page: MarkedText, numbered: list[Heading]) -> set[int]:
    """1.教务助理:每周值班两次 — without a verb of duty behind it a name is only believed where each item has one."""
    lists = Counter(heading.marker.sequence for heading in numbered if heading.marker)
    items = Counter(marker.sequence for marker in page.markers if marker.sequence in lists)
    return {
        heading.start
        for heading in numbered
        if heading.marker
        and items[heading.marker.sequence] > lists[heading.marker.sequence]
        and _DOES.match(page.value, heading.end) is None
    }


def _touch(page: MarkedText, first: Heading, second: Heading) -> bool:
    """Is the second on the next line that is not blank?"""
    return len(page.value[first.end : second.start].strip().split("\n")) == 1
