"""A golden with some of its fields replaced by what the parser reads, evidence included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from jdparse.golden.changes import Change, Keys
from jdparse.golden.comparing.documents import RecordPair, record_pairs

Evidence = dict[str, Any]
Data = Mapping[str, Any]


class _Record(NamedTuple):
    """A record with its evidence by pointer relative to it, and its index in what was found."""

    data: dict[str, Any]
    evidence: Evidence
    found: int | None


def taken_over(expected: Data, found: Data, taken: Sequence[Change]) -> dict[str, Any]:
    """The golden ``expected`` with the changes of ``taken``; what it leaves out stays left out."""
    pairs = record_pairs(expected.get("records") or [], found.get("records") or [])
    keys = Keys(pairs).all_touched(taken)
    golden = {name: found.get(name) if name in keys else value for name, value in expected.items()}
    evidence = _page(golden, found, expected, keys)
    records = _records(expected, found, pairs, keys)
    golden["records"] = [record.data for record in records]
    for index, record in enumerate(records):
        ordered = sorted(record.evidence.items(), key=_page_order)
        evidence |= {f"/records/{index}{name}": spans for name, spans in ordered}
    if "evidence" in golden:
        golden["evidence"] = evidence
    return golden


def _page(golden: dict[str, Any], found: Data, expected: Data, keys: set[str]) -> Evidence:
    """Takes what is touched of the source into ``golden``; the evidence of all that is in no record."""
    mine, theirs = (side.get("evidence") or {} for side in (expected, found))
    evidence = {name: spans for name, spans in mine.items() if not name.startswith("/records/")}
    if "source" not in golden:
        return evidence
    source, other = dict(golden["source"]), found["source"]
    if "page" in source:
        source["page"] = dict(source["page"])
    for pointer in sorted(key for key in keys if key.startswith("/source/")):
        *above, name = pointer.split("/")[2:]
        target, origin = (source["page"], other["page"]) if above else (source, other)
        target[name] = origin.get(name)
        evidence.pop(pointer, None)
        evidence |= {pointer: theirs[pointer]} if pointer in theirs else {}
    golden["source"] = source
    return evidence


def _records(expected: Data, found: Data, pairs: Sequence[RecordPair], keys: set[str]) -> list[_Record]:
    """The records of the golden in its order; those that are taken, or moved, where they were found."""
    placed: list[_Record] = []
    to_place: list[_Record] = []
    for number, pair in enumerate(pairs):
        touched = str(number) in keys
        record = _merged_record(expected, found, pair, f"{number} ", keys)
        stays = pair.expected is not None and (pair.found is not None or not touched)
        if stays or (pair.expected is None and touched):
            (to_place if touched else placed).append(record)
    for record in sorted(to_place, key=lambda record: record.found or 0):
        before = [
            at for at, other in enumerate(placed) if other.found is not None and other.found < (record.found or 0)
        ]
        placed.insert(before[-1] + 1 if before else 0, record)
    return placed


def _merged_record(expected: Data, found: Data, pair: RecordPair, prefix: str, keys: set[str]) -> _Record:
    if pair.expected is None:
        assert pair.found is not None
        return _Record(dict(found["records"][pair.found]), _evidence_of(found, pair.found), pair.found)
    data, evidence = dict(expected["records"][pair.expected]), _evidence_of(expected, pair.expected)
    if pair.found is not None:
        other, theirs = found["records"][pair.found], _evidence_of(found, pair.found)
        for name in sorted(key.removeprefix(prefix) for key in keys if key.startswith(prefix)):
            data[name] = other.get(name)
            evidence = {place: spans for place, spans in evidence.items() if not _is_in(place, name)}
            evidence |= {place: spans for place, spans in theirs.items() if _is_in(place, name)}
    return _Record(data, evidence, pair.found)


def _evidence_of(document: Data, index: int) -> Evidence:
    prefix = f"/records/{index}/"
    evidence = document.get("evidence") or {}
    return {f"/{name.removeprefix(prefix)}": spans for name, spans in evidence.items() if name.startswith(prefix)}


def _is_in(place: str, field: str) -> bool:
    return place.split("/")[1] == field


def _page_order(item: tuple[str, Any]) -> tuple[bool, Any, str]:
    """Evidence in the order of the page, that of facets behind the texts which they were read from."""
    place, spans = item
    return _is_in(place, "facets"), spans, place
