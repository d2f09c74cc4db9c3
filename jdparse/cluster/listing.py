"""The inputs of a run as files that any worker can fetch, in the order of a run on one machine."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jdparse.batch import Failure, Found, find
from jdparse.batch.convert import brought
from jdparse.cluster.places import files_at, is_url, url_like

_STAMPS = ("ETag", "etag", "checksum", "md5", "mtime", "LastModified", "last_modified", "updated", "modified")
"""What file systems call the fact that changes with a file's content, the surest first."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to fetch: ``InputFile("s3://dump/pages/a.zip", "a.zip", 1048576, "9f86d08")``."""

    place: str
    name: str
    """What it is called in the records."""
    size: int
    """In bytes."""
    stamp: str
    """Changes when its content does: an ETag, the time of its last change."""


Entry = InputFile | Found | Failure
"""A Found has its bytes with it: standard input, a pipe."""


def entries(inputs: Iterable[str], excluded: Collection[str]) -> Iterator[Entry]:
    """The files of ``inputs`` (paths and URLs) in order; ``excluded`` are places that this run writes."""
    for given in inputs:
        if is_url(given):
            yield from _remote(given, excluded)
        else:
            paths = [Path(place) for place in excluded if not is_url(place)]
            yield from (_local(each) for each in find([given], paths))


def _local(found: Found | Failure) -> Entry:
    """A file with what tells whether it has changed; a stream with its bytes, which only this process can reach."""
    here = found if isinstance(found, Failure) else brought(found)
    if isinstance(here, Failure) or here.data is not None or here.path is None:
        return here
    try:
        status = os.stat(here.path)
    except OSError:
        return InputFile(os.path.abspath(here.path), here.name, 0, "")  # whoever reads it says what is wrong
    return InputFile(os.path.abspath(here.path), here.name, status.st_size, str(status.st_mtime_ns))


def _remote(url: str, excluded: Collection[str]) -> Iterator[Entry]:
    files, root = files_at(url)
    try:
        found: Mapping[str, Mapping[str, Any]] = files.find(root, detail=True)
    except FileNotFoundError:
        found = {}
    except Exception as error:  # what file systems raise for a wrong password or address has no end
        why = " ".join(str(error).split()) or type(error).__name__
        yield Failure(url, None, "unreadable", f"{url}: cannot be listed ({why}); check the address and the rights")
        return
    if not found:
        yield Failure(url, None, "not-found", f"{url}: there is no such file or folder; check the address")
        return
    own = tuple(files_at(place)[1] for place in excluded if is_url(place))
    for path in sorted(found, key=lambda path: path.encode("utf-8", "surrogateescape")):
        name = path.removeprefix(root).lstrip("/") or os.path.basename(path)
        if not _is_hidden(name) and not any(path == each or path.startswith(f"{each}/") for each in own):
            info = found[path]
            yield InputFile(url_like(url, files, path), name, int(info.get("size") or 0), _stamp(info))


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _stamp(info: Mapping[str, Any]) -> str:
    return next((str(info[name]) for name in _STAMPS if info.get(name)), "")
