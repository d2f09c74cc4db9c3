"""From the name of an output to what takes the documents: refusing what would be lost, naming files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jdparse.batch.failure import Failure
from jdparse.batch.outcome import Outcome
from jdparse.batch.sinks import (
    FailureList,
    JsonFolder,
    JsonlFile,
    JsonlStream,
    Sink,
    check_holds_only_json,
    partial_path,
)


class OutputError(Exception):
    """The output cannot be written; the message is one line: what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where documents and failures go; ``failures`` is None where the output is a stream and nothing lists them."""

    sink: Sink
    failures: FailureList | None

    def add(self, outcome: Outcome) -> None:
        """Write a document, or list a failure."""
        if not isinstance(outcome, Failure):
            self.sink.add(outcome)
        elif self.failures is not None:
            self.failures.add(outcome)

    def finish(self) -> None:
        """Give everything its name."""
        self.sink.finish()
        if self.failures is not None:
            self.failures.finish()

    def keep(self) -> Path | None:
        """Close everything as it is; where the documents stand, None where they are out already."""
        if self.failures is not None:
            self.failures.keep()
        return self.sink.keep()


def failures_path(path: Path) -> Path:
    """Where the failures of a run that writes ``path`` are listed."""
    return path.with_name(f"{path.name}.failures.jsonl")


def own_paths(path: Path) -> tuple[Path, ...]:
    """Every file or folder that a run that writes ``path`` makes; none of them is an input."""
    failures = failures_path(path)
    return (path, partial_path(path), failures, partial_path(failures))


def open_jsonl(path: Path, overwrite: bool) -> Output:
    """A file of JSON lines, its folder made where it is missing. A device or pipe is written to as it is.

    Raises OutputError when it cannot be made, or exists and ``overwrite`` is false.
    """
    with output_errors(path):
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it, or give --format json")
        if path.exists() and not path.is_file():
            return Output(JsonlStream(path.open("wb")), None)
        _refuse_existing(path, overwrite)
        path.parent.mkdir(parents=True, exist_ok=True)
        return Output(JsonlFile(path), FailureList(failures_path(path)))


def open_json_folder(path: Path, names: Mapping[str, str], overwrite: bool) -> Output:
    """A folder of JSON files called as ``names`` says, made where it is missing; an empty one is used as it is.

    Raises OutputError when it cannot be made, exists and ``overwrite`` is false, or holds other files.
    """
    with output_errors(path):
        if path.exists() and not path.is_dir():
            raise OutputError(f"{path}: is a file; name a folder, or give --format jsonl")
        if not path.is_dir() or any(path.iterdir()):
            _refuse_existing(path, overwrite)
        for folder in (path, partial_path(path)):
            check_holds_only_json(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        return Output(JsonFolder(path, names), FailureList(failures_path(path)))


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turns what the system says against writing ``path`` into an OutputError; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({why}); check permissions and space, or name another") from error


def _refuse_existing(path: Path, overwrite: bool) -> None:
    for existing in (path, failures_path(path)):
        if os.path.lexists(existing) and not overwrite:
            raise OutputError(f"{existing}: exists already; give --overwrite to replace it, or name another output")


def json_names(paths: Iterable[str]) -> dict[str, str]:
    """For each path of an input that of its JSON file: ``.json`` on the stem (``a/b.txt`` -> ``a/b.json``),
    on the full name where two would meet.

    Raises OutputError when two inputs have the same path.
    """
    names: dict[str, str] = {}
    for path in paths:
        if path in names:
            raise OutputError(f"{path}: two inputs are called so; convert the folder above them, or to .jsonl")
        names[path] = _on_stem(path)
    while met := {name for name, count in Counter(names.values()).items() if count > 1}:
        names = {path: f"{path}.json" if name in met else name for path, name in names.items()}
    return names


def _on_stem(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{PurePosixPath(name).stem}.json"
