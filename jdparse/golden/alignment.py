"""Which record of one reading is which of the other: the alignment in order that shares the most text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jdparse.golden.items import Item

# How much an agreeing title counts beside an agreeing item, and all of the text; what a pair must share to be one.
_TITLE = 3
_TEXT = 4
_LEAST = 0.5


def aligned(expected: Sequence[Sequence[Item]], found: Sequence[Sequence[Item]]) -> list[tuple[int, int]]:
    """The pairs (index in ``expected``, index in ``found``) of records that are the same, both ascending."""
    shared = [[_shared(one, other) for other in found] for one in expected]
    best = _best_from(shared, len(expected), len(found))
    pairs: list[tuple[int, int]] = []
    row = column = 0
    while row < len(expected) and column < len(found):
        here = shared[row][column]
        if here > _LEAST and best[row][column] == here + best[row + 1][column + 1] - _LEAST:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _best_from(shared: list[list[float]], rows: int, columns: int) -> list[list[float]]:
    """The most that can be shared from each pair of records on."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            paired = shared[row][column] + best[row + 1][column + 1] - _LEAST
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    return best


def _shared(one: Sequence[Item], other: Sequence[Item]) -> float:
    """Items that agree, an agreeing title once more, and the share of pairs of characters that both have."""
    same = (Counter(one) & Counter(other)).total()
    titles = {item for item in one if item.name == "title"} & {item for item in other if item.name == "title"}
    mine, theirs = _pairs_of_characters(one), _pairs_of_characters(other)
    common = (mine & theirs).total()
    return same + (_TITLE if titles else 0) + _TEXT * common / (1 + max(mine.total(), theirs.total()))


def _pairs_of_characters(items: Sequence[Item]) -> Counter[str]:
    return Counter(item.text[at : at + 2] for item in items for at in range(len(item.text) - 1))
