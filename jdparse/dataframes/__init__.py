"""Documents as pandas DataFrames: :func:`frames`, and the accessor ``DataFrame.jd`` on what it returns.

pandas takes a third of a second to import, so this package does it when it is used and not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from jdparse.dataframes.errors import FramesError, check_installed

if TYPE_CHECKING:
    from jdparse.batch.failure import Failure
    from jdparse.dataframes.bundle import Frames
    from jdparse.records import Document, JobRecord

__all__ = ["FramesError", "frames"]

Labels = Literal["en", "zh"]


@overload
def frames(source: FramesSource, *, labels: Labels = "en", chunksize: None = None) -> Frames: ...


@overload
def frames(source: FramesSource, *, labels: Labels = "en", chunksize: int) -> Iterator[Frames]: ...


def frames(source: FramesSource, *, labels: Labels = "en", chunksize: int | None = None) -> Frames | Iterator[Frames]:
    """The tables of ``source`` as tidy DataFrames, by name: ``frames("records.jsonl").tasks`` or ``…["tasks"]``.

    ``source`` is what ``jdparse convert`` wrote, JSON lines (``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst``) or a folder of
    Parquet tables, where ``*``, ``?`` and ``[…]`` match names (but no ``.failures.jsonl`` or ``.ledger``); or Documents
    or JobRecords; or an iterable of any of these. Failures among them, which ``jdparse.read`` yields, are left out with
    a warning.

    The tables are documents, records, responsibilities, tasks, authorities, working_relationships, qualifications and
    diagnostics. Their columns and dtypes are always the same, also where there are no rows: Int64, Float64, boolean and
    string, all nullable; category for what is of a closed list (education_level and severity are ordered);
    datetime64[us] for ``page_uploaded_parsed`` and ``analysis_date_parsed``, which stand beside the texts that they are
    read from and are NaT for what is no date (2018年l0月; a month is its first day). ``document`` and ``record`` join
    the tables. Documents are numbered from 0 in the order of the source; a JobRecord by itself has a number of its own
    and no row in ``documents``, for nothing is known of its page.

    ``labels="zh"`` gives the columns their Chinese names (岗位名称). With ``chunksize`` the answer is an iterator over
    Frames of that many documents each (at the end of a Parquet folder fewer): numbers and index go on from one to the
    next, and no more than one is in memory.

    Raises ImportError where pandas or pyarrow is missing, and FramesError, in one line, where nothing matches, a file
    cannot be read, a line is no Document or of another schema version; with ``chunksize`` when its turn comes.
    """
    check_installed()
    from jdparse.dataframes import building

    if labels not in ("en", "zh"):
        raise ValueError(f"labels is {labels!r}; give 'en' or 'zh'")
    if chunksize is None:
        return building.all_frames(source, labels)
    if chunksize < 1:
        raise ValueError(f"chunksize is {chunksize}; give the number of documents of a chunk, 1 or more")
    return building.frames_in_chunks(source, labels, chunksize)


if TYPE_CHECKING:
    Item = str | Path | Document | JobRecord | Failure
    FramesSource = Item | Iterable[Item]
