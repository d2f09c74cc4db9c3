"""What a noise is, and how several are done to one page."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.pieces import Page, join

Scope = Literal["page", "places"]
"""A noise of the page meets it whole or not at all: strength is the chance of that. A noise of places meets every page:
strength is the share of its places that it touches, of those that it would touch on the worst of pages."""


@dataclass(frozen=True, slots=True)
class Noise:
    """A kind of damage or addition that a careful reader looks past."""

    name: str
    scope: Scope
    apply: Callable[[Page, random.Random, float], None]
    """Does it to the page; the number is the rate at which places are touched, 1 for a noise of the page."""
    rewords: bool = False
    """Whether it changes what the values say (traditional characters), so that the gold says it too."""
    excludes: str = ""
    """Of the noises with the same word here a page has one: it is of one site, and its lines broke in one way."""


def struck(page: Page, noises: Sequence[Noise], strength: float, seed: str) -> tuple[str, ...]:
    """Do ``noises`` to the page, in order; the names of those that changed it.

    Each has its own chance, so that a noise does the same to a page whichever others there are.
    """
    changed = []
    for noise in _meeting(noises, strength, seed):
        before = join(page.pieces)
        noise.apply(page, random.Random(f"{seed} {noise.name}"), 1.0 if noise.scope == "page" else strength)
        if join(page.pieces) != before:
            changed.append(noise.name)
    return tuple(changed)


def _meeting(noises: Sequence[Noise], strength: float, seed: str) -> list[Noise]:
    """Those that meet the page: of several that exclude each other, one."""
    meeting = [noise for noise in noises if noise.scope == "places" or _drawn(noise, seed) < strength]
    best: dict[str, Noise] = {}
    for noise in sorted(meeting, key=lambda noise: _drawn(noise, seed)):
        best.setdefault(noise.excludes or noise.name, noise)
    return [noise for noise in meeting if best[noise.excludes or noise.name] is noise]


def _drawn(noise: Noise, seed: str) -> float:
    return random.Random(f"{seed} {noise.name} meets").random()
