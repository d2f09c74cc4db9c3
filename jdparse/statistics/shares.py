"""How documents spread over a share from nothing to all."""

from __future__ import annotations

from collections.abc import Sequence

SHARES = 20
"""Into how many equal parts the share of a text is counted."""


class Shares:
    """How many documents have which part of their text in a state: 0 to 5 %, 5 to 10 %, …"""

    def __init__(self, counts: Sequence[int] = (0,) * SHARES) -> None:
        self.counts = [*counts]

    def add(self, part: int, whole: int) -> None:
        """Count a document of which ``part`` of ``whole`` characters are so; one without text has no share."""
        if whole:
            self.counts[min(SHARES * part // whole, SHARES - 1)] += 1

    def include(self, other: Shares) -> None:
        """Add what was counted of other documents."""
        self.counts = [ours + theirs for ours, theirs in zip(self.counts, other.counts, strict=True)]

    @staticmethod
    def names() -> list[str]:
        """What to call each part."""
        step = 100 // SHARES
        return [f"{number * step}–{(number + 1) * step} %" for number in range(SHARES)]
