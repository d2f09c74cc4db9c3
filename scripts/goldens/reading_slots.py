"""The values of a reading's record as slots: each a text or number with its JSON Pointer and its kind of label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NUMBERS = ("headcount", "span_of_control")
CHAINS = ("responsibilities", "qualifications", "authorities", "kpis", "working_relationships", "extra")
NAME_LISTS = ("reports_to", "direct_reports")
_NO_TEXT = frozenset({"kind", "truncated", "facets", "open", *NUMBERS, *CHAINS, *NAME_LISTS})


@dataclass(frozen=True, slots=True)
class Slot:
    """``text`` is to be located; ``pointer`` is relative to the record, ``field`` what its label would fill."""

    pointer: str
    field: str
    text: str


def chain(record: dict[str, Any], name: str) -> list[Slot]:
    """The texts of a list field in the order of the page."""
    values = record.get(name, [])
    if name == "responsibilities":
        return list(_duties(values))
    if name in ("kpis", *NAME_LISTS):
        return [Slot(f"/{name}/{index}", name, text) for index, text in enumerate(values)]
    return [Slot(f"/{name}/{index}/text", _field(name, item), item["text"]) for index, item in enumerate(values)]


def _duties(duties: list[dict[str, Any]]) -> Iterator[Slot]:
    for index, duty in enumerate(duties):
        if duty.get("description"):
            yield Slot(f"/responsibilities/{index}/description", "responsibilities.description", duty["description"])
        for number, task in enumerate(duty.get("tasks", [])):
            yield Slot(f"/responsibilities/{index}/tasks/{number}", "responsibilities.tasks", task)


def _field(name: str, item: dict[str, Any]) -> str:
    part = item.get("category") if name == "qualifications" else item.get("scope")
    return f"{name}.{part}" if part and part != "general" else name


def scalars(record: dict[str, Any]) -> list[Slot]:
    """The fields of one text, the longest first: a short one is looked for where no long one stands."""
    department = record["kind"] == "department"
    slots = [
        Slot(f"/{name}", "title.department" if name == "title" and department else name, value)
        for name, value in record.items()
        if name not in _NO_TEXT
    ]
    return sorted(slots, key=lambda slot: -len(slot.text))


def companions(record: dict[str, Any]) -> Iterator[tuple[Slot, str]]:
    """The words that stand before a text of a list: the label of an extra, the category of an authority."""
    for name, part in (("extra", "label"), ("authorities", "category")):
        for index, item in enumerate(record.get(name, [])):
            if item.get(part):
                yield Slot(f"/{name}/{index}/{part}", "", item[part]), f"/{name}/{index}/text"


def texts(record: dict[str, Any]) -> Iterator[str]:
    """Every located text of the record."""
    for name in (*CHAINS, *NAME_LISTS):
        yield from (slot.text for slot in chain(record, name))
    yield from (slot.text for slot in scalars(record))
