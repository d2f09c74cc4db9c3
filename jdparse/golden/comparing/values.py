"""A document as its values, each with its field, its JSON Pointer and its place: what two readings are compared by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from jdparse.golden.items import folded
from jdparse.records import JobRecord

Spans = tuple[tuple[int, int], ...]
Scalar = str | int | float | bool

_ATTACHED = {"authorities": "category", "extra": "label"}
"""What stands beside the text of an object in a list and is a value of its own."""
_IN_FIELD = {"qualifications": "category", "working_relationships": "scope"}
"""What says which field the text of an object in a list fills: ``qualifications.age``."""
_TEXT_LISTS = ("reports_to", "direct_reports", "kpis")
_NO_SCALARS = {*_ATTACHED, *_IN_FIELD, *_TEXT_LISTS, "responsibilities", "facets"}
_SCALARS = tuple(name for name in JobRecord.model_fields if name not in _NO_SCALARS)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a document.

    >>> Value("responsibilities.tasks", "/records/0/responsibilities/1/tasks/0", "查验证件", ((20, 24),), owner="/1")
    """

    field: str
    """What it fills; a requirement's category is part of it: ``qualifications.age``."""
    pointer: str
    value: Scalar
    spans: Spans | None = None
    """Its evidence; None where the document has none at all."""
    owner: str = ""
    """The pointer of the object in a list that it is a part of; empty for what stands by itself."""
    attached: bool = False
    """Whether it says something of its owner and goes where that goes: the label of an extra, a share of time."""

    def at(self, places: Places) -> Value:
        """The value with its evidence."""
        return replace(self, spans=places.of(self.pointer))

    @property
    def text(self) -> str:
        """The value folded as scores fold it."""
        return folded(self.value)

    @property
    def head(self) -> str:
        """The field of the record that it stands in."""
        return self.field.split(".")[0]


class Places(NamedTuple):
    """The evidence of a document, None where it has none at all."""

    evidence: Mapping[str, Any] | None

    def of(self, pointer: str) -> Spans | None:
        """The spans of the value at ``pointer``; empty where it has none."""
        if self.evidence is None:
            return None
        return tuple((start, end) for start, end in self.evidence.get(pointer, ()))


def record_values(record: Mapping[str, Any], pointer: str, places: Places) -> list[Value]:
    """The values of a record at ``pointer``; null, ``false`` and what is left out are none."""
    present = {"kind": "position"} | said(record)
    return [value.at(places) for value in _record_values(present, pointer)]


def mapping_values(data: Mapping[str, Any], field: str, pointer: str, places: Places) -> list[Value]:
    """The values of a flat object, such as the header facts of a page."""
    return [Value(f"{field}.{name}", f"{pointer}/{name}", value).at(places) for name, value in said(data).items()]


def said(data: Mapping[str, Any]) -> dict[str, Any]:
    """``data`` without what says nothing: null, ``false``, empty lists."""
    return {name: value for name, value in data.items() if value is not None and value is not False and value != []}


def _record_values(record: Mapping[str, Any], pointer: str) -> Iterator[Value]:
    yield from (Value(name, f"{pointer}/{name}", record[name]) for name in _SCALARS if name in record)
    for name in _TEXT_LISTS:
        yield from (Value(name, f"{pointer}/{name}/{at}", text) for at, text in enumerate(record.get(name, ())))
    for at, duty in enumerate(record.get("responsibilities", ())):
        yield from _duty_values(said(duty), f"{pointer}/responsibilities/{at}")
    for name in (*_ATTACHED, *_IN_FIELD):
        for at, each in enumerate(record.get(name, ())):
            yield from _object_values(name, said(each), f"{pointer}/{name}/{at}")
    yield from mapping_values(record.get("facets", {}), "facets", f"{pointer}/facets", Places(None))


def _duty_values(duty: Mapping[str, Any], owner: str) -> Iterator[Value]:
    for name in ("description", "time_percent"):
        if name in duty:
            attached = name == "time_percent"
            yield Value(f"responsibilities.{name}", f"{owner}/{name}", duty[name], owner=owner, attached=attached)
    for at, task in enumerate(duty.get("tasks", ())):
        yield Value("responsibilities.tasks", f"{owner}/tasks/{at}", task, owner=owner)


def _object_values(name: str, each: Mapping[str, Any], owner: str) -> Iterator[Value]:
    if name in _IN_FIELD:
        part = each.get(_IN_FIELD[name], "general")
        yield Value(f"{name}.{part}", f"{owner}/text", each["text"], owner=owner)
        return
    yield Value(name, f"{owner}/text", each["text"], owner=owner)
    beside = _ATTACHED[name]
    if beside in each:
        yield Value(f"{name}.{beside}", f"{owner}/{beside}", each[beside], owner=owner, attached=True)
