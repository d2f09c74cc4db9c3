"""Which fields of a record hold something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

ALWAYS_THERE = ("kind", "truncated")
_ENDS = {"min": "lowest", "max": "highest"}


def filled_fields(record: Mapping[str, Any]) -> Iterator[str]:
    """The fields of a record, as plain data, that hold something; a facet as ``facets.age_min``."""
    for name, value in record.items():
        if name == "facets":
            yield from (f"facets.{facet}" for facet, read in value.items() if read is not None)
        elif name not in ALWAYS_THERE and value not in (None, []):
            yield name


def field_of(name: str) -> tuple[str, str]:
    """The Chinese and the English name of a field that ``filled_fields`` gives: 最高年龄, highest age for age_max."""
    from jdparse.records import Facets, JobRecord

    facet = name.removeprefix("facets.")
    known = (JobRecord if facet == name else Facets).model_fields[facet]
    words = facet.split("_")
    if words[-1] in _ENDS:
        words = [_ENDS[words[-1]], *words[:-1]]
    return known.title or facet, " ".join(words)
