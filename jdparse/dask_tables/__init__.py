"""Documents as Dask DataFrames: :func:`dask_frames`, for what :func:`jdparse.frames` has no memory for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jdparse.dataframes import FramesError

if TYPE_CHECKING:
    from jdparse.dask_tables.bundle import DaskFrames
    from jdparse.dataframes import Labels

__all__ = ["FramesError", "dask_frames"]

PARTITION_BYTES = 64 * 1024 * 1024
"""Of JSON lines: as frames about half as much."""

_NEEDED = ("dask", "distributed", "fsspec", "pandas", "pyarrow")


def dask_frames(
    source: str | Path | Iterable[str | Path], *, labels: Labels = "en", partition_bytes: int = PARTITION_BYTES
) -> DaskFrames:
    """The tables of ``source`` as Dask DataFrames, by name: ``dask_frames("records.jsonl").tasks.groupby(…)``.

    ``source`` is what ``jdparse convert`` wrote, at a path or a URL of fsspec (``s3://out/records.jsonl``), or several
    of them: a folder of shards, JSON lines (``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst``) or a folder of Parquet tables;
    ``*``, ``?`` and ``[…]`` match names.

    Tables, columns, dtypes and the numbers of documents are those of :func:`jdparse.frames`, so tables join by
    ``document`` and ``record``, and so do those of other sources. Each shard, file and folder is a partition, one of
    plain lines of more than ``partition_bytes`` several. As everywhere in Dask the index begins at 0 in each partition.
    Nothing but names is read before something is computed; then the workers also count the documents of files, which
    shards say in their manifest.

    ``labels="zh"`` gives the columns their Chinese names. Raises ImportError where a package is missing, and
    FramesError, in one line, where nothing matches; for a file that cannot be read when it is computed.
    """
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise ImportError(f"jdparse.dask_frames needs {', '.join(missing)}: pip install 'jdparse[cluster,pandas]'")
    from jdparse.dask_tables.building import built
    from jdparse.dask_tables.pieces import pieces_of

    if labels not in ("en", "zh"):
        raise ValueError(f"labels is {labels!r}; give 'en' or 'zh'")
    if partition_bytes < 1:
        raise ValueError(f"partition_bytes is {partition_bytes}; give a number of bytes, 1 or more")
    return built(pieces_of(source, partition_bytes), labels)
