"""From a source to tables of Arrow, a batch of documents at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pyarrow import compute

from jdparse.dataframes.arrow_rows import ArrowTables, arrow_tables, joined
from jdparse.dataframes.faults import faulty_line
from jdparse.dataframes.origin import Files, file_at, kept_for_evidence
from jdparse.dataframes.sources import Item, TableFolder, parts_of
from jdparse.dataframes.table_folders import files_behind, folder_chunks
from jdparse.jsonl import Line
from jdparse.records import SCHEMA_VERSION, Document, JobRecord
from jdparse.tables import Row, record_rows, verbatim_rows

_BATCH = 1000
"""Documents that are Python objects at a time: more take more memory, and no less time."""


class Chunk(NamedTuple):
    """Tables of some documents, and where these are to be found again, as an Origin has it."""

    tables: ArrowTables
    files: Files
    held: dict[int, bytes]


class Reading:
    """``source`` on its way into chunks of ``most`` documents; the last of all, and of a folder of tables, has fewer.

    Raises FramesError, while the chunks are taken, for what cannot be read.
    """

    def __init__(self, source: Any, most: int) -> None:
        self._parts = parts_of(source)
        self._most = most
        self._number = 0
        self._files: Files = []
        self._file: Path | str | None = None

    def chunks(self) -> Iterator[Chunk]:
        for part in self._parts:
            yield from self._of_folder(part.path) if isinstance(part, TableFolder) else self._of_items(part)

    def _of_folder(self, folder: Path) -> Iterator[Chunk]:
        first = self._number
        self._files += [file._replace(first=first + file.first) for file in files_behind(folder)]
        for tables in folder_chunks(folder, self._most, first):
            last = [compute.max(tables[name].column("document")).as_py() for name in ("documents", "records")]
            self._number = max([self._number, *(1 + number for number in last if number is not None)])
            yield Chunk(tables, self._files[:], {})

    def _of_items(self, items: Iterator[Item]) -> Iterator[Chunk]:
        while (chunk := self._chunk(items)).tables:
            yield chunk

    def _chunk(self, items: Iterator[Item]) -> Chunk:
        """The next documents, no tables where there are none."""
        parts: list[ArrowTables] = []
        held: dict[int, bytes] = {}
        left = self._most
        while left and (batch := list(islice(items, min(_BATCH, left)))):
            parts.append(_tables_of(batch, self._number))
            held.update(self._found_again(batch))
            self._number += len(batch)
            left -= len(batch)
        return Chunk(joined(parts) if parts else {}, self._files[:], held)

    def _found_again(self, batch: Sequence[Item]) -> Iterator[tuple[int, bytes]]:
        """What of a batch is held for its evidence; the files that begin in it are noted."""
        for number, item in enumerate(batch, self._number):
            if isinstance(item, Document):
                yield number, kept_for_evidence(item)
            elif isinstance(item, Line) and item.path is not self._file:
                self._file = item.path
                self._files.append(file_at(item.path, number))


def tables_of_lines(lines: Iterator[Line], first: int) -> ArrowTables:
    """The tables of ``lines``, the first of which is document number ``first``. Raises FramesError for no Document."""
    parts: list[ArrowTables] = []
    while batch := list(islice(lines, _BATCH)):
        parts.append(_tables_of(batch, first))
        first += len(batch)
    return joined(parts)


def _tables_of(batch: Sequence[Item], first: int) -> ArrowTables:
    try:
        return arrow_tables(_rows(batch, first))
    except Exception as error:  # what a line that is no document makes of it has no end
        if fault := faulty_line(batch):
            raise fault from error
        raise


def _rows(batch: Sequence[Item], first: int) -> Iterator[tuple[str, Row]]:
    for number, item in enumerate(batch, first):
        if isinstance(item, JobRecord):
            yield from record_rows(item.model_dump(), (number, 0), None)
        else:
            yield from verbatim_rows(_document(item), number)


def _document(item: Line | Document) -> dict[str, Any]:
    if isinstance(item, Document):
        return item.model_dump()
    document: dict[str, Any] = json.loads(item.text)
    if document["schema_version"] != SCHEMA_VERSION:
        raise ValueError
    return document
