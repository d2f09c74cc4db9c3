"""What a worker needs of a shard, on its own disk: files, or a range of one.

A file of this machine (or of a disk that all share) is read where it stands. A container that many shards are parts of
is fetched once and kept while its parts come in, the last two of a worker.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from jdparse.batch import Failure, Found
from jdparse.batch.containers.streams import CHUNK
from jdparse.cluster.listing import Entry, InputFile
from jdparse.cluster.places import files_at, is_url
from jdparse.cluster.shards import Lines, Shard

MOST_KEPT = 2
_NOT_THERE = (FileNotFoundError, IsADirectoryError, PermissionError)


def fetched(shard: Shard, folder: Path) -> list[Found | Failure]:
    """The files of a whole shard, those from elsewhere put into ``folder``; one that is not there is a Failure.

    Raises OSError where the network is to blame.
    """
    remote = [entry for entry in shard.entries if isinstance(entry, InputFile) and is_url(entry.place)]
    is_one = len(remote) == 1
    given = {remote[0]: _one(remote[0], folder / "file")} if is_one else _together(remote, folder)
    return [_found(entry, given) for entry in shard.entries]


def _found(entry: Entry, given: dict[InputFile, Found | Failure]) -> Found | Failure:
    if not isinstance(entry, InputFile):
        return entry
    return given[entry] if entry in given else Found(Path(entry.place), entry.name)


def _one(entry: InputFile, target: Path) -> Found | Failure:
    files, path = files_at(entry.place)
    try:
        files.get_file(path, str(target))
    except _NOT_THERE as error:
        return _not_there(entry, error)
    return Found(target, entry.name)


def _together(entries: list[InputFile], folder: Path) -> dict[InputFile, Found | Failure]:
    """Many small files with as few waits as the file system allows."""
    given: dict[InputFile, Found | Failure] = {}
    for system in {type(files_at(entry.place)[0]) for entry in entries}:
        here = [entry for entry in entries if type(files_at(entry.place)[0]) is system]
        files = files_at(here[0].place)[0]
        contents: dict[str, Any] = files.cat([files_at(entry.place)[1] for entry in here], on_error="return")
        for number, (entry, content) in enumerate(zip(here, contents.values(), strict=True)):
            given[entry] = _written(entry, content, folder / f"{system.__name__}-{number}")
    return given


def _written(entry: InputFile, content: bytes | Exception, target: Path) -> Found | Failure:
    if isinstance(content, _NOT_THERE):
        return _not_there(entry, content)
    if isinstance(content, Exception):
        raise content
    target.write_bytes(content)
    return Found(target, entry.name)


def _not_there(entry: InputFile, error: OSError) -> Failure:
    if isinstance(error, PermissionError):
        return Failure(
            entry.name, None, "unreadable", f"{entry.name}: may not be read; check the rights of the workers"
        )
    return Failure(entry.name, None, "not-found", f"{entry.name}: has gone since the run began; check the address")


def fetched_lines(file: InputFile, part: Lines, folder: Path) -> Found:
    """A part of a file of JSON lines as a file of its own. Raises OSError."""
    target = folder / "lines"
    with opened(file) as source, target.open("wb") as copy:
        source.seek(part.start)
        left = part.end - part.start
        while left > 0 and (piece := source.read(min(left, CHUNK))):
            copy.write(piece)
            left -= len(piece)
    return Found(target, file.name, records_before=part.records_before)


@contextmanager
def opened(file: InputFile) -> Iterator[IO[bytes]]:
    """The bytes of ``file``, wherever it is. Raises OSError."""
    files, path = files_at(file.place)
    with files.open(path, "rb") as stream:
        yield stream


class _Kept:
    """A container from elsewhere on this worker's disk, and how many shards are at it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.folder = tempfile.TemporaryDirectory(prefix="jdparse-container-")
        self.path = Path(self.folder.name, "container")
        self.users = 0


_kept: dict[tuple[str, str], _Kept] = {}
_kept_lock = threading.Lock()


@contextmanager
def container(file: InputFile) -> Iterator[Path]:
    """Where the container stands on this machine while this is entered. Raises OSError where it cannot be fetched."""
    if not is_url(file.place):
        yield Path(file.place)
        return
    key = (file.place, file.stamp)
    with _kept_lock:
        kept = _kept.setdefault(key, _Kept())
        kept.users += 1
    try:
        with kept.lock:
            if not kept.path.exists():
                _fetch_whole(file, kept.path)
        yield kept.path
    finally:
        with _kept_lock:
            kept.users -= 1
            _forget_but(key)


def _forget_but(key: tuple[str, str]) -> None:
    """Remove what no shard is at any more, but ``key`` and the last ones before it."""
    unused = [each for each, value in _kept.items() if value.users == 0 and each != key]
    for each in unused[: max(0, len(unused) + 1 - MOST_KEPT)]:
        _kept.pop(each).folder.cleanup()


def _fetch_whole(file: InputFile, target: Path) -> None:
    files, path = files_at(file.place)
    partial = target.with_name("partial")
    files.get_file(path, str(partial))
    os.replace(partial, target)
