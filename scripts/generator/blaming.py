"""Which noises a page's losses come from: noises are taken away one by one while most of the loss stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.measuring import Series, score_of

_MOST = 0.6
"""The share of a page's loss that has to stay when a noise is taken away."""
_LEAST = 3
"""Items that a page has to lose to be looked into."""


@dataclass(frozen=True, slots=True)
class Blamed:
    """A page, how many items it loses or has invented, and the noises that are enough for that, if any is needed."""

    page: str
    lost: int
    noises: tuple[str, ...]


def blamed(series: Series) -> Iterator[Blamed]:
    """The pages of a series that lose much, each with the noises to blame."""
    for number in range(series.pages):
        made = series.make(number)
        lost = _lost(series, number)
        if lost >= _LEAST:
            yield Blamed(made.name, lost, _enough(replace(series, noises=made.noises), number, lost))


def _enough(series: Series, number: int, lost: int) -> tuple[str, ...]:
    for name in series.noises:
        without = replace(series, noises=tuple(other for other in series.noises if other != name))
        if _lost(without, number) >= _MOST * lost:
            series = without
    return series.noises


def _lost(series: Series, number: int) -> int:
    total = score_of(series.make(number)).strict_total()
    return total.missed + total.invented
