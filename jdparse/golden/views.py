"""The views of pages that a report links to: what was read beside the text, and what was missed or invented in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jdparse.golden.items import Item, folded
from jdparse.golden.report import Read
from jdparse.golden.scoring import scored_items
from jdparse.view.document_page import Note, document_page

_NO_ITEMS = ("category", "label")
"""Parts of a value that agree or not with the text beside them."""


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
    """What was missed (``-``) and what was invented (``+``), record by record."""
    pointers = _pointers(read)
    for mine, theirs in scored_items(read.case.records, read.found, read.case.opened):
        for item in (Counter(mine) - Counter(theirs)).elements():
            yield Note("-", item.name, item.context, item.text)
        for item in (Counter(theirs) - Counter(mine)).elements():
            yield Note("+", item.name, item.context, item.text, _taken(pointers, item))


def _taken(pointers: dict[tuple[str, str], list[str]], item: Item) -> str | None:
    """Where an item stands; of items with one text each has its own place."""
    places = pointers.get((item.name, item.text), [])
    return places.pop(0) if places else None


def _pointers(read: Read) -> dict[tuple[str, str], list[str]]:
    """The pointers of the values of each class and text, in the order of the page."""
    records = read.found
    found: dict[tuple[str, str], list[str]] = {}
    for pointer in read.document.evidence:
        if pointer.startswith("/records/") and not pointer.endswith(_NO_ITEMS):
            found.setdefault((_class_of(pointer), folded(_at(records, pointer))), []).append(pointer)
    return found


def _at(records: list[dict[str, Any]], pointer: str) -> Any:
    value: Any = records
    for part in pointer.split("/")[2:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def _class_of(pointer: str) -> str:
    """The class of the item: /records/0/responsibilities/2/tasks/0 is of responsibilities.tasks."""
    field, *rest = pointer.split("/")[3:]
    if field == "facets":
        return f"facets.{rest[0]}"
    return f"{field}.{rest[1]}" if field == "responsibilities" else field
