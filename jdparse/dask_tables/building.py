"""From pieces to Dask DataFrames: a task that loads each piece, and one that takes a table out of what it loads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import add, getitem
from typing import Any

import dask.dataframe
from dask.delayed import delayed

from jdparse.dask_tables.bundle import DaskFrames
from jdparse.dask_tables.loading import documents_in, frames_of
from jdparse.dask_tables.pieces import Piece
from jdparse.dataframes.columns import TABLES_BY_NAME, empty_frame


def built(pieces: Sequence[Piece], labels: str) -> DaskFrames:
    """The tables of ``pieces``, one partition each."""
    loaded = [delayed(frames_of)(piece, first, labels) for piece, first in zip(pieces, _firsts(pieces), strict=True)]
    loaded = loaded or [delayed({name: empty_frame(name, labels) for name in TABLES_BY_NAME})]
    return DaskFrames(**{name: _table(name, loaded, labels) for name in TABLES_BY_NAME})


def _table(name: str, loaded: list[Any], labels: str) -> Any:
    parts = [delayed(getitem)(frames, name) for frames in loaded]
    return dask.dataframe.from_delayed(parts, meta=empty_frame(name, labels), prefix=f"jdparse-{name}")


def _firsts(pieces: Sequence[Piece]) -> Iterator[Any]:
    """The number of the first document of each piece: known, or a task that adds up what stands before it."""
    first: Any = 0
    for piece in pieces:
        yield first
        if piece.documents is not None and isinstance(first, int):
            first += piece.documents
        else:
            first = delayed(add)(first, delayed(documents_in)(piece))
