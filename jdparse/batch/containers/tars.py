"""Tar archives, read from the beginning to the end once."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from jdparse.batch.containers.errors import ContainerError
from jdparse.batch.containers.names import decoded_name
from jdparse.batch.containers.opening import Container, Item


class _Header(tarfile.TarInfo):
    """A header that tells when the archive ends without its end mark; tarfile takes that for its end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> _Header:
        try:
            return super().fromtarfile(archive)
        except (tarfile.EmptyHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError("the file ends before the archive does") from error


def open_tar(container: Container) -> Iterator[Item]:
    """The files in it; links and devices are failures. Raises tarfile.TarError where it is damaged."""
    with tarfile.open(fileobj=container.stream, mode="r|", tarinfo=_Header, encoding="utf-8") as archive:
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined] # tarfile keeps what it has seen: of a million members a gigabyte
            yield from _member(container, archive, info)


def _member(container: Container, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Item]:
    if info.isdir():
        return
    name = decoded_name(info.name.encode("utf-8", "surrogateescape"))
    content = archive.extractfile(info) if info.isreg() else None
    if content is None:
        kind = "a link" if info.issym() or info.islnk() else "a device or pipe"
        yield container.refused(name, ContainerError("not-a-file", f"is {kind}, not a document; it is not followed"))
    else:
        yield from container.member(name, content)
