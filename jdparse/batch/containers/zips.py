"""Zip archives, opened by their directory; where that is damaged, member by member from the beginning."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from typing import IO

from jdparse.batch.containers import limits
from jdparse.batch.containers.budget import BOMB
from jdparse.batch.containers.errors import BudgetError, ContainerError, damaged
from jdparse.batch.containers.names import decoded_name
from jdparse.batch.containers.opening import Container, Item, NotAContainerError, too_deep
from jdparse.batch.containers.zip_members import open_without_directory

_OF_DOCUMENTS = ("[Content_Types].xml", "mimetype")
"""Members that only documents have: .docx and .xlsx, OpenDocument and e-books."""
_OF_CUT_DOCUMENTS = (b"[Content_Types].xml", b"word/", b"xl/", b"_rels/.rels", b"mimetypeapplication/")
_HEAD = 1 << 16
UTF8_NAMES = 0x800
"""The flag, bit 11, that says that names are in UTF-8."""
ENCRYPTED = 0x1


def open_zip(container: Container) -> Iterator[Item]:
    """The files in it. Raises NotAContainerError for a document, ContainerError where it is damaged."""
    stream = container.stream
    try:
        archive = zipfile.ZipFile(stream)
    except Exception as error:
        stream.seek(0)
        head = stream.read(_HEAD)
        if any(mark in head for mark in _OF_CUT_DOCUMENTS):
            raise NotAContainerError from error
        _check_depth(container)
        stream.seek(0)
        yield from open_without_directory(container)
        raise damaged(error, "has lost its directory; what could be found is read") from error
    with archive:
        if any(info.filename in _OF_DOCUMENTS for info in archive.infolist()):
            raise NotAContainerError
        _check_depth(container)
        for info in archive.infolist():
            yield from _member(container, archive, info)


def _check_depth(container: Container) -> None:
    if container.depth > limits.MOST_DEPTH:
        raise too_deep()


def _member(container: Container, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Item]:
    name = _name(info)
    if info.is_dir() or name.endswith("\\"):
        return
    refusal = _refusal(info)
    if refusal is not None:
        yield container.refused(name, refusal)
        return
    started = False
    try:
        with archive.open(info) as stream:
            for item in container.member(name, _Spending(stream, container)):  # type: ignore[arg-type]
                started = True
                yield item
    except BudgetError:
        raise
    except Exception as error:
        what = "cannot be unpacked further" if started else "cannot be unpacked"
        yield damaged(error, what).of(f"{container.name}!{name}")


class _Spending:
    """A member's bytes, each of them counted."""

    def __init__(self, stream: IO[bytes], container: Container) -> None:
        self._stream = stream
        self._budget = container.budget

    def read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self._budget.spend(len(piece))
        return piece


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker meant it: zipfile reads names without the flag as CP437, which loses no byte."""
    name = info.orig_filename
    return name if info.flag_bits & UTF8_NAMES else decoded_name(name.encode("cp437"))


def _refusal(info: zipfile.ZipInfo) -> ContainerError | None:
    """Why the member is not even begun, by what the directory says of it."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return ContainerError("not-a-file", "is a link or a device, not a document; it is not followed")
    if info.flag_bits & ENCRYPTED:
        return ContainerError("encrypted", "is encrypted; unpack it with its password and give the files")
    if info.file_size > max(limits.FREE_BYTES, limits.HIGHEST_RATIO * info.compress_size):
        return ContainerError("too-large", f"unpacks to more than {limits.HIGHEST_RATIO} times its size; {BOMB}")
    return None
