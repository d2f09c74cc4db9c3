"""From a source to its frames."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pandas

from jdparse.dataframes.arrow_rows import joined
from jdparse.dataframes.bundle import Frames
from jdparse.dataframes.columns import frame_of, with_labels
from jdparse.dataframes.origin import KEY, Origin
from jdparse.dataframes.reading import Chunk, Reading


def all_frames(source: Any, labels: str) -> Frames:
    """The frames of ``source``, as :func:`jdparse.frames` says."""
    chunks = list(Reading(source, sys.maxsize).chunks())
    files = chunks[-1].files if chunks else []
    held = {number: document for chunk in chunks for number, document in chunk.held.items()}
    return next(_frames([Chunk(joined([chunk.tables for chunk in chunks]), files, held)], labels))


def frames_in_chunks(source: Any, labels: str, chunksize: int) -> Iterator[Frames]:
    """The frames of ``chunksize`` documents after the other."""
    return _frames(Reading(source, chunksize).chunks(), labels)


def _frames(chunks: Iterable[Chunk], labels: str) -> Iterator[Frames]:
    """The frames of each chunk; their index goes on from one to the next, as that of pandas' own chunks does."""
    begun = Counter[str]()
    for tables, files, held in chunks:
        frames: dict[str, pandas.DataFrame] = {}
        for name, rows in tables.items():
            frames[name] = with_labels(frame_of(rows, name, begun[name]), name, labels)
            frames[name].attrs[KEY] = Origin(name, files, held)
            begun[name] += rows.num_rows
        yield Frames(**frames)
