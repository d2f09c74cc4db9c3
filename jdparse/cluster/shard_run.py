"""What a Dask worker does with a shard: a run of ``jdparse.batch`` over it, its result put into the store."""

from __future__ import annotations

import itertools
import multiprocessing
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from jdparse.batch import Failure, Found
from jdparse.batch.containers import Columns, Opener
from jdparse.batch.convert import Account, convert
from jdparse.batch.failure import CODES_OF_THE_MACHINE
from jdparse.batch.fingerprint import fingerprint
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.output import failures_path, open_output
from jdparse.batch.pool import Pool
from jdparse.batch.protocol import Finished, StartHandler
from jdparse.batch.summary import Summary
from jdparse.batch.worker import Limits
from jdparse.cluster.errors import OtherParserError
from jdparse.cluster.fetching import container, fetched, fetched_lines
from jdparse.cluster.listing import InputFile
from jdparse.cluster.shards import Lines, Members, Shard, Survey
from jdparse.cluster.store import Done, Store
from jdparse.cluster.surveying import Parts, survey


@dataclass(frozen=True, slots=True)
class Job:
    """What all shards of a run have in common."""

    store: str
    ending: str
    """How the files of documents end: ``.jsonl``, ``.jsonl.gz`` or ``.jsonl.zst``."""
    shard_bytes: int
    columns: Columns
    limits: Limits
    handling: StartHandler
    labels: bytes | None
    way: str
    """The fingerprint of the machine that started the run: a worker with another one would write other records."""


def convert_shard(shard: Shard, key: str, job: Job) -> Done:
    """Convert the documents of ``shard`` one after the other and put the result into the store under ``key``.

    Raises OtherParserError, WorkersError, OutputError, and OSError where inputs or the store cannot be reached.
    """
    _check_parser(job)
    allow_children()
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="jdparse-", dir=_scratch())))
        opener = opened.enter_context(Opener(job.columns))
        pool = opened.enter_context(Pool(job.handling, 1, job.limits))
        summary, machine = Summary(), 0

        def watch(outcome: Finished, _: Account) -> None:
            nonlocal machine
            summary.add(outcome)
            machine += isinstance(outcome, Failure) and outcome.code in CODES_OF_THE_MACHINE

        documents = folder / f"documents{job.ending}"
        output = open_output(documents, "jsonl")
        found = _documents(shard, folder, opener, opened)
        account = convert(found, pool, output, None, watch, Interrupts())
        values = summary.to_values()
        return Store(job.store).put(key, account, machine, values, documents, failures_path(documents))


def survey_file(asked: Survey, key: str, job: Job) -> Parts:
    """Where the file is to be cut; kept in the store under ``key``. Raises what ``convert_shard`` raises."""
    _check_parser(job)
    allow_children()
    parts = survey(asked.file, job.shard_bytes, job.columns)
    Store(job.store).put_survey(key, [asdict(part) for part in parts])
    return parts


def _documents(shard: Shard, folder: Path, opener: Opener, opened: ExitStack) -> Iterator[Found | Failure]:
    """The documents of the shard, fetched to this machine."""
    match shard.part:
        case None:
            return opener.documents(fetched(shard, folder))
        case Lines() as part:
            return opener.documents([fetched_lines(_only(shard), part, folder)])
        case Members(start, end):
            file = _only(shard)
            path = opened.enter_context(container(file))
            return itertools.islice(opener.documents([Found(path, file.name)]), start, end)


def _only(shard: Shard) -> InputFile:
    (file,) = shard.entries
    assert isinstance(file, InputFile)
    return file


def _check_parser(job: Job) -> None:
    if _way(job.labels) != job.way:
        why = "a worker has another version of jdparse, of Python, or of a package that it builds on"
        raise OtherParserError(f"{why}, and would write other records; install the same on all machines")


@cache
def _way(labels: bytes | None) -> str:
    return fingerprint(labels)


def _scratch() -> str | None:
    """Where this worker keeps files: on the disk that was chosen for it, and removed when it is found dead."""
    from distributed import get_worker

    try:
        return str(get_worker().local_directory)
    except ValueError:
        return None


def allow_children() -> None:
    """Dask's nanny starts workers as daemons, to which multiprocessing refuses children. Those of a shard end with it,
    by themselves should the worker be killed."""
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
