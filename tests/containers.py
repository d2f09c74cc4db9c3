"""Archives and record files that tests make, and what comes out of them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from jdparse.batch import Failure
from jdparse.batch.containers import Columns
from jdparse.batch.containers.opener_process import open_file
from jdparse.batch.containers.opening import Member


def zip_of(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tar_of(members: Mapping[str, bytes | tarfile.TarInfo], mode: str = "w") -> bytes:
    """A tar archive; a TarInfo stands for a member without content, a link for one."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            if isinstance(content, bytes):
                info.size = len(content)
            archive.addfile(info, io.BytesIO(content) if isinstance(content, bytes) else None)
    return data.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """A link, a device or a pipe in a tar archive."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def opened(folder: Path, name: str, data: bytes, columns: Columns | None = None) -> list[tuple[str, bytes | str]]:
    """What is in a container: names with the bytes of members or the codes of failures."""
    path = folder / name
    path.write_bytes(data)
    items = open_file(path, name, columns or Columns())
    return [(item.name, item.data) if isinstance(item, Member) else (item.path, item.code) for item in items]


def failures(folder: Path, name: str, data: bytes, columns: Columns | None = None) -> list[Failure]:
    """The failures of a container."""
    (folder / name).write_bytes(data)
    items = open_file(folder / name, name, columns or Columns())
    return [item for item in items if isinstance(item, Failure)]
