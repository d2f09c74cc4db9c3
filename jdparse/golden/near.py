"""Items that agree but for a tenth of their text: what a reader would still call the same."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Levenshtein

from jdparse.golden.items import Item

LEAST = 0.9
"""How alike two texts are at least: 1 less their Levenshtein distance over the length of the longer one."""


def pairs_nearby(missed: Counter[Item], invented: Counter[Item]) -> int:
    """How many of the missed items have a near one among the invented, each used once, the most alike first."""
    likenesses = sorted(
        ((_likeness(one, other), one, other) for one in missed for other in invented), key=lambda row: row[0]
    )
    left, right, pairs = missed.copy(), invented.copy(), 0
    while likenesses and likenesses[-1][0] >= LEAST:
        _, one, other = likenesses.pop()
        taken = min(left[one], right[other])
        left[one] -= taken
        right[other] -= taken
        pairs += taken
    return pairs


def _likeness(one: Item, other: Item) -> float:
    """The lesser of the likenesses of texts and of contexts."""
    texts = Levenshtein.normalized_similarity(one.text, other.text, score_cutoff=LEAST)
    if texts < LEAST or one.context == other.context:
        return texts
    return min(texts, Levenshtein.normalized_similarity(one.context, other.context, score_cutoff=LEAST))
