"""What becomes a partition: a shard, a file of lines or a range of its bytes, a folder of Parquet tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jdparse.cluster.errors import ClusterError
from jdparse.cluster.places import files_at, is_url, url_like
from jdparse.cluster.store import MANIFEST, Store
from jdparse.dataframes.errors import FramesError
from jdparse.dataframes.sources import matching, meant


@dataclass(frozen=True, slots=True)
class LinesPiece:
    """The JSON lines that begin in the bytes ``start`` to ``end`` of a file; None is its end."""

    place: str
    start: int = 0
    end: int | None = None
    documents: int | None = None
    """How many there are, where a manifest says it."""


@dataclass(frozen=True, slots=True)
class FolderPiece:
    """A folder of Parquet tables."""

    place: str
    documents: int | None = None


Piece = LinesPiece | FolderPiece


def pieces_of(source: Any, partition_bytes: int) -> list[Piece]:
    """The pieces of ``source``, in the order of ``jdparse.frames``.

    Raises FramesError where nothing matches, TypeError for what is no name.
    """
    try:
        return [piece for place in _places(source) for piece in _pieces_at(place, partition_bytes)]
    except (ClusterError, OSError) as error:
        raise FramesError(" ".join(str(error).split())) from error


def _places(source: Any) -> Iterator[str]:
    for each in [source] if isinstance(source, str | Path) or not isinstance(source, Iterable) else source:
        if not isinstance(each, str | Path):
            what = "give what jdparse convert wrote, by path or URL; jdparse.frames takes Documents"
            raise TypeError(f"a {type(each).__name__} is no source of Dask DataFrames; {what}")
        if is_url(str(each)):
            yield from _matching_urls(str(each))
        else:
            yield from (str(found if isinstance(found, Path) else found.path) for found in matching(Path(each)))


def _matching_urls(url: str) -> Iterator[str]:
    files, path = files_at(url)
    exists = files.exists(path)
    names = meant(url, [path] if exists else files.glob(path), exists=exists)
    yield from (url_like(url, files, name) for name in names)


def _pieces_at(place: str, partition_bytes: int) -> Iterator[Piece]:
    files, path = files_at(place)
    if files.isdir(path):
        yield from _shards(place) if files.exists(f"{path}/{MANIFEST}") else [FolderPiece(place)]
        return
    size = int(files.info(path)["size"])
    if not place.lower().endswith((".gz", ".zst")) and size > partition_bytes:
        for start in range(0, size, partition_bytes):
            yield LinesPiece(place, start, min(start + partition_bytes, size))
    else:
        yield LinesPiece(place)


def _shards(place: str) -> Iterator[Piece]:
    for part in Store(place).manifest()["parts"]:
        yield LinesPiece(
            f"{place.rstrip('/')}/{part['documents']}", documents=part["converted"] + part["without_records"]
        )
