"""Where the documents of a frame are to be found again, for what a frame does not hold: the evidence of its cells."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

import pandas

from jdparse.dataframes.errors import FramesError
from jdparse.jsonl import LinesError, lines_in
from jdparse.records import Document


class File(NamedTuple):
    """A file of lines that documents of a frame stand in."""

    first: int
    """The number of the first document in it."""
    path: str
    size: int
    """In bytes: a file of another size is another run, in which the documents may have other numbers."""


Files = list[File]
"""In the order of the numbers."""

KEY = "jdparse"
"""What a frame's origin is called in ``DataFrame.attrs``, which pandas hands on to what is selected from a frame."""


class Origin(dict[str, Any]):
    """The name of the frame's ``table``, and ``files``. These are plain data, as Parquet keeps them with a frame;
    ``held`` is lost there.

    >>> Origin("tasks", [File(0, "records.jsonl", 90112)])
    {'table': 'tasks', 'files': [File(first=0, path='records.jsonl', size=90112)]}
    """

    def __init__(self, table: str, files: Files, held: dict[int, bytes] | None = None) -> None:
        super().__init__(table=table, files=files)
        self.held = held or {}
        """Documents that are in no file, by number: what evidence needs of each, as JSON."""

    def __deepcopy__(self, memo: object) -> Self:
        return self  # pandas copies attrs with every selection, and nobody writes into this

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self["table"], self["files"], self.held)


def origin_of(frame: pandas.DataFrame) -> Origin:
    """The origin of a frame, or of rows of one. Raises ValueError where it is of no table, as after a merge."""
    found = frame.attrs.get(KEY)
    if not isinstance(found, dict) or "table" not in found:
        raise ValueError("the frame is no table of jdparse.frames, nor rows of one; select from such a table")
    return found if isinstance(found, Origin) else Origin(found["table"], files_in(frame.attrs))


def files_in(attrs: Mapping[str, Any]) -> Files:
    """The files that the attributes of a frame name, as Parquet gives these back."""
    return [File(*file) for file in attrs.get(KEY, {}).get("files", [])]


def file_at(path: str | Path, first: int = 0) -> File:
    """The file of lines at ``path``. Raises FramesError where there is none."""
    try:
        return File(first, str(path), os.stat(path).st_size)
    except OSError as error:
        raise FramesError(f"{path}: cannot be read ({error.strerror}); name what jdparse convert wrote") from error


def kept_for_evidence(document: Document) -> bytes:
    """What evidence needs of a document that is in no file: a twentieth of its memory."""
    source, found = document.source, document.diagnostics
    needed = {
        "source": {"path": source.path, "sha256": source.sha256},
        "evidence": document.evidence,
        "diagnostics": [{"spans": diagnostic.spans} for diagnostic in found],
    }
    return json.dumps(needed, separators=(",", ":")).encode()


def stored_documents(origin: Origin, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """The documents with these numbers as JSON, whole or what evidence needs; those that are nowhere are left out.

    A file is read up to the last line that is wanted. Raises FramesError where that fails or the file has changed.
    """
    wanted = set(numbers)
    yield from ((number, origin.held[number]) for number in wanted & origin.held.keys())
    wanted -= origin.held.keys()
    files: Files = [*origin["files"], File(max(wanted, default=0) + 1, "", 0)]
    for file, behind in pairwise(files):
        here = {number for number in wanted if file.first <= number < behind.first}
        yield from _lines(file, here)


def _lines(file: File, numbers: set[int]) -> Iterator[tuple[int, bytes]]:
    if numbers and file_at(file.path).size != file.size:
        raise FramesError(f"{file.path}: has changed since the frames were made; make them anew")
    try:
        for number, line in enumerate(
            islice(lines_in(Path(file.path)), max(numbers, default=-1) + 1 - file.first), file.first
        ):
            if number in numbers:
                yield number, line.text
    except LinesError as error:
        raise FramesError(str(error)) from error
