"""A record as a bag of items, each with its class: what two readings of a page are compared by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jdparse.records import Facets, JobRecord

Record = Mapping[str, Any]
"""A record as plain data in the shape of JobRecord; what it leaves out is null or empty."""

_TEXT_LISTS = ("reports_to", "direct_reports", "kpis")
_OBJECT_LISTS = {
    "authorities": ("category", ""),
    "working_relationships": ("scope", ""),
    "qualifications": ("category", "general"),
    "extra": ("label", ""),
}
"""Lists of objects with a ``text``: the key of what else must agree, and what its absence means."""
_NO_ITEMS = {"kind", "truncated", "facets", "responsibilities", *_TEXT_LISTS, *_OBJECT_LISTS}
_SCALARS = tuple(name for name in JobRecord.model_fields if name not in _NO_ITEMS)
_CLOSING = ";。.,、:"


class Item(NamedTuple):
    """One value of a record: its class, what must agree besides it (the duty of a task), and its text, both folded."""

    name: str
    context: str
    text: str


def folded(value: object) -> str:
    """How values are compared: NFKC, no white space, lower case, no closing punctuation; numbers in one form."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{float(value):g}"
    return "".join(unicodedata.normalize("NFKC", str(value)).split()).lower().rstrip(_CLOSING)


def items_of(record: Record) -> list[Item]:
    """The items of ``record`` that have a text, in the order of the contract's groups."""
    return [item for item in _items(record) if item.text]


def _items(record: Record) -> Iterator[Item]:
    yield Item("kind", "", folded(record.get("kind") or "position"))
    for name in _SCALARS:
        yield _item(name, record.get(name))
    for name in _TEXT_LISTS:
        yield from (_item(name, value) for value in record.get(name) or ())
    for duty in record.get("responsibilities") or ():
        yield from _duty_items(duty)
    for name, (key, absent) in _OBJECT_LISTS.items():
        yield from (_item(name, value["text"], value.get(key) or absent) for value in record.get(name) or ())
    facets = record.get("facets") or {}
    yield from (_item(f"facets.{name}", facets.get(name)) for name in Facets.model_fields)


def _duty_items(duty: Record) -> Iterator[Item]:
    """A task and a percentage belong to their duty: they agree only where its description does."""
    description = duty.get("description") or ""
    yield _item("responsibilities.description", description)
    yield _item("responsibilities.time_percent", duty.get("time_percent"), description)
    yield from (_item("responsibilities.tasks", task, description) for task in duty.get("tasks") or ())


def _item(name: str, value: object, context: object = "") -> Item:
    return Item(name, folded(context), "" if value is None else folded(value))
