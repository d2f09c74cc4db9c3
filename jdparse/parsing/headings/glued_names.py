"""Where a name begins whose heading is glued to the text before it: the other headings of the page tell.

…维修班|后勤保障部岗位说明书: the page has lost its line ends, and nothing but the name's return shows its start.
"""

from __future__ import annotations

import re
from dataclasses import replace

from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_LONGEST_SHARED = 24
_SHORTEST_SHARED = 3
# More headings than this that end alike are the same words over and over, and comparing all pairs takes long.
_MOST_ALIKE = 60


def starts_of_shared_names(page: MarkedText, closings: list[re.Match[str]]) -> dict[int, int]:
    """What several headings share before their closing words is their name: closing's start -> the name's start.

    …养护单位|后勤保障部岗位说明书 and …维修班|后勤保障部岗位说明书.
    """
    starts: dict[int, int] = {}
    for alike in _alike(page.value, closings):
        for at in alike:
            shared = [_shared(page.value, at, other) for other in alike if other != at]
            shortest = min((count for count in shared if count >= _SHORTEST_SHARED), default=0)
            if shortest and name_kind(page.value[at - shortest : at], page.lexicon):
                starts[at] = at - shortest
    return starts


def _alike(value: str, closings: list[re.Match[str]]) -> list[list[int]]:
    """The starts of closing words, those together that agree in themselves and in the three characters before them."""
    groups: dict[str, list[int]] = {}
    for match in closings:
        if match.start() >= _SHORTEST_SHARED:
            ending = value[match.start() - _SHORTEST_SHARED : match.end("closing")]
            groups.setdefault(ending, []).append(match.start())
    return [starts for starts in groups.values() if 1 < len(starts) <= _MOST_ALIKE]


def _shared(value: str, one: int, other: int) -> int:
    """How many letters before ``one`` and ``other`` agree, up to the longest name."""
    count = 0
    limit = min(_LONGEST_SHARED, one, other)
    while count < limit and value[one - count - 1] == value[other - count - 1] and value[one - count - 1].isalnum():
        count += 1
    return count


def with_shorter_name(page: MarkedText, heading: Heading, others: list[Heading]) -> Heading:
    """和部门业务流程|大客户专员: a name that begins with a conjunction is glued to what stood before it; it begins
    where the other headings' names begin (大客户业务主管, 大客户总监)."""
    if heading.name is None or page.value[heading.name.start] not in "和与及、":
        return heading
    text = page.value[heading.name.start : heading.name.end]
    for other in others:
        if other.name is None or other is heading:
            continue
        at = text.rfind(page.value[other.name.start : other.name.start + 3])
        if at > 0 and name_kind(text[at:], page.lexicon) == heading.kind:
            start = heading.name.start + at
            return replace(heading, start=start, name=Span(start, heading.name.end))
    return heading
