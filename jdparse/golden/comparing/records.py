"""The differences between two readings of one record, value by value: the first rule that explains a value has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jdparse.golden.comparing.differences import Difference
from jdparse.golden.comparing.pairing import Rest, pair_duties, same_in_place
from jdparse.golden.comparing.similarity import alikeness, best_pairs
from jdparse.golden.comparing.values import Places, Value, record_values, said
from jdparse.records import JobRecord

_LEAST_ALIKE = 0.5
"""How alike an item of a list and another must be to be called its change, not a loss and an addition."""
_LEAST_COVERED = 0.8
"""The share of a text that its pieces must make up: the rest is their numbering and separators."""
_NEVER_ELSEWHERE = ("kind", "truncated", "facets")
"""What is no text of the page and so cannot stand in a wrong field."""


def record_differences(
    expected: Mapping[str, Any], found: Mapping[str, Any], at: tuple[str, str], places: tuple[Places, Places]
) -> Iterator[Difference]:
    """How ``found`` differs from ``expected``; ``at`` are the pointers of the two records."""
    rest = Rest(record_values(expected, at[0], places[0]), record_values(found, at[1], places[1]))
    if expected == found and all(_same_place(*pair) for pair in zip(rest.expected, rest.found, strict=True)):
        return  # nearly all records of a corpus
    seen: list[Difference] = []
    for rule in RULES:
        seen += rule(rest)
    yield from seen
    touched = {value.head for difference in seen for value in (*difference.expected, *difference.found)}
    for name in JobRecord.model_fields:
        if name not in touched and _bare(expected.get(name), name) != _bare(found.get(name), name):
            yield _shape_changed(name, expected.get(name), found.get(name), at)


def renamed(rest: Rest) -> Iterator[Difference]:
    """Another title: the record goes by it in every list that a person sees."""
    ones, others = _titles(rest.expected), _titles(rest.found)
    if ones and others and ones[0].value != others[0].value:
        yield rest.differ("record-renamed", ones, others)


def _titles(values: Iterable[Value]) -> list[Value]:
    return [value for value in values if value.field == "title"]


def evidence_moved(rest: Rest) -> Iterator[Difference]:
    """Same value, same place in its list, but read from another place of the page."""
    pair_duties(rest)
    for one, other in same_in_place(rest):
        yield from _moved_evidence(one, other)


def _moved_evidence(one: Value, other: Value) -> Iterator[Difference]:
    if not _same_place(one, other):
        yield Difference("evidence-moved", one.field, (one,), (other,))


def _same_place(one: Value, other: Value) -> bool:
    return one.spans is None or other.spans is None or one.spans == other.spans


def moved(rest: Rest) -> Iterator[Difference]:
    """The same value in the same field, but at another place of its list, or under another duty."""
    for one in _texts(rest.expected):
        same = [other for other in _texts(rest.found) if (other.field, other.value) == (one.field, one.value)]
        if same:
            yield rest.differ("moved", [one], [same[0]])


def same_text(rest: Rest) -> Iterator[Difference]:
    """The same text: in its own field only white space, width or closing punctuation is other; else a wrong field."""
    for one in _readable(rest.expected):
        same = [other for other in _readable(rest.found) if other.text == one.text]
        at_home = [other for other in same if other.field == one.field]
        if same:
            yield rest.differ("changed" if at_home else "wrong-field", [one], (at_home or same)[:1])


def split(rest: Rest) -> Iterator[Difference]:
    """One value was found as several that together make it up."""
    for one in _readable(rest.expected):
        pieces = _pieces(one, _readable(rest.found))
        if pieces:
            yield rest.differ("split", [one], pieces)


def joined(rest: Rest) -> Iterator[Difference]:
    """Several values were found as one that is made up of them."""
    for other in _readable(rest.found):
        pieces = _pieces(other, _readable(rest.expected))
        if pieces:
            yield rest.differ("joined", pieces, [other])


def _pieces(whole: Value, values: Sequence[Value]) -> list[Value]:
    """The values that stand in ``whole`` one behind the other and make most of it up; those of its own field alone
    where they do."""
    own = [value for value in values if value.head == whole.head]
    return _made_of(whole.text, own) or _made_of(whole.text, values)


def _made_of(text: str, values: Iterable[Value]) -> list[Value]:
    pieces: list[Value] = []
    at = 0
    for value in values:
        start = text.find(value.text, at)
        if start >= 0:
            pieces.append(value)
            at = start + len(value.text)
    covered = sum(len(piece.text) for piece in pieces)
    return pieces if len(pieces) > 1 and covered >= _LEAST_COVERED * len(text) else []


def changed(rest: Rest) -> Iterator[Difference]:
    """Another value in its stead: in a field of one value whatever it is, in a list one that is alike."""
    ones, others = _texts(rest.expected), _texts(rest.found)
    for row, column in best_pairs(ones, others, _alike, _LEAST_ALIKE):
        yield rest.differ("changed", [ones[row]], [others[column]])


def _alike(one: Value, other: Value) -> float:
    if one.field != other.field and not (one.head == other.head and one.owner):
        return 0.0
    if not one.owner and not one.pointer[-1].isdigit():
        return 1.0
    return max(alikeness(one.text, other.text), _overlap(one, other))


def _overlap(one: Value, other: Value) -> float:
    """The share of the shorter evidence that the other has too."""
    mine, theirs = _characters(one), _characters(other)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 1)


def _characters(value: Value) -> set[int]:
    return {at for start, end in value.spans or () for at in range(start, end)}


def attached(rest: Rest) -> Iterator[Difference]:
    """Labels, categories and shares of time of what is there on both sides; those of the rest go with it."""
    theirs = {(value.owner, value.field): value for value in rest.found if value.attached}
    for one in [value for value in rest.expected if value.attached]:
        other = theirs.get((rest.owners.get(one.owner, ""), one.field))
        if other:
            rest.pair([one], [other])
            if one.value != other.value:
                yield Difference("changed", one.field, (one,), (other,))
            else:
                yield from _moved_evidence(one, other)


def missing(rest: Rest) -> Iterator[Difference]:
    """What was not found."""
    kept = rest.owners.keys()
    yield from (Difference("missing", one.field, (one,)) for one in rest.expected if _stands_alone(one, kept))


def added(rest: Rest) -> Iterator[Difference]:
    """What the golden does not have."""
    kept = rest.owners.values()
    yield from (Difference("added", one.field, (), (one,)) for one in rest.found if _stands_alone(one, kept))


def _stands_alone(value: Value, kept: Iterable[str]) -> bool:
    return not value.attached or value.owner in kept


RULES = (renamed, evidence_moved, moved, same_text, split, joined, changed, attached, missing, added)


def _texts(values: Iterable[Value]) -> list[Value]:
    return [value for value in values if not value.attached]


def _readable(values: Iterable[Value]) -> list[Value]:
    return [value for value in _texts(values) if value.head not in _NEVER_ELSEWHERE and value.text]


def _shape_changed(name: str, expected: object, found: object, at: tuple[str, str]) -> Difference:
    """What no value shows: a duty without any text."""
    one, other = (
        Value(name, f"{pointer}/{name}", json.dumps(_bare(value), ensure_ascii=False))
        for pointer, value in zip(at, (expected, found), strict=True)
    )
    return Difference("changed", name, (one,), (other,))


def _bare(value: Any, name: str = "") -> Any:
    """The same data without what says nothing; a record is a position unless it says otherwise."""
    if isinstance(value, Mapping):
        return {key: _bare(item) for key, item in said(value).items()} or None
    if isinstance(value, list):
        return [_bare(item) for item in value] or None
    return "position" if name == "kind" and value is None else value or None
