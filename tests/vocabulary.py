"""Holds JSON-LD against the published terms of schema.org, as ``schema_org.toml`` lists them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TERMS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("schema_org.toml").read_text("utf-8"))

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def breaches(node: dict[str, Any], expected: str) -> Iterator[str]:
    """What in a node is not as the vocabulary has it: its type, a property, the type of a value, an empty value."""
    kind = node.get("@type")
    if kind not in TERMS:
        yield f"{kind} is no type of the table"
        return
    if expected not in (kind, *TERMS[kind]["parents"]):
        yield f"{kind} stands where {expected} is expected"
    for name, value in node.items():
        if name == "@type":
            continue
        if name not in TERMS[kind]:
            yield f"{name} is no property of {kind}"
            continue
        values = value if isinstance(value, list) else [value]
        if not values:
            yield f"{kind}.{name} is empty"
        for each in values:
            yield from _value_breaches(f"{kind}.{name}", each, TERMS[kind][name])


def _value_breaches(where: str, value: Any, types: list[str]) -> Iterator[str]:
    if isinstance(value, dict):
        kind = value.get("@type")
        fits = [each for each in types if each in (kind, *TERMS.get(kind, {"parents": []})["parents"])]
        if fits:
            yield from breaches(value, fits[0])
        else:
            yield f"{where} holds a {kind}, not one of {types}"
    elif not any(_is(value, each) for each in types):
        yield f"{where} holds {value!r}, not one of {types}"


def _is(value: Any, kind: str) -> bool:
    """Whether a plain value is of a data type of the vocabulary."""
    if kind == "Boolean" or isinstance(value, bool):
        return kind == "Boolean" and isinstance(value, bool)
    if kind == "Integer":
        return isinstance(value, int)
    if kind == "Number":
        return isinstance(value, int | float)
    if kind == "Date":
        return isinstance(value, str) and _DATE.fullmatch(value) is not None
    return kind == "Text" and isinstance(value, str) and value.strip() != ""
