"""Where converted documents go: a file of JSON lines, standard output, a folder of JSON files.

A file or folder is written under a name ending in ``.partial`` and takes its own name when it is
complete; after an interruption the partial one stays.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from jdparse.batch.failure import Failure
from jdparse.batch.json_lines import failure_to_json, to_json
from jdparse.records import Document


class Sink(Protocol):
    """Takes documents in order; ends with ``finish`` or, when the run was cut short, with ``keep``."""

    def add(self, document: Document) -> None: ...

    def finish(self) -> None:
        """Give the complete output its name."""

    def keep(self) -> Path | None:
        """Close what there is, whole documents only; the place where it stands, None where it is out already."""


def partial_path(path: Path) -> Path:
    """Where ``path`` stands while it is being written."""
    return path.with_name(f"{path.name}.partial")


class LinesFile:
    """A file of lines, made at once and moved into place when complete."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = partial_path(path)
        self._file = self._partial.open("wb")
        self._whole = 0

    def write(self, line: str) -> None:
        data = line.encode("utf-8") + b"\n"
        self._file.write(data)
        self._whole += len(data)

    def finish(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._partial, self._path)

    def keep(self) -> Path:
        self._file.truncate(self._whole)
        self._file.close()
        return self._partial


class JsonlFile:
    """One document per line in a file."""

    def __init__(self, path: Path) -> None:
        self._lines = LinesFile(path)

    def add(self, document: Document) -> None:
        self._lines.write(to_json(document))

    def finish(self) -> None:
        self._lines.finish()

    def keep(self) -> Path:
        return self._lines.keep()


class JsonlStream:
    """One document per line on a stream, which stays open; each line is out before the next document is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, document: Document) -> None:
        self._stream.write(to_json(document).encode("utf-8") + b"\n")
        self._stream.flush()

    def finish(self) -> None:
        self._stream.flush()

    def keep(self) -> None:
        return None


class JsonFolder:
    """One file per document; ``names`` maps a document's path to that of its file below the folder.

    A document that came into the input after ``names`` was made gets ``.json`` on its full name.
    """

    def __init__(self, path: Path, names: Mapping[str, str]) -> None:
        self._path = path
        self._names = names
        self._partial = partial_path(path)
        _remove_json_folder(self._partial)
        self._partial.mkdir()

    def add(self, document: Document) -> None:
        path = document.source.path
        target = self._partial / self._names.get(path, f"{path}.json")
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = partial_path(target)
        unfinished.write_bytes(to_json(document).encode("utf-8") + b"\n")
        os.replace(unfinished, target)

    def finish(self) -> None:
        _remove_json_folder(self._path)
        os.replace(self._partial, self._path)

    def keep(self) -> Path:
        return self._partial


class FailureList:
    """The failures of a run in a file of their own, which is there only when there are some."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: LinesFile | None = None

    def add(self, failure: Failure) -> None:
        if self._lines is None:
            self._lines = LinesFile(self.path)
        self._lines.write(failure_to_json(failure))

    def finish(self) -> None:
        if self._lines is None:
            self.path.unlink(missing_ok=True)
        else:
            self._lines.finish()

    def keep(self) -> None:
        if self._lines is not None:
            self._lines.keep()


def check_holds_only_json(folder: Path) -> None:
    """Raises FileExistsError when ``folder`` holds a file that no run of jdparse writes; it may be missing."""
    for entry in folder.rglob("*"):
        if not entry.is_dir() and not entry.name.endswith((".json", ".json.partial")):
            raise FileExistsError(errno.EEXIST, f"it holds {entry.name!r}, which is not of jdparse")


def _remove_json_folder(folder: Path) -> None:
    check_holds_only_json(folder)
    if folder.exists():
        shutil.rmtree(folder)
