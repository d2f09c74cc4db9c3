"""Precision, recall and F1 of the records found on a page, against those that a careful reader finds.

Strict: an item counts where its class, its text and its context agree. Near: where they agree but for a tenth of the
text. Soft: characters of aligned records that stand in the right class, by the matching blocks of the class's joined
texts. Whole: a record counts where all its items agree strictly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from jdparse.golden.alignment import aligned
from jdparse.golden.items import Item, Record, items_of
from jdparse.golden.near import pairs_nearby


class Counts(NamedTuple):
    """What agrees, what was missed, and what was found that is not there: items (strict) or characters (soft)."""

    agreeing: int = 0
    missed: int = 0
    invented: int = 0

    def plus(self, other: Counts) -> Counts:
        """The sums."""
        return Counts(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.agreeing + self.invented
        return self.agreeing / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        there = self.agreeing + self.missed
        return self.agreeing / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Score:
    """Strict, near and soft counts per class of item, and whole records, of one document or of several."""

    strict: dict[str, Counts] = field(default_factory=dict)
    near: dict[str, Counts] = field(default_factory=dict)
    soft: dict[str, Counts] = field(default_factory=dict)
    whole: Counts = field(default_factory=Counts)

    def add(self, other: Score) -> None:
        """Count the documents of ``other`` in."""
        for mine, theirs in ((self.strict, other.strict), (self.near, other.near), (self.soft, other.soft)):
            for name, counts in theirs.items():
                mine[name] = mine.get(name, Counts()).plus(counts)
        self.whole = self.whole.plus(other.whole)

    def of_class(self, name: str) -> Score:
        """The counts of one class, without whole records, which are of none."""
        return Score({name: self.strict[name]}, {name: self.near[name]}, {name: self.soft[name]})

    def strict_total(self) -> Counts:
        """All classes together: the micro-average."""
        return _total(self.strict)

    def near_total(self) -> Counts:
        """All classes together: the micro-average."""
        return _total(self.near)

    def macro_f1(self) -> float:
        """The mean of the classes' strict F1: a rare class counts as much as a frequent one; 1 where there is none."""
        each = [counts.f1 for counts in self.strict.values() if any(counts)]
        return sum(each) / len(each) if each else 1.0

    def soft_total(self) -> Counts:
        """All classes together: the micro-average."""
        return _total(self.soft)


def _total(classes: dict[str, Counts]) -> Counts:
    total = Counts()
    for counts in classes.values():
        total = total.plus(counts)
    return total


def score(expected: Sequence[Record], found: Sequence[Record], opened: Sequence[Sequence[str]] = ()) -> Score:
    """The score of the records ``found`` on a page where ``expected`` stand.

    ``opened`` names, for each expected record, the classes in which a careful reader could go either way: they are not
    scored in that record and in the one it is aligned with.
    """
    result = Score()
    for pair in scored_items(expected, found, opened):
        result.add(_of_record(pair.mine, pair.theirs))
    return result


class ScoredPair(NamedTuple):
    """The items of a record that is expected and of the one that was found for it; a number is None where there is no
    such record."""

    row: int | None
    column: int | None
    mine: list[Item]
    theirs: list[Item]


def scored_items(
    expected: Sequence[Record], found: Sequence[Record], opened: Sequence[Sequence[str]] = ()
) -> Iterator[ScoredPair]:
    """The items of each pair of aligned records, then of each record without a partner, less the classes ``opened``."""
    expected_items = [items_of(record) for record in expected]
    found_items = [items_of(record) for record in found]
    for row, column in _jobs(expected_items, found_items):
        unscored = set(opened[row]) if row is not None and row < len(opened) else set()
        mine = [] if row is None else [item for item in expected_items[row] if item.name not in unscored]
        theirs = [] if column is None else [item for item in found_items[column] if item.name not in unscored]
        yield ScoredPair(row, column, mine, theirs)


def _jobs(expected: list[list[Item]], found: list[list[Item]]) -> Iterator[tuple[int | None, int | None]]:
    """The aligned records, then those of either side that have no partner."""
    pairs = aligned(expected, found)
    yield from pairs
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    yield from ((row, None) for row in range(len(expected)) if row not in rows)
    yield from ((None, column) for column in range(len(found)) if column not in columns)


def _of_record(expected: list[Item], found: list[Item]) -> Score:
    agrees = Counter(expected) == Counter(found)
    result = Score(whole=Counts(int(agrees), int(bool(expected) and not agrees), int(bool(found) and not agrees)))
    for name in {item.name for item in (*expected, *found)}:
        mine = [item for item in expected if item.name == name]
        theirs = [item for item in found if item.name == name]
        same = (Counter(mine) & Counter(theirs)).total()
        result.strict[name] = Counts(same, len(mine) - same, len(theirs) - same)
        alike = same + pairs_nearby(Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine))
        result.near[name] = Counts(alike, len(mine) - alike, len(theirs) - alike)
        text, other = "".join(item.text for item in mine), "".join(item.text for item in theirs)
        common = _common(text, other)
        result.soft[name] = Counts(common, len(text) - common, len(other) - common)
    return result


def _common(one: str, other: str) -> int:
    """The length of the matching blocks of two texts."""
    if one == other or not one or not other:
        return min(len(one), len(other))
    return sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
