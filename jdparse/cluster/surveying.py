"""Where a large file is cut: asked of a worker, who reads it once from beginning to end.

Reading is a hundred times as fast as parsing. Files of JSON lines are cut at lines, so that each part is fetched alone;
any other container at its documents, whatever it is and whatever stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from jdparse.batch import Found
from jdparse.batch.containers import Opener
from jdparse.batch.containers.columns import Columns
from jdparse.batch.containers.kinds import HEAD, kind_of
from jdparse.cluster.fetching import container, opened
from jdparse.cluster.listing import InputFile
from jdparse.cluster.planning import MOST_PARTS
from jdparse.cluster.shards import Lines, Members

_LONGEST_READ = 1 << 20

Parts = list[Lines] | list[Members]


def survey(file: InputFile, shard_bytes: int, columns: Columns) -> Parts:
    """The parts that ``file`` is to be converted in, in order; none where it is one shard as it is.

    Raises OSError where it cannot be read.
    """
    with opened(file) as stream:
        kind = kind_of(stream.read(HEAD), file.name)
        if kind == "jsonl":
            stream.seek(0)
            return [*parts_of_lines(stream, shard_bytes)]
    return [] if kind is None else _parts_of_members(file, shard_bytes, columns)


def parts_of_lines(stream: IO[bytes], shard_bytes: int) -> Iterator[Lines]:
    """Parts of at least ``shard_bytes``, the last one excepted; records are counted as the opener does."""
    start = end = before = records = 0
    is_beginning, is_blank = True, True
    while piece := stream.readline(_LONGEST_READ):
        if is_beginning and end - start >= shard_bytes:
            yield Lines(start, end, before)
            start, before = end, records
        end += len(piece)
        is_blank = is_blank and not piece.removeprefix(b"\xef\xbb\xbf" if end == len(piece) else b"").strip()
        is_beginning = piece.endswith(b"\n")
        if is_beginning:
            records += not is_blank
            is_blank = True
    if end > start:
        yield Lines(start, end, before)


def _parts_of_members(file: InputFile, shard_bytes: int, columns: Columns) -> list[Members]:
    cuts = [0]
    with container(file) as path, Opener(columns) as opener:
        size = 0
        for number, item in enumerate(opener.documents([Found(path, file.name)])):
            if size >= shard_bytes:
                cuts.append(number)
                size = 0
            size += len(item.data or b"") if isinstance(item, Found) else 0
    cuts = cuts[:: -(-len(cuts) // MOST_PARTS)]
    ends: list[int | None] = [*cuts[1:], None]
    return [Members(start, end) for start, end in zip(cuts, ends, strict=True)] if len(cuts) > 1 else []
