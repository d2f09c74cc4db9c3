"""Which places of the raw text the cells of a frame were read from, and what stands there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas

from jdparse.dataframes.columns import column_in
from jdparse.dataframes.origin import Origin, file_at, origin_of, stored_documents
from jdparse.dataframes.pages import Inputs, Page, raw_texts
from jdparse.dataframes.pointers import KEYS, columns_with_evidence, pointer_of

_DTYPES = {
    "document": "Int64",
    "path": "string",
    "column": "string",
    "pointer": "string",
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "before": "string",
    "after": "string",
}


class _Place(NamedTuple):
    """A span of the raw text that a cell was read from."""

    row: Any
    document: int
    page: Page
    column: str
    pointer: str
    start: int
    end: int


def evidence_of(
    frame: pandas.DataFrame,
    columns: Sequence[str],
    *,
    pages: Inputs | None,
    around: int,
    text_column: str | None,
    documents: str | Path | None,
) -> pandas.DataFrame:
    """A row for each span of each cell in ``columns``, as ``DataFrame.jd.evidence`` says."""
    origin = origin_of(frame)
    if documents is not None:
        origin = Origin(origin["table"], [file_at(documents)])
    places = list(_places(frame, origin, _checked(columns, origin["table"])))
    texts = raw_texts(pages, {place.page for place in places}, text_column) if pages is not None else {}
    rows = [_row(place, texts.get(place.page), around) for place in places]
    index = pandas.Index([place.row for place in places], dtype=frame.index.dtype, name=frame.index.name)
    return pandas.DataFrame(rows, index=index, columns=list(_DTYPES)).astype(_DTYPES)


def _checked(columns: Sequence[str], table: str) -> list[str]:
    """The columns asked for, all that are read from the text where none is named."""
    known = columns_with_evidence(table)
    for column in columns:
        if column not in known:
            raise ValueError(f"no {column} of {table} is read from the text; evidence is of {', '.join(known)}")
    return list(columns) or known


def _places(frame: pandas.DataFrame, origin: Origin, columns: list[str]) -> Iterator[_Place]:
    table = origin["table"]
    keys = frame[[column_in(frame, key) for key in KEYS[table]]].set_axis(KEYS[table], axis="columns")
    documents = {number: _Evidence(text) for number, text in stored_documents(origin, keys["document"].unique())}
    for label, row in zip(frame.index, keys.to_dict("records"), strict=True):
        document = documents.get(row["document"])
        if document is None:
            why = "is of no file of lines; name the one of the same run with documents="
            raise ValueError(f"the evidence of document {row['document']} is not at hand: it {why}")
        for column in columns:
            for pointer, start, end in document.below(pointer_of(table, column, row)):
                yield _Place(label, row["document"], document.page, column, pointer, start, end)


class _Evidence:
    """The evidence of a document, by what it is evidence of."""

    def __init__(self, text: bytes) -> None:
        document = json.loads(text)
        self.page = Page(document["source"]["path"], document["source"]["sha256"])
        self._places: dict[str, list[tuple[str, int, int]]] = {}
        for pointer, spans in document["evidence"].items():
            self._add(pointer, spans)
        for at, diagnostic in enumerate(document["diagnostics"]):
            self._add(f"/diagnostics/{at}", diagnostic["spans"])

    def _add(self, pointer: str, spans: list[tuple[int, int]]) -> None:
        places = [(pointer, start, end) for start, end in spans]
        above = pointer
        while above:
            self._places.setdefault(above, []).extend(places)
            above = above.rpartition("/")[0]

    def below(self, pointer: str) -> list[tuple[str, int, int]]:
        """What stands at ``pointer`` or, where a list is in one cell, below it (/records/0/reports_to/1), with the
        pointer of each."""
        return self._places.get(pointer, [])


def _row(place: _Place, raw: str | None, around: int) -> tuple[Any, ...]:
    facts = (place.document, place.page.path, place.column, place.pointer, place.start, place.end)
    if raw is None:
        return (*facts, None, None, None)
    before = raw[max(0, place.start - around) : place.start]
    return (*facts, raw[place.start : place.end], before, raw[place.end : place.end + around])
