"""A page as it was read: its text with every value marked, and what was missed or invented beside it."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from jdparse.golden.items import Item, folded
from jdparse.golden.report import Read
from jdparse.golden.scoring import scored_items


class Difference(NamedTuple):
    """An item that one side has and the other has not."""

    sign: str
    """``-`` where it was missed, ``+`` where it was invented."""
    item: Item


class _Mark(NamedTuple):
    start: int
    end: int
    name: str
    pointer: str
    right: bool


def differences(read: Read) -> list[Difference]:
    """What was missed and what was invented, record by record."""
    found: list[Difference] = []
    for mine, theirs in scored_items(read.case.records, read.found, read.case.opened):
        found += [Difference("-", item) for item in (Counter(mine) - Counter(theirs)).elements()]
        found += [Difference("+", item) for item in (Counter(theirs) - Counter(mine)).elements()]
    return found


def view(read: Read) -> str:
    """The view as a piece of HTML, to be linked to by ``anchor``."""
    found = differences(read)
    invented = {(each.item.name, each.item.text) for each in found if each.sign == "+"}
    rows = "".join(
        f'<tr class="{"missed" if sign == "-" else "invented"}"><td>{sign}</td><td>{html.escape(item.name)}</td>'
        f"<td>{html.escape(item.context)}</td><td>{html.escape(item.text)}</td></tr>"
        for sign, item in found
    )
    return (
        f'<section id="{anchor(read)}"><h3>{html.escape(read.case.name)}</h3>'
        f"<table><tr><th></th><th>class</th><th>of</th><th>text</th></tr>{rows}</table>"
        f'<pre class="page">{_marked(read.text, sorted(_marks(read, invented)))}</pre></section>'
    )


def anchor(read: Read) -> str:
    """The id of the view of a page within the report."""
    return f"view-{html.escape(read.case.name, quote=True)}"


def _marks(read: Read, invented: set[tuple[str, str]]) -> Iterator[_Mark]:
    """The spans of the values; facets are read inside other values and have none of their own here."""
    records = read.found
    for pointer, spans in read.document.evidence.items():
        if not pointer.startswith("/records/") or "/facets/" in pointer:
            continue
        value, name = _at(records, pointer), _class_of(pointer)
        for start, end in spans:
            yield _Mark(start, end, name, pointer, (name, folded(value)) not in invented)


def _at(records: list[dict[str, Any]], pointer: str) -> Any:
    value: Any = records
    for part in pointer.split("/")[2:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def _class_of(pointer: str) -> str:
    """The class of the item: /records/0/responsibilities/2/tasks/0 is of responsibilities.tasks."""
    field, *rest = pointer.split("/")[3:]
    return f"{field}.{rest[1]}" if field == "responsibilities" else field


def _marked(text: str, marks: list[_Mark]) -> str:
    """The text with the marks in it; of marks that overlap the first is shown."""
    parts: list[str] = []
    at = 0
    for mark in marks:
        if mark.start < at:
            continue
        parts.append(html.escape(text[at : mark.start]))
        kind = "right" if mark.right else "wrong"
        inside = html.escape(text[mark.start : mark.end])
        parts.append(f'<mark class="{kind}" title="{mark.name} {mark.pointer}">{inside}</mark>')
        at = mark.end
    parts.append(html.escape(text[at:]))
    return "".join(parts)
