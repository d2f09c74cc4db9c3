"""What a believed item head is."""

from __future__ import annotations

from typing import NamedTuple


class Marker(NamedTuple):
    """A believed item head: its span, the kind of numbering, its number (0 for a bullet), the list it belongs to."""

    start: int
    end: int
    kind: str
    ordinal: int
    sequence: int
