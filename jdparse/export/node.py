"""Pieces of JSON-LD: nodes of a type, values that stand once or several times, numbers as they are written."""

from __future__ import annotations

from collections.abc import Sequence

Json = str | int | float | list["Json"] | dict[str, "Json"]
Node = dict[str, Json]


def node(kind: str, **properties: Json | None) -> Node:
    """A node of this type with the properties that are not None, in the order given."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value is not None}


def one_or_many(values: Sequence[Json]) -> Json | None:
    """A single value as it is, several as a list (to JSON-LD the same property, repeated), none as None."""
    return values[0] if len(values) == 1 else [*values] or None


def number(value: float) -> int | float:
    """7000.0 as 7000: what was read from 7000元 has no fraction."""
    return int(value) if float(value).is_integer() else value
