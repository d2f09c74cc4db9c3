"""The differences between a golden and what the parser reads on its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jdparse.golden.alignment import aligned
from jdparse.golden.comparing.differences import Difference, in_order
from jdparse.golden.comparing.records import record_differences
from jdparse.golden.comparing.similarity import best_pairs
from jdparse.golden.comparing.values import Places, Spans, Value, mapping_values
from jdparse.golden.items import Item, items_of

Data = Mapping[str, Any]
"""A document as plain data in the shape of Document; a golden may leave parts out, which are then not compared."""

_SOURCE = ("sha256", "media_type", "encoding", "chars")
"""Not the path: where the page stood when its golden was made is no reading of it."""


@dataclass(frozen=True, slots=True)
class RecordPair:
    """The indexes of a record in the golden and in what was found; None where it is only in the other."""

    expected: int | None
    found: int | None
    moved: bool = False


def differences(expected: Data, found: Data) -> list[Difference]:
    """In what ``found`` differs from ``expected``, by pointer; empty where all that ``expected`` says is so."""
    if expected == found:
        return []
    places = (Places(expected.get("evidence")), Places(found.get("evidence")))
    return in_order(
        [
            *_source(expected, found, places),
            *_single("layout", expected, found),
            *_records(expected, found, places),
            *_coverage(expected, found),
            *_diagnostics(expected, found),
        ]
    )


def _source(expected: Data, found: Data, places: tuple[Places, Places]) -> Iterator[Difference]:
    mine, theirs = expected.get("source"), found.get("source") or {}
    if mine is None:
        return
    for name in _SOURCE:
        yield from _single(name, mine, theirs, "source.", "/source")
    if "page" in mine:
        sides = zip((mine, theirs), places, strict=True)
        yield from _flat(*(mapping_values(side.get("page") or {}, "page", "/source/page", at) for side, at in sides))


def _single(name: str, expected: Data, found: Data, field: str = "", pointer: str = "") -> Iterator[Difference]:
    """A value that the golden may leave out."""
    if name in expected:
        field, pointer = f"{field}{name}", f"{pointer}/{name}"
        sides = (
            [Value(field, pointer, side[name])] if side.get(name) is not None else [] for side in (expected, found)
        )
        yield from _flat(*sides)


def _coverage(expected: Data, found: Data) -> Iterator[Difference]:
    if "coverage" in expected:
        sides = (side.get("coverage") or {} for side in (expected, found))
        yield from _flat(*(mapping_values(side, "coverage", "/coverage", Places(None)) for side in sides))


def _flat(expected: Sequence[Value], found: Sequence[Value]) -> Iterator[Difference]:
    """The differences of two flat objects."""
    mine, theirs = ({value.pointer: value for value in side} for side in (expected, found))
    for pointer in dict.fromkeys((*mine, *theirs)):
        one, other = mine.get(pointer), theirs.get(pointer)
        if one is None or other is None:
            side = one or other
            assert side is not None
            yield Difference("missing" if one else "added", side.field, *_sides(one, other))
        elif one.value != other.value:
            yield Difference("changed", one.field, (one,), (other,))
        elif one.spans is not None and other.spans is not None and one.spans != other.spans:
            yield Difference("evidence-moved", one.field, (one,), (other,))


def _sides(one: Value | None, other: Value | None) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    return (one,) if one else (), (other,) if other else ()


def _diagnostics(expected: Data, found: Data) -> Iterator[Difference]:
    """Diagnostics by what they say; one of the same code about another place has changed."""
    if "diagnostics" not in expected:
        return
    ones, others = _told(expected["diagnostics"]), _told(found.get("diagnostics") or ())
    for one in tuple(ones):
        same = [other for other in others if (other.value, other.spans) == (one.value, one.spans)]
        if same:
            ones.remove(one)
            others.remove(same[0])
    pairs = best_pairs(ones, others, _of_same_code, 1.0)
    yield from (Difference("changed", "diagnostics", (ones[row],), (others[column],)) for row, column in pairs)
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    yield from (Difference("missing", "diagnostics", (one,)) for at, one in enumerate(ones) if at not in rows)
    yield from (Difference("added", "diagnostics", (), (one,)) for at, one in enumerate(others) if at not in columns)


def _told(diagnostics: Sequence[Data]) -> list[Value]:
    return [
        Value("diagnostics", f"/diagnostics/{at}", _words(each), _spans(each)) for at, each in enumerate(diagnostics)
    ]


def _of_same_code(one: Value, other: Value) -> float:
    """1 where both have one severity and code."""
    return float(str(one.value).split(":")[0] == str(other.value).split(":")[0])


def _words(diagnostic: Data) -> str:
    about = f" ({diagnostic['pointer']})" if diagnostic.get("pointer") else ""
    return f"{diagnostic.get('severity', '')} {diagnostic['code']}: {diagnostic.get('message', '')}{about}"


def _spans(diagnostic: Data) -> Spans:
    return tuple((start, end) for start, end in diagnostic.get("spans") or ())


def _records(expected: Data, found: Data, places: tuple[Places, Places]) -> Iterator[Difference]:
    mine, theirs = expected.get("records") or [], found.get("records") or []
    for pair in record_pairs(mine, theirs):
        ones = [] if pair.expected is None else [_record(mine, pair.expected, places[0])]
        others = [] if pair.found is None else [_record(theirs, pair.found, places[1])]
        if pair.expected is None or pair.found is None:
            yield Difference("record-missing" if ones else "record-added", "record", tuple(ones), tuple(others))
            continue
        if pair.moved:
            yield Difference("record-moved", "record", tuple(ones), tuple(others))
        at = (ones[0].pointer, others[0].pointer)
        yield from record_differences(mine[pair.expected], theirs[pair.found], at, places)


def _record(records: Sequence[Data], index: int, places: Places) -> Value:
    """The record as a value: its title, and where that stands."""
    pointer = f"/records/{index}"
    return Value("record", pointer, records[index].get("title") or "", places.of(f"{pointer}/title"))


def record_pairs(expected: Sequence[Data], found: Sequence[Data]) -> list[RecordPair]:
    """Which record is which, in the order of ``expected``; then those that only ``found`` has."""
    mine, theirs = _Items(expected), _Items(found)
    partners = dict(_in_order(mine, theirs))
    rows = [row for row in range(len(mine)) if row not in partners]
    taken = set(partners.values())
    columns = [column for column in range(len(theirs)) if column not in taken]
    apart = [(rows[row], columns[column]) for row, column in _elsewhere(mine, theirs, rows, columns)]
    moved = dict(apart)
    pairs = [RecordPair(row, partners.get(row, moved.get(row)), row in moved) for row in range(len(mine))]
    return [*pairs, *(RecordPair(None, column) for column in columns if column not in moved.values())]


class _Items:
    """The items of records, of each made when it is first asked for: nearly all records of a corpus are the same on
    both sides, and of these nobody asks."""

    def __init__(self, records: Sequence[Data]) -> None:
        self.records = records
        self._made: dict[int, list[Item]] = {}

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, index: int) -> list[Item]:
        if index not in self._made:
            self._made[index] = items_of(self.records[index])
        return self._made[index]

    def at(self, indexes: Iterable[int]) -> list[list[Item]]:
        return [self[index] for index in indexes]


def _in_order(mine: _Items, theirs: _Items) -> Iterator[tuple[int, int]]:
    """The alignment of scores; records that are the same at both ends are their own partners."""
    shorter = min(len(mine), len(theirs))
    start = 0
    while start < shorter and _same(mine, theirs, start, start):
        start += 1
    end = 0
    while end < shorter - start and _same(mine, theirs, len(mine) - 1 - end, len(theirs) - 1 - end):
        end += 1
    yield from ((at, at) for at in range(start))
    inner = aligned(mine.at(range(start, len(mine) - end)), theirs.at(range(start, len(theirs) - end)))
    yield from ((start + row, start + column) for row, column in inner)
    yield from ((len(mine) - at, len(theirs) - at) for at in range(end, 0, -1))


def _same(mine: _Items, theirs: _Items, row: int, column: int) -> bool:
    return mine.records[row] == theirs.records[column] or mine[row] == theirs[column]


def _elsewhere(mine: _Items, theirs: _Items, rows: list[int], columns: list[int]) -> list[tuple[int, int]]:
    """Records that share more than half of their items with one at another place."""
    return best_pairs(mine.at(rows), theirs.at(columns), _shared_items, 0.5)


def _shared_items(one: list[Item], other: list[Item]) -> float:
    """The share of items that both have; ``kind`` is no evidence of being the same."""
    ones, others = ({item for item in side if item.name != "kind"} for side in (one, other))
    return len(ones & others) / max(len(ones), len(others), 1)
