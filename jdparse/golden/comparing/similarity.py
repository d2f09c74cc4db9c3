"""How alike two texts are, and which of one list are which of another when none is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
Pair = tuple[int, int]


def alikeness(one: str, other: str) -> float:
    """The share of pairs of characters that two texts have in common, from 0 to 1; 1 for texts that are the same.

    >>> alikeness("登记来访人员", "登记来访车辆")
    0.6
    """
    return 1.0 if one == other else shared_part(pairs_of_characters(one), pairs_of_characters(other))


def shared_part(one: Counter[str], other: Counter[str]) -> float:
    """The share of the longer text that both have, from their pairs of characters."""
    return (one & other).total() / max(one.total(), other.total(), 1)


def pairs_of_characters(text: str) -> Counter[str]:
    """The pairs of characters that stand side by side, and how often each does."""
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def best_pairs(
    ones: Sequence[Thing], others: Sequence[Thing], alike: Callable[[Thing, Thing], float], least: float
) -> list[Pair]:
    """The pairs of indexes, the most alike first, each index once; pairs less alike than ``least`` are none.

    Of pairs that are as alike, the one whose places are closest comes first, then the one that comes first.
    """
    scored = sorted(
        (-score, abs(row - column), row, column)
        for row, one in enumerate(ones)
        for column, other in enumerate(others)
        if (score := alike(one, other)) >= least
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, _, row, column in scored:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return sorted(pairs)
