"""The views of pages that a report links to: what was read beside the text, and what was missed or invented in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jdparse.golden.items import Item, Record, folded
from jdparse.golden.report import Read
from jdparse.golden.scoring import scored_items
from jdparse.view.document_page import Note, document_page

_NO_ITEMS = ("category", "label")
"""Parts of a value that agree or not with the text beside them."""

_Places = dict[tuple[str, str], list[str]]
"""The pointers of the values of one record by class and folded text."""


def views_folder(report: Path) -> Path:
    """Where the views of a report stand: ``report-views`` beside ``report.html``."""
    return report.with_name(f"{report.stem}-views")


def view_name(read: Read) -> str:
    """The file of the view in its folder."""
    return f"{read.case.name}.html"


def view(read: Read, index: str) -> bytes:
    """The page of a document; ``index`` is its link to the report."""
    return document_page(read.document, read.text, read.classes, index, list(notes(read)))


def notes(read: Read) -> Iterator[Note]:
    """What was missed (``-``) and what was invented (``+``), record by record, with its place where one is known."""
    evidence = read.case.golden.get("evidence") or {}
    expected = _places(read.case.records, evidence)
    found = _places(read.found, read.document.evidence)
    for row, column, mine, theirs in scored_items(read.case.records, read.found, read.case.opened):
        for item in (Counter(mine) - Counter(theirs)).elements():
            pointer = _taken(expected, row, item)
            yield Note("-", item.name, item.context, item.text, spans=evidence[pointer] if pointer else ())
        for item in (Counter(theirs) - Counter(mine)).elements():
            yield Note("+", item.name, item.context, item.text, _taken(found, column, item))


def _taken(places: Sequence[_Places], record: int | None, item: Item) -> str | None:
    """Where an item of a record stands; of items with one text each has its own place."""
    pointers = [] if record is None else places[record].get((item.name, item.text), [])
    return pointers.pop(0) if pointers else None


def _places(records: Sequence[Record], evidence: Iterable[str]) -> list[_Places]:
    """For each record where its values stand, in the order of the page."""
    found: list[_Places] = [{} for _ in records]
    for pointer in evidence:
        if pointer.startswith("/records/") and not pointer.endswith(_NO_ITEMS):
            value = _at(records, pointer)
            if value is not None:
                record = found[int(pointer.split("/")[2])]
                record.setdefault((_class_of(pointer), folded(value)), []).append(pointer)
    return found


def _at(records: Sequence[Record], pointer: str) -> Any:
    """The value; None where a golden that was written by hand has none."""
    value: Any = records
    try:
        for part in pointer.split("/")[2:]:
            value = value[int(part)] if isinstance(value, list) else value[part]
    except (KeyError, IndexError, ValueError, TypeError):
        return None
    return value


def _class_of(pointer: str) -> str:
    """The class of the item: /records/0/responsibilities/2/tasks/0 is of responsibilities.tasks."""
    field, *rest = pointer.split("/")[3:]
    if field == "facets":
        return f"facets.{rest[0]}"
    return f"{field}.{rest[1]}" if field == "responsibilities" else field
