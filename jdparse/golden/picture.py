"""A difference as lines for people: the values of both sides, each with the raw text around its place.

Lines are made of pieces with a role, which a terminal or a web page turns into colours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, NamedTuple

from jdparse.golden.comparing.differences import Difference
from jdparse.golden.comparing.values import Spans, Value

Role = Literal["kind", "field", "pointer", "golden", "parser", "place", "plain"]

_AROUND = 12
"""Characters of raw text shown before and behind a value, and of what two texts share around what differs."""
_MOST = 60
"""Characters shown of a value."""
_MOST_INSIDE = 20
"""Characters shown of the raw text at a value's place: enough to find it by."""


class Piece(NamedTuple):
    """A part of a line and what it is."""

    text: str
    role: Role = "plain"


Line = list[Piece]


def difference_lines(difference: Difference, raw: str) -> Iterator[Line]:
    """What differs and where, then a line for each value: ``-`` what the golden says, ``+`` what was found."""
    heading = [Piece(f"{difference.kind} ", "kind"), Piece(difference.field, "field"), Piece("  ")]
    yield [*heading, Piece(difference.pointer, "pointer")]
    focused = _focused(difference)
    sides: tuple[tuple[Role, tuple[Value, ...]], ...]
    sides = (("golden", difference.expected), ("parser", difference.found))
    for role, values in sides:
        for value in values:
            line = _value_line(value, role, focused.get(value.pointer, 0), raw)
            elsewhere = value.pointer != difference.pointer
            yield [*line, Piece(f"  {value.pointer}", "pointer")] if elsewhere else line


def as_text(line: Line) -> str:
    """The line without its roles."""
    return "".join(piece.text for piece in line)


def _focused(difference: Difference) -> dict[str, int]:
    """How many characters of a changed text both sides begin with and need not be shown, by pointer."""
    if difference.kind not in ("changed", "record-renamed"):
        return {}
    one, other = difference.expected[0], difference.found[0]
    pairs = zip(_shown(one), _shown(other), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return dict.fromkeys((one.pointer, other.pointer), max(0, same - _AROUND))


def _value_line(value: Value, role: Role, start: int, raw: str) -> Line:
    text = _shown(value)
    shown = f"{'…' if start else ''}{_cut(text[start:], _MOST)}"
    line: Line = [Piece(f"  {'-' if role == 'golden' else '+'} "), Piece(shown, role)]
    if value.spans:
        line.append(Piece(f"  {_place(value.spans, raw)}", "place"))
    return line


def _shown(value: Value) -> str:
    return value.value if isinstance(value.value, str) else json.dumps(value.value)


def _place(spans: Spans, raw: str) -> str:
    """``12-20 …before[inside]behind…``, the pieces of a place that is in several apart by …; without the raw text only
    ``12-20``."""
    start, end = spans[0][0], spans[-1][1]
    if not raw:
        return f"{start}-{end}"
    inside = "…".join(raw[first:last] for first, last in spans)
    before = f"{'…' if start > _AROUND else ''}{raw[max(0, start - _AROUND) : start]}"
    behind = f"{raw[end : end + _AROUND]}{'…' if end + _AROUND < len(raw) else ''}"
    return f"{start}-{end} {before}[{_cut(inside, _MOST_INSIDE)}]{behind}".replace("\r", "").replace("\n", "⏎")


def _cut(text: str, most: int) -> str:
    """The text, cut in the middle so that it has at most ``most`` characters."""
    if len(text) <= most:
        return text
    back = (most - 1) // 3
    return f"{text[: most - 1 - back]}…{text[-back:]}"
