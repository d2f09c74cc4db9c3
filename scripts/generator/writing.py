"""Pages and their records, written together: each text that is put down says which value it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.phrases import Phrase, phrase
from generator.pieces import Kind, Piece

UNFILLED = None
"""Stands for a text of a record until the page is finished."""


class RecordWriter:
    """One record: gives each value its place and says what its JSON Pointer is."""

    def __init__(self, index: int, kind: str) -> None:
        self._pointer = f"/records/{index}"
        self.data: dict[str, Any] = {"kind": kind}

    def scalar(self, name: str, value: int | None = None) -> str:
        """A field of one value: a text, or the number that stands for it."""
        self.data[name] = value
        return f"{self._pointer}/{name}"

    def item(self, name: str, value: Any = UNFILLED) -> str:
        """One more item of a list."""
        items = self.data.setdefault(name, [])
        items.append(value)
        return f"{self._pointer}/{name}/{len(items) - 1}"

    def requirement(self, category: str) -> str:
        return f"{self.item('qualifications', {'category': category, 'text': UNFILLED})}/text"

    def relation(self, scope: str) -> str:
        return f"{self.item('working_relationships', {'scope': scope, 'text': UNFILLED})}/text"

    def authority(self) -> str:
        return f"{self.item('authorities', {'text': UNFILLED})}/text"

    def duty(self) -> str:
        return f"{self.item('responsibilities', {'description': UNFILLED, 'tasks': []})}/description"

    def task(self) -> str:
        """A task of the last duty."""
        duties = self.data["responsibilities"]
        duties[-1]["tasks"].append(UNFILLED)
        return f"{self._pointer}/responsibilities/{len(duties) - 1}/tasks/{len(duties[-1]['tasks']) - 1}"

    def percent(self, value: int) -> str:
        """The share of time of the last duty."""
        duties = self.data["responsibilities"]
        duties[-1]["time_percent"] = float(value)
        return f"{self._pointer}/responsibilities/{len(duties) - 1}/time_percent"

    def extra(self) -> tuple[str, str]:
        """The pointers of the label and of the text of a section without a field."""
        pointer = self.item("extra", {"label": UNFILLED, "text": UNFILLED})
        return f"{pointer}/label", f"{pointer}/text"

    def facet(self, name: str, value: str | int) -> str:
        self.data.setdefault("facets", {})[name] = value
        return f"{self._pointer}/facets/{name}"


class PageWriter:
    """The page so far."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.records: list[RecordWriter] = []

    def record(self, kind: str = "position") -> RecordWriter:
        """Begin a record; several may be open at once."""
        self.records.append(RecordWriter(len(self.records), kind))
        return self.records[-1]

    def put(self, kind: Kind, text: str, owners: Iterable[str] = ()) -> None:
        if text:
            self.pieces.append(Piece(text, kind, tuple(owners)))

    def value(self, text: Phrase | str, *owners: str, records: Iterable[RecordWriter] = ()) -> None:
        """A text that is the value of ``owners``; its facets go to ``records``, those of one field of them."""
        for part in phrase(text) if isinstance(text, str) else text:
            facets = [record.facet(*part.fact) for record in records] if part.fact else []
            self.put("value", part.text, (*owners, *facets))

    def line(self) -> None:
        """A line end that a reader can do without; none at the head of the page or behind another."""
        if self.pieces and self.pieces[-1].kind not in ("break", "row"):
            self.put("break", "\n")

    def row(self) -> None:
        """The end of a row of a table."""
        self.put("row", "\n")
