"""Whether the parser reads a page as a careful reader does; classes that the reading leaves open do not count."""

from __future__ import annotations

from typing import Any

from jdparse.golden.items import folded
from jdparse.records import Document, JobRecord, ScrapedPage


def agrees(document: Document, reading: dict[str, Any], opened: list[list[str]]) -> bool:
    """Whether layout, header facts and records are those of the reading, up to white space, width and closing
    punctuation."""
    page = ScrapedPage.model_validate((reading.get("source") or {}).get("page", {}))
    records = [_record(record) for record in reading.get("records", [])]
    if (document.layout, document.source.page, len(document.records)) != (reading["layout"], page, len(records)):
        return False
    opened = [*opened, *([] for _ in records[len(opened) :])]
    pairs = zip(document.records, records, opened, strict=True)
    return all(_comparable(parsed, names) == _comparable(expected, names) for parsed, expected, names in pairs)


def _record(reading: dict[str, Any]) -> JobRecord:
    return JobRecord.model_validate({name: value for name, value in reading.items() if name != "open"})


def _comparable(record: JobRecord, opened: list[str]) -> dict[str, Any]:
    """The record as plain data: texts folded, what is open left out."""
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
        return folded(value)
    if isinstance(value, list):
        return [_folded(item) for item in value]
    return {name: _folded(item) for name, item in value.items()} if isinstance(value, dict) else value
