"""The printed lines of a page as the search for heads sees them: numbered or not, parted by blank lines or not."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from jdparse.parsing.enumerators import Marker

Following = Literal["", "list", "block"]
"""What a line stands over: the first item of a list, or lines that a blank line parts from what is above and below."""

_LINE = re.compile(r"[^\n]+")
_ENDS = frozenset("。;!?:、")
_LONG = 24


class Line(NamedTuple):
    """A line that is not blank, the number at its head, and whether a blank line stands above it."""

    start: int
    text: str
    number: Marker | None
    parted: bool

    @property
    def content(self) -> str:
        """The text without its number."""
        return self.text[self.number.end - self.start if self.number else 0 :].strip()


def lines_with_numbers(value: str, markers: list[Marker]) -> list[Line]:
    """The lines of ``value``."""
    numbered = {marker.start: marker for marker in markers}
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(value):
        if match[0].strip():
            parted = value.count("\n", end, match.start()) > 1
            lines.append(Line(match.start(), match[0], numbered.get(match.start()), parted))
            end = match.end()
    return lines


def what_follows(lines: list[Line], at: int) -> Following:
    """What the line at ``at`` stands over; nothing where it is itself the rest of a long line that was broken."""
    below = lines[at + 1 : at + 3]
    if not below or _goes_on(lines, at):
        return ""
    if _begins_list(below[0]):
        return "list"
    is_block = lines[at].parted and len(below) > 1 and not any(line.parted or line.number for line in below)
    return "block" if is_block else ""


def _begins_list(line: Line) -> bool:
    """Does it begin with a bullet, or with the number of a first item?"""
    return line.number is not None and line.number.ordinal <= 1


def _goes_on(lines: list[Line], at: int) -> bool:
    """Is the line the rest of a long one that was broken before it?"""
    if at == 0 or lines[at].parted:
        return False
    above = lines[at - 1].text
    return len(above) > _LONG and above.rstrip()[-1] not in _ENDS
