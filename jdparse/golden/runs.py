"""Two runs over the same pages, read side by side: the JSON lines that ``jdparse convert`` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jdparse.jsonl import Line, LinesError, lines_in

Data = Mapping[str, Any]


class RunError(Exception):
    """A run cannot be read; the message says which, where and what to do."""


class Both(NamedTuple):
    """A page in two runs; None where a run does not have it."""

    path: str
    base: Data | None
    new: Data | None


def documents_in(path: Path) -> Iterator[Data]:
    """The documents of a run: ``.jsonl``, ``.jsonl.gz`` or ``.jsonl.zst``, one at a time.

    Raises RunError where the file cannot be read or a line is no document.
    """
    try:
        yield from map(_document, lines_in(path))
    except LinesError as error:
        raise RunError(str(error)) from error


def _document(line: Line) -> Data:
    try:
        document: Data = json.loads(line.text)
        _ = document["source"]["path"], document["records"]
    except (ValueError, KeyError, TypeError) as error:
        raise RunError(f"{line.place}: is no document ({error}); convert the pages again") from error
    return document


def side_by_side(base: Iterable[Data], new: Iterable[Data]) -> Iterator[Both]:
    """The documents of two runs by ``source.path``, those of one run alone last.

    Runs are in the order of their input, so that only what one run has and the other not is held in memory.
    """
    waiting_base: dict[str, Data] = {}
    waiting_new: dict[str, Data] = {}
    ones, others = iter(base), iter(new)
    while True:
        one, other = next(ones, None), next(others, None)
        if one is None and other is None:
            break
        for document, mine in ((one, waiting_base), (other, waiting_new)):
            if document is not None:
                mine[document["source"]["path"]] = document
        for document in (one, other):
            path = document["source"]["path"] if document is not None else ""
            if path in waiting_base and path in waiting_new:
                yield Both(path, waiting_base.pop(path), waiting_new.pop(path))
    yield from (Both(path, document, None) for path, document in waiting_base.items())
    yield from (Both(path, None, document) for path, document in waiting_new.items())
