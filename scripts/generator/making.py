"""From a number to a page with its gold: a layout is drawn, noises are done to it, the pieces are joined."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.layouts import LAYOUTS, Layout
from generator.noises import NOISES, Noise, struck
from generator.pieces import Kind, Page
from jdparse.records import Document
from jdparse.text import render

_COUNTED: dict[Kind, str] = {
    "value": "value",
    "label": "label",
    "heading": "label",
    "chrome": "chrome",
    "other": "unclaimed",
}
"""What a piece counts as in the coverage; numbers, closings, colons, cells and line ends are markers."""

Evidence = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Made:
    """A page, its gold, and how it was made."""

    name: str
    text: str
    document: Document
    layout: Layout
    noises: tuple[str, ...]
    """The noises that changed it."""


def make(
    number: int,
    *,
    seed: int = 0,
    layouts: Sequence[Layout] = LAYOUTS,
    noises: Sequence[Noise] = NOISES,
    strength: float = 0.5,
) -> Made:
    """Page ``number`` of the endless series that ``seed`` begins; layouts take turns.

    The clean page depends on neither noises nor strength, so that the same page can be looked at with other ones.
    """
    layout = layouts[number % len(layouts)]
    page = layout.page(random.Random(f"{seed} {number} {layout.name}"))
    changed = struck(page, noises, strength, f"{seed} {number}")
    name = f"{layout.name}-{number:06}"
    return Made(name, *_finished(page, f"{name}.txt"), layout, changed)


def series(count: int, **how: Any) -> Iterator[Made]:
    """The first ``count`` pages of a series; see :func:`make`."""
    return (make(number, **how) for number in range(count))


def _finished(page: Page, path: str) -> tuple[str, Document]:
    """The text and its Document; the diagnostics are left to the parser, which they speak of."""
    text, evidence, coverage = _joined(page)
    records = [_filled(record, index, text, evidence) for index, record in enumerate(page.records)]
    source = {
        "path": path,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "media_type": "text/plain",
        "encoding": "utf-8",
        "chars": len(text),
        "page": page.facts,
    }
    document = {
        "source": source,
        "layout": page.family,
        "records": records,
        "evidence": evidence,
        "coverage": dict(coverage),
    }
    return text, Document.model_validate(document)


def _joined(page: Page) -> tuple[str, Evidence, Counter[str]]:
    evidence: Evidence = {}
    coverage: Counter[str] = Counter()
    at = 0
    for piece in page.pieces:
        end = at + len(piece.text)
        coverage["value" if piece.owners else _COUNTED.get(piece.kind, "marker")] += end - at
        for owner in piece.owners if end > at else ():
            spans = evidence.setdefault(owner, [])
            if spans and spans[-1][1] == at:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((at, end))
        at = end
    return "".join(piece.text for piece in page.pieces), evidence, coverage


def _filled(record: dict[str, Any], index: int, text: str, evidence: Evidence) -> dict[str, Any]:
    """The record with its texts as the finished page prints them."""

    def fill(value: Any, pointer: str) -> Any:
        if isinstance(value, dict):
            return {name: fill(item, f"{pointer}/{name}") for name, item in value.items()}
        if isinstance(value, list):
            return [fill(item, f"{pointer}/{place}") for place, item in enumerate(value)]
        return render(text, evidence[pointer]) if value is None else value

    filled: dict[str, Any] = fill(record, f"/records/{index}")
    return filled
