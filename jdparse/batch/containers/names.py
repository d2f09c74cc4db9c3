"""Names of members: as text, and whether they lead anywhere but into their archive."""

from __future__ import annotations

import re

from jdparse.batch.containers.errors import ContainerError

_DRIVE = re.compile(r"[A-Za-z]:")


def decoded_name(raw: bytes) -> str:
    """A name whose encoding nobody tells: UTF-8, else GB18030, which is GBK and CP936 and more."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def checked_name(name: str) -> str:
    """The name with slashes and without ``./``. Raises ContainerError ``unsafe-path`` where it leads outside.

    >>> checked_name(".\\\\a\\\\b.txt")
    'a/b.txt'
    """
    slashed = name.replace("\\", "/")
    parts = slashed.split("/")
    if slashed.startswith("/") or _DRIVE.match(slashed) or ".." in parts or "\0" in name or not slashed:
        raise ContainerError("unsafe-path", "has a name that leads out of its archive; it is not read")
    return "/".join(part for part in parts if part not in ("", "."))


def is_hidden(name: str) -> bool:
    """Whether a checked name is passed over, as hidden files of folders are: also what macOS adds to archives."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
