"""Files called after documents: where each may stand in a folder, whatever its document is called."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path

LONGEST_PATH = 1000
"""Bytes of a path below the output; systems take 1024 to 4096 in all. A member of an archive may have 65,535."""
LONGEST_NAME = 240
"""Bytes of a file's name; file systems take 255, and some endings are still to come."""


def free_file(folder: Path, path: str, ending: str) -> Path:
    """Where in ``folder`` the file of the document called ``path`` is to stand, its folders made.

    A second one of that name (from another folder, or beside an archive with such a member) is called ``page.txt#2``.
    """
    for name in itertools.chain([path], (f"{path}#{number}" for number in itertools.count(2))):
        *folders, file = safe_parts(f"{name}{ending}", ending)
        target = folder.joinpath(*(f"{each}_" if each.endswith(ending) else each for each in folders), file)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            break
    return target


def safe_parts(path: str, ending: str = "") -> tuple[str, ...]:
    """``path`` as the names of folders and a file that lead nowhere else and that a file system takes; the name of the
    file keeps ``ending``."""
    if len(path.encode("utf-8", "replace")) > LONGEST_PATH:
        path = path.replace("/", "_")
    return tuple(_safe(part, ending) for part in path.split("/"))


def _safe(name: str, ending: str) -> str:
    name = name.replace("\0", "_").encode("utf-8", "replace").decode("utf-8")
    if name in ("", ".", ".."):
        return f"_{name}"
    raw = name.encode("utf-8")
    if len(raw) <= LONGEST_NAME:
        return name
    kept = raw[: LONGEST_NAME - 24].decode("utf-8", "ignore")
    return f"{kept}~{hashlib.sha256(raw).hexdigest()[:8]}{ending if name.endswith(ending) else ''}"
