"""How far a figure may be off because of which pages happen to be in the corpus: bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Sequence

from jdparse.golden.scoring import Counts

ROUNDS = 1000
"""How often the documents are drawn anew, with replacement; what Efron and Tibshirani ask for percentile intervals."""
_SEED = 20231


def f1_interval(documents: Sequence[Counts]) -> tuple[float, float]:
    """The range that 95 % of the F1 lie in when as many documents are drawn out of these at random.

    Whole documents are drawn, since the items of one are read well or badly together. The same documents always give
    the same interval.
    """
    if not documents:
        return 1.0, 1.0
    chance = random.Random(_SEED)
    drawn = sorted(_drawn_f1(chance.choices(documents, k=len(documents))) for _ in range(ROUNDS))
    return drawn[ROUNDS * 25 // 1000], drawn[ROUNDS * 975 // 1000 - 1]


def _drawn_f1(documents: Sequence[Counts]) -> float:
    return Counts(*map(sum, zip(*documents, strict=True))).f1
