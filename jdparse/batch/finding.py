"""The inputs named on the command line, as the documents to read, in order.

A file is called by its own name, what a folder holds by its path below that folder. A folder is
walked in the bytewise order of those paths, one folder's listing in memory at a time.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jdparse.batch.failure import Failure

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A document to read: where it stands, what it is called in the records, and its bytes where it is no file.

    >>> Found(Path("dump/a.txt"), "a.txt")                         # a file: whoever reads it opens it
    >>> Found(Path("dump/a.zip"), "a.zip!b/c.txt", b"...")         # a member of an archive: its bytes are here
    >>> Found(None, "-")                                           # standard input, read when its turn comes
    """

    path: Path | None
    """The file, or the container that holds the document; None for standard input."""
    name: str
    data: bytes | None = None
    """The document itself where it is no file of its own."""
    record_id: str | None = None
    """What the user's id column says of it; told where it fails."""
    charset: str | None = None
    """What HTTP says of a page in a web archive."""
    records_before: int | None = None
    """Of a part of a file of JSON lines: how many records of the file stand before it. None for what is whole."""


class _Item(NamedTuple):
    """An entry of a folder and its path below the input."""

    entry: os.DirEntry[str]
    name: str


def find(inputs: Iterable[str], excluded: Iterable[Path] = ()) -> Iterator[Found | Failure]:
    """The documents of ``inputs`` in order; an input or a folder that cannot be listed is a Failure in its place.

    In folders, hidden entries, what is neither file nor folder, and ``excluded`` files and folders
    (a run's own output) are passed over. A link to a folder is followed, but each folder once, and none
    that the link stands in, so loops end.
    """
    kept_out = frozenset(os.path.realpath(path) for path in excluded)
    for given in inputs:
        if given == STANDARD_INPUT:
            yield Found(None, STANDARD_INPUT)
        elif os.path.isdir(given):
            yield from _walk(given, kept_out)
        elif os.path.lexists(given):
            yield Found(Path(given), readable_name(os.path.basename(os.path.abspath(given))))
        else:
            name = readable_name(given)
            yield Failure(name, None, "not-found", f"{name}: there is no such file or folder; check the path")


def readable_name(path: str) -> str:
    """``path`` as text: bytes of a file system that are not UTF-8 are read as GB18030, the usual case."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _walk(root: str, excluded: frozenset[str]) -> Iterator[Found | Failure]:
    """The documents below ``root``. A stack, not recursion: folders nest deeper than Python calls do."""
    stack = [(_listing(root, "", excluded), os.path.realpath(root))]
    followed: set[str] = set()
    while stack:
        listing, real = stack[-1]
        item = next(listing, None)
        if item is None:
            stack.pop()
        elif isinstance(item, Failure):
            yield item
        elif _is_folder(item.entry):
            inner = os.path.join(real, item.entry.name)
            if item.entry.is_symlink():
                inner = os.path.realpath(inner)
                if inner in followed or any(Path(outer).is_relative_to(inner) for _, outer in stack):
                    continue
                followed.add(inner)
            stack.append((_listing(item.entry.path, f"{item.name}/", excluded), inner))
        elif _is_document(item.entry):
            yield Found(Path(item.entry.path), readable_name(item.name))


def _listing(folder: str, prefix: str, excluded: frozenset[str]) -> Iterator[_Item | Failure]:
    """What stands in ``folder`` in order; hidden and ``excluded`` entries left out."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=_order)
    except OSError as error:
        name = readable_name(prefix or folder)
        why = f"{name}: the folder cannot be listed ({error.strerror}); check its permissions"
        yield Failure(name, None, "unreadable", why)
        return
    names = {os.path.basename(path) for path in excluded}
    for entry in entries:
        if entry.name not in names or os.path.realpath(entry.path) not in excluded:
            yield _Item(entry, prefix + entry.name)


def _order(entry: os.DirEntry[str]) -> bytes:
    """A folder sorts as the paths below it do: ``a-b/x`` and ``a.txt`` stand before ``a/x``."""
    return os.fsencode(entry.name) + (b"/" if _is_folder(entry) else b"")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_document(entry: os.DirEntry[str]) -> bool:
    """Whether it is a regular file. A dangling link counts as one, so that reading it says what is wrong;
    a link to itself leads to no document."""
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError as error:
        return error.errno != errno.ELOOP
