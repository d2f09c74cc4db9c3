"""What a worker does for a partition: it reads its piece, and makes the frames of it."""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pandas
import zstandard
from pyarrow import compute, parquet

from jdparse.batch.sinks.lines import written_lines
from jdparse.cluster.places import files_at, is_url
from jdparse.dask_tables.pieces import FolderPiece, LinesPiece, Piece
from jdparse.dataframes.arrow_rows import ArrowTables, joined
from jdparse.dataframes.columns import frame_of, with_labels
from jdparse.dataframes.errors import FramesError
from jdparse.dataframes.reading import tables_of_lines
from jdparse.dataframes.table_folders import folder_chunks
from jdparse.jsonl import Line


def frames_of(piece: Piece, first: int, labels: str) -> dict[str, pandas.DataFrame]:
    """The frames of ``piece``, whose document 0 is number ``first``. Raises FramesError where it cannot be read."""
    tables = _folder_tables(piece, first) if isinstance(piece, FolderPiece) else tables_of_lines(_lines(piece), first)
    return {name: with_labels(frame_of(rows, name), name, labels) for name, rows in tables.items()}


def documents_in(piece: Piece) -> int:
    """How many documents are in ``piece``. Raises FramesError where it cannot be read."""
    if piece.documents is not None:
        return piece.documents
    if isinstance(piece, LinesPiece):
        return sum(1 for _ in _lines(piece))
    with _on_this_machine(piece) as folder:
        last = [_last_document(folder / f"{name}.parquet") for name in ("documents", "records")]
    return 1 + max(last)


def _last_document(path: Path) -> int:
    try:
        last = compute.max(parquet.read_table(path, columns=["document"]).column("document")).as_py()
    except (OSError, ValueError) as error:
        why = " ".join(str(error).split())
        raise FramesError(f"{path}: cannot be read ({why}); convert the pages again") from error
    return -1 if last is None else last


def _folder_tables(piece: FolderPiece, first: int) -> ArrowTables:
    with _on_this_machine(piece) as folder:
        return joined([*folder_chunks(folder, sys.maxsize, first)])


@contextmanager
def _on_this_machine(piece: FolderPiece) -> Iterator[Path]:
    if not is_url(piece.place):
        yield Path(piece.place)
        return
    files, path = files_at(piece.place)
    with tempfile.TemporaryDirectory(prefix="jdparse-tables-") as made:
        for name in files.glob(f"{path}/*.parquet"):
            files.get_file(name, f"{made}/{name.rpartition('/')[2]}")
        yield Path(made)


def _lines(piece: LinesPiece) -> Iterator[Line]:
    """The lines of ``piece``, blank ones left out; each with the number that it has behind the start of the piece."""
    files, path = files_at(piece.place)
    name = piece.place if piece.end is None else f"{piece.place} (bytes {piece.start} to {piece.end})"
    try:
        with files.open(path, "rb") as stream:
            found = written_lines(stream, path) if piece.end is None else _range(stream, piece.start, piece.end)
            for number, text in enumerate(found, 1):
                if text.strip():
                    yield Line(name, number, text)
    except (OSError, EOFError, zstandard.ZstdError, gzip.BadGzipFile) as error:
        raise FramesError(f"{name}: cannot be read ({error}); name a file that jdparse convert wrote") from error


def _range(stream: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    """The lines that begin in the bytes ``start`` to ``end``: each line of a file is in one range and no other."""
    at = start
    if start:
        stream.seek(start - 1)
        at += len(stream.readline()) - 1
    while at < end and (line := stream.readline()):
        at += len(line)
        yield line
