"""In what a parsed Document differs from a reading; classes that the reading leaves open do not count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jdparse.records import Document, JobRecord, ScrapedPage
from jdparse.text import fold

_CLOSING = ";。.,、:"


def differences(document: Document, reading: dict[str, Any], opened: list[list[str]]) -> list[str]:
    """What differs, in words; empty where the parser reads the page as the reader does."""
    found = []
    if document.layout != reading["layout"]:
        found.append(f"layout is {document.layout}, not {reading['layout']}")
    page = ScrapedPage.model_validate((reading.get("source") or {}).get("page", {}))
    wrong = [name for name in ScrapedPage.model_fields if getattr(page, name) != getattr(document.source.page, name)]
    if wrong:
        found.append(f"page: {', '.join(wrong)}")
    records = [_record(record) for record in reading.get("records", [])]
    if len(records) != len(document.records):
        return [*found, f"{len(document.records)} records, not {len(records)}"]
    for index, (parsed, expected) in enumerate(zip(document.records, records, strict=True)):
        fields = list(_fields(parsed, expected, opened[index] if index < len(opened) else []))
        if fields:
            found.append(f"record {index}: {', '.join(fields)}")
    return found


def _record(reading: dict[str, Any]) -> JobRecord:
    return JobRecord.model_validate({name: value for name, value in reading.items() if name != "open"})


def _fields(parsed: JobRecord, expected: JobRecord, opened: list[str]) -> Iterator[str]:
    """The names of the fields that differ, ``facets.age_max`` for a part."""
    one, other = _comparable(parsed, opened), _comparable(expected, opened)
    for name, value in one.items():
        if name == "facets":
            yield from (f"facets.{part}" for part in value if value[part] != other["facets"][part])
        elif value != other[name]:
            yield name


def _comparable(record: JobRecord, opened: list[str]) -> dict[str, Any]:
    """The record as plain data: texts folded, closing punctuation and what is open left out."""
    data: dict[str, Any] = record.model_dump()
    for name in opened:
        head, _, part = name.partition(".")
        if head == "responsibilities" and part == "time_percent":
            for duty in data[head]:
                duty.pop(part)
        elif head == "facets":
            data[head][part] = None
        else:
            data.pop(head, None)
    plain: dict[str, Any] = _folded(data)
    return plain


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value).rstrip(_CLOSING)
    if isinstance(value, list):
        return [_folded(item) for item in value]
    return {name: _folded(item) for name, item in value.items()} if isinstance(value, dict) else value
