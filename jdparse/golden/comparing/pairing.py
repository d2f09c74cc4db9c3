"""Two readings of one record on the way to their differences: the values that have no partner yet, and who is whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from jdparse.golden.comparing.differences import Difference, Kind
from jdparse.golden.comparing.similarity import best_pairs, pairs_of_characters, shared_part
from jdparse.golden.comparing.values import Value

_LEAST_ALIKE_DUTIES = 0.3
_AGREEING_DESCRIPTION = 3


@dataclass(slots=True)
class Rest:
    """The values without a partner, in order, and the objects in lists that are the same: golden's to found."""

    expected: list[Value]
    found: list[Value]
    owners: dict[str, str] = field(default_factory=dict)

    def pair(self, expected: Sequence[Value], found: Sequence[Value]) -> None:
        """Take the values out: they are each other's."""
        self.expected = _without(self.expected, expected)
        self.found = _without(self.found, found)
        if expected[0].owner and found[0].owner:
            self.owners.setdefault(expected[0].owner, found[0].owner)

    def differ(self, kind: Kind, expected: Sequence[Value], found: Sequence[Value]) -> Difference:
        """Pair the values, and say in what they differ."""
        self.pair(expected, found)
        return Difference(kind, expected[0].field, tuple(expected), tuple(found))


def _without(values: list[Value], taken: Iterable[Value]) -> list[Value]:
    pointers = {value.pointer for value in taken}
    return [value for value in values if value.pointer not in pointers]


def pair_duties(rest: Rest) -> None:
    """Which duty is which: by its description, its tasks, the characters that they share."""
    ones, others = list(_duties(rest.expected)), list(_duties(rest.found))
    for row, column in best_pairs(ones, others, _alike, _LEAST_ALIKE_DUTIES):
        rest.owners[ones[row].pointer] = others[column].pointer


class _Duty(NamedTuple):
    pointer: str
    description: str
    tasks: Counter[str]
    pairs: Counter[str]
    """The pairs of characters of all its text."""


def _duties(values: Iterable[Value]) -> Iterator[_Duty]:
    texts = (value for value in values if value.head == "responsibilities" and not value.attached)
    for pointer, parts in groupby(texts, key=lambda value: value.owner):
        named = [(value.field.endswith("description"), value.text) for value in parts]
        description = "".join(text for is_description, text in named if is_description)
        tasks = Counter(text for is_description, text in named if not is_description)
        yield _Duty(pointer, description, tasks, pairs_of_characters("".join(text for _, text in named)))


def _alike(one: _Duty, other: _Duty) -> float:
    same = _AGREEING_DESCRIPTION if one.description and one.description == other.description else 0
    return same + (one.tasks & other.tasks).total() + shared_part(one.pairs, other.pairs)


def same_in_place(rest: Rest) -> list[tuple[Value, Value]]:
    """Take out the values that are the same and stand in the same order of their list."""
    ones = _sequences(rest.expected, rest.owners)
    others = _sequences(rest.found, {})
    pairs: list[tuple[Value, Value]] = []
    for name in ones.keys() & others.keys():
        mine, theirs = ones[name], others[name]
        matcher = SequenceMatcher(None, [_key(value) for value in mine], [_key(value) for value in theirs], False)
        for start, other, size in matcher.get_matching_blocks():
            pairs += zip(mine[start : start + size], theirs[other : other + size], strict=True)
    for one, another in pairs:
        rest.pair([one], [another])
    return pairs


def _key(value: Value) -> tuple[str, object]:
    return value.field, value.value


def _sequences(values: Iterable[Value], owners: dict[str, str]) -> dict[str, list[Value]]:
    """The values by the list that they stand in: the tasks of a duty, the requirements of all categories."""
    lists: dict[str, list[Value]] = {}
    for value in values:
        if not value.attached:
            lists.setdefault(_list_of(value, owners), []).append(value)
    return lists


def _list_of(value: Value, owners: dict[str, str]) -> str:
    if value.field == "responsibilities.tasks":
        return f"{value.field} of {owners.get(value.owner, value.owner)}"
    return value.field if value.head == "responsibilities" else value.head if value.owner else value.field
