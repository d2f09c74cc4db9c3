"""What a heading is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jdparse.parsing.enumerators import Marker
from jdparse.text import Span

HeadingKind = Literal["position", "department", "unknown", "chapter"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading from ``start`` to ``end``; ``field`` is what the text under it is where no label says so.

    A chapter names no single position (篇二, 公司各岗位职责): it ends what stands before it.
    """

    start: int
    end: int
    kind: HeadingKind
    name: Span | None
    field: str | None
    rule: str
    marker: Marker | None = None
    department: Span | None = None
    remark: Span | None = None
    headcount: Span | None = None


def chapter(start: int, end: int, rule: str, marker: Marker | None = None) -> Heading:
    """The heading of a chapter; it begins with its number."""
    return Heading(marker.start if marker else start, end, "chapter", None, None, rule, marker)
