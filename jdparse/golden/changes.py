"""What can be taken over into a golden, one by one: differences that touch the same fields are one change.

A field of a record is taken as a whole, with its evidence: the split of one item and the move of another in one list
cannot be taken apart without making a list that neither side has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jdparse.golden.comparing.differences import Difference
from jdparse.golden.comparing.documents import RecordPair, record_pairs

_LOSSES = ("missing", "record-missing")
_WHOLE = ("coverage", "diagnostics", "layout")
"""Parts of a document that are taken as a whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """Differences that are taken together or not at all."""

    differences: tuple[Difference, ...]

    @property
    def only_deletes(self) -> bool:
        """Whether taking it makes the golden say less and nothing new."""
        return all(difference.kind in _LOSSES for difference in self.differences)


def changes_of(
    expected: Mapping[str, Any], found: Mapping[str, Any], differences: Iterable[Difference]
) -> list[Change]:
    """The differences as changes, in order of their first ones."""
    keys_of = Keys(record_pairs(expected.get("records") or [], found.get("records") or []))
    groups: list[tuple[set[str], list[Difference]]] = []
    for difference in differences:
        keys, members = keys_of.touched(difference), [difference]
        apart = []
        for other_keys, others in groups:
            if keys & other_keys:
                keys, members = keys | other_keys, [*others, *members]
            else:
                apart.append((other_keys, others))
        groups = [*apart, (keys, members)]
    ordered = list(differences)
    groups.sort(key=lambda group: min(ordered.index(member) for member in group[1]))
    return [Change(tuple(members)) for _, members in groups]


class Keys:
    """Names for what a difference touches, the same for both sides: ``/source/page/title``, ``coverage``,
    ``0 title`` (a field of a pair of records), ``0`` (the pair itself)."""

    def __init__(self, pairs: Sequence[RecordPair]) -> None:
        self._of_expected = {pair.expected: number for number, pair in enumerate(pairs)}
        self._of_found = {pair.found: number for number, pair in enumerate(pairs)}

    def touched(self, difference: Difference) -> set[str]:
        """The names of all that the difference touches."""
        return {self._key(value.pointer, self._of_expected) for value in difference.expected} | {
            self._key(value.pointer, self._of_found) for value in difference.found
        }

    def all_touched(self, changes: Iterable[Change]) -> set[str]:
        """The names of all that the changes touch."""
        return {key for change in changes for difference in change.differences for key in self.touched(difference)}

    def _key(self, pointer: str, pair_of: Mapping[int | None, int]) -> str:
        parts = pointer.split("/")[1:]
        if parts[0] == "records":
            return " ".join([str(pair_of[int(parts[1])]), *parts[2:3]])
        return parts[0] if parts[0] in _WHOLE else pointer
