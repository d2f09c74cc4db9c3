"""From the name of an output to what takes the documents: refusing what would be lost, naming what goes wrong."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from jdparse.batch.failure import Failure
from jdparse.batch.ledger import Ledger
from jdparse.batch.protocol import Finished
from jdparse.batch.sinks.failure_list import FailureList
from jdparse.batch.sinks.json_folder import JsonFolder
from jdparse.batch.sinks.lines import JsonlFile, JsonlStream
from jdparse.batch.sinks.moving import check_holds_only, partial_path
from jdparse.batch.sinks.sink import Sink

Format = Literal["jsonl", "json", "parquet", "csv", "sqlite"]

FOLDERS: dict[Format, tuple[str, ...]] = {"json": (".json",), "parquet": (".parquet",), "csv": (".csv",)}
"""The formats that are folders, and how the names of their files end."""


class OutputError(Exception):
    """The output cannot be written; the message is one line: what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where documents and failures go; ``failures`` is None where the output is a stream and nothing lists them."""

    sink: Sink
    failures: FailureList | None

    def add(self, outcome: Finished) -> None:
        """Write a document, or list a failure."""
        if not isinstance(outcome, Failure):
            self.sink.add(outcome)
        elif self.failures is not None:
            self.failures.add(outcome)

    def finish(self) -> None:
        """Give everything its name, the documents last: where they stand, the run is complete."""
        if self.failures is not None:
            self.failures.finish()
        self.sink.finish()

    def keep(self) -> Path | None:
        """Close everything as it is; where the documents stand, None where they are out already."""
        if self.failures is not None:
            self.failures.keep()
        return self.sink.keep()


def failures_path(path: Path) -> Path:
    """Where the failures of a run that writes ``path`` are listed."""
    return path.with_name(f"{path.name}.failures.jsonl")


def ledger_path(path: Path) -> Path:
    """Where a run that writes ``path`` keeps what is done."""
    return path.with_name(f"{path.name}.ledger")


def shards_path(path: Path) -> Path:
    """Where a run on a cluster that writes ``path`` keeps what is done."""
    return path.with_name(f"{path.name}.shards")


def ledger_files(path: Path) -> tuple[Path, ...]:
    """The ledger and what SQLite puts beside it."""
    ledger = ledger_path(path)
    return (ledger, *(ledger.with_name(f"{ledger.name}-{ending}") for ending in ("wal", "shm", "journal")))


def own_paths(path: Path) -> tuple[Path, ...]:
    """Every file or folder that a run that writes ``path`` makes; none of them is an input."""
    failures = failures_path(path)
    return (path, partial_path(path), failures, partial_path(failures), *ledger_files(path), shards_path(path))


def is_stream(path: Path) -> bool:
    """Whether ``path`` is a device or pipe, which is written to as it is and keeps nothing."""
    return path.exists() and not path.is_file() and not path.is_dir()


def check_free(path: Path, form: Format, replace: bool) -> None:
    """Raises OutputError when an output of this format cannot take the place of what is at ``path``, or may not:
    ``replace`` is false. An empty folder is free."""
    with output_errors(path):
        if form in FOLDERS:
            if path.exists() and not path.is_dir():
                raise OutputError(f"{path}: is a file; name a folder, or give --format jsonl")
            for folder in (path, partial_path(path)):
                check_holds_only(folder, FOLDERS[form])
        elif path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it, or give --format json")
        is_empty_folder = path.is_dir() and not any(path.iterdir())
        is_begun = ledger_path(path).exists() or shards_path(path).exists()
        strangers = () if is_begun else (failures_path(path),)
        for existing in (*(() if is_empty_folder else (path,)), *strangers):
            if os.path.lexists(existing) and not replace:
                raise OutputError(
                    f"{existing}: exists already; give --overwrite to replace it, --resume to bring it up to date, "
                    "or name another output"
                )


def refuse_existing(paths: Iterable[Path], replace: bool) -> None:
    """Raises OutputError when one of ``paths`` exists and may not be replaced."""
    for path in paths:
        if os.path.lexists(path) and not replace:
            raise OutputError(f"{path}: exists already; give --overwrite to replace it, or name another")


def open_output(path: Path, form: Format, excel: bool = False) -> Output:
    """What writes ``path``, its folder made where it is missing. Raises OutputError when it cannot be made."""
    with output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return Output(_sink(path, form, excel), FailureList(failures_path(path)))
        except ImportError as error:
            raise OutputError(
                f"{path}: {form} needs the package {error.name}; pip install 'jdparse[{form}]'"
            ) from error


def _sink(path: Path, form: Format, excel: bool) -> Sink:
    """The sink of the format; those of tables load what makes tables."""
    if form == "jsonl":
        return JsonlFile(path)
    if form == "json":
        return JsonFolder(path)
    if form == "csv":
        from jdparse.batch.sinks.csv_file import CsvFile
        from jdparse.batch.sinks.table_folder import TableFolder

        return TableFolder(path, ".csv", partial(CsvFile, with_mark=excel))
    if form == "parquet":
        import pyarrow  # noqa: F401  (where it is missing nothing is made)

        from jdparse.batch.sinks.parquet_file import ParquetFile
        from jdparse.batch.sinks.table_folder import TableFolder

        return TableFolder(path, ".parquet", ParquetFile)
    from jdparse.batch.sinks.sqlite_file import SqliteFile

    return SqliteFile(path)


def open_stream(path: Path) -> Output:
    """What writes to the device or pipe at ``path``."""
    with output_errors(path):
        return Output(JsonlStream(path.open("wb")), None)


def open_ledger(path: Path, fingerprint: str, anew: bool) -> Ledger:
    """The ledger of the run that writes ``path``; with ``anew`` an empty one. Raises OutputError when it is held by
    another run, damaged, or cannot be made."""
    place = ledger_path(path)
    with output_errors(path):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            return Ledger(place, fingerprint, anew)
        except OSError as error:
            if error.errno == errno.EBUSY:
                raise OutputError(f"{path}: another run writes it; wait for it, or name another output") from error
            if error.errno != errno.EBADMSG:
                raise
            if not anew:
                why = f"{place}: cannot be read ({error.strerror}); give --overwrite to start anew"
                raise OutputError(why) from error
        for damaged in ledger_files(path):
            damaged.unlink(missing_ok=True)
        return Ledger(place, fingerprint, anew)


@contextmanager
def output_errors(path: Path, what_is_kept: str = "") -> Iterator[None]:
    """Turns what the system says against writing ``path`` into an OutputError; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = error.strerror or str(error)
        what = f"{path}: cannot be written ({why}); check permissions and space, or name another"
        raise OutputError(what + what_is_kept) from error
