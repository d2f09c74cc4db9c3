"""What can be different between a golden and a reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from jdparse.golden.comparing.values import Value

Kind = Literal[
    "record-missing",  # the golden has a record that was not found
    "record-added",  # a record was found that the golden does not have
    "record-moved",  # the record stands at another place among the records
    "record-renamed",  # the record has another title
    "missing",  # a value of the golden was not found
    "added",  # a value was found that the golden does not have
    "changed",  # the value is another
    "moved",  # the value stands at another place in its list, or in the list of another duty
    "split",  # one value of the golden was found as several
    "joined",  # several values of the golden were found as one
    "wrong-field",  # the value was found in another field
    "evidence-moved",  # the value is the same and points at another place of the page
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the values of the golden and those found instead, either of which may be none."""

    kind: Kind
    field: str
    """The field of the golden's value, or of the one found where the golden has none: ``qualifications.age``."""
    expected: tuple[Value, ...] = ()
    found: tuple[Value, ...] = ()

    @property
    def pointer(self) -> str:
        """Where it is: in the golden, or in what was found where the golden has nothing."""
        return (self.expected or self.found)[0].pointer

    @property
    def classed(self) -> str:
        """The class that lists of known failures call it by: its field, or ``evidence`` where only that moved."""
        return "evidence" if self.kind == "evidence-moved" else self.field

    def plain(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {
            "kind": self.kind,
            "field": self.field,
            "pointer": self.pointer,
            "expected": [_plain(value) for value in self.expected],
            "found": [_plain(value) for value in self.found],
        }


def _plain(value: Value) -> dict[str, Any]:
    spans = None if value.spans is None else [list(span) for span in value.spans]
    return {"pointer": value.pointer, "value": value.value, "spans": spans}


def in_order(differences: Iterable[Difference]) -> list[Difference]:
    """The differences by pointer, numbers in it as numbers: ``/records/2`` before ``/records/10``."""
    return sorted(differences, key=lambda difference: pointer_order(difference.pointer))


def pointer_order(pointer: str) -> list[tuple[int, str]]:
    """A key that sorts pointers with their numbers as numbers."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split("/", pointer)]


def is_at_or_below(pointer: str, place: str) -> bool:
    """Whether ``pointer`` names ``place`` or a part of it."""
    return pointer == place or pointer.startswith(f"{place}/")
