"""Numbers of several levels that were printed with 、: ``2、1仓库主管`` / ``2、2收货员`` are 2.1 and 2.2."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jdparse.text import Edit

# 2、1仓库主管, 2、1.2 岗位职责; but 1、3年以上经验 and 1、1、… are an item and its text or its page.
_LEVELS = re.compile(
    r"^[ \t]*(?P<above>\d{1,2})(?P<comma>、)(?P<own>\d{1,2})(?=[. ]{0,2}(?:\d|[\u4e00-\u9fff]))"
    r"(?![ ]?[年月日天岁个名人次级楼号层])",
    re.MULTILINE,
)


def numbers_of_levels(value: str) -> Iterator[Edit]:
    """The 、 between two levels is a point, where the numbers below one number go on: 2、1 … 2、2 …"""
    if "、1" not in value or "、2" not in value:
        return
    found = list(_LEVELS.finditer(value))
    below: dict[str, set[str]] = defaultdict(set)
    for match in found:
        below[match["above"]].add(match["own"])
    if any({"1", "2"} <= numbers for numbers in below.values()):
        for match in found:
            yield Edit(*match.span("comma"), ".", "list-number")
