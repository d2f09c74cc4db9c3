"""A folder with one JSON file per document."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_folder, new_folder

ENDINGS = (".json",)
UNNAMED = ".json.partial"
LONGEST_PATH = 1000
"""Bytes of a path below the output; systems take 1024 to 4096 in all. A member of an archive may have 65,535."""
LONGEST_NAME = 240
"""Bytes of a file's name; file systems take 255, and some endings are still to come."""


class JsonFolder:
    """One file per document, at its path with ``.json`` on the stem, on the full name where two would meet.

    Which names meet is known at the end only: until then each has its full name and ``.json.partial``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = new_folder(path, ENDINGS)

    def add(self, document: Converted) -> None:
        target = self._free(document.path)
        try:
            target.write_bytes(document.json + b"\n")
        except OSError:
            target.unlink(missing_ok=True)
            raise

    def _free(self, path: str) -> Path:
        """Where the document called ``path`` is to stand. A second one of that name (from another folder, or beside
        an archive with such a member) is called ``page.txt#2``."""
        for name in itertools.chain([path], (f"{path}#{number}" for number in itertools.count(2))):
            *folders, file = safe_parts(f"{name}{UNNAMED}")
            target = self._partial.joinpath(*(f"{each}_" if each.endswith(UNNAMED) else each for each in folders), file)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                break
        return target

    def finish(self) -> None:
        for folder, folders, files in os.walk(self._partial):
            names = json_names((name.removesuffix(UNNAMED) for name in files), folders)
            for name, new in names.items():
                os.rename(os.path.join(folder, f"{name}{UNNAMED}"), os.path.join(folder, new))
        move_folder(self._partial, self._path, ENDINGS)

    def keep(self) -> Path:
        return self._partial


def json_names(names: Iterable[str], folders: Collection[str] = ()) -> dict[str, str]:
    """For each document of a folder the name of its JSON file: ``.json`` on the stem (``b.txt`` -> ``b.json``),
    on the full name where two would meet, and once more where one of ``folders`` is called so."""
    endings = dict.fromkeys(names, 0)
    """How many times each has ``.json`` on its full name; 0: on its stem."""
    while True:
        groups: dict[str, list[str]] = {}
        for name, count in endings.items():
            groups.setdefault(_json_name(name, count), []).append(name)
        clashes = {name: group for name, group in groups.items() if len(group) > 1 or name in folders}
        if not clashes:
            return {group[0]: name for name, group in groups.items()}
        for met, group in clashes.items():
            fewest = min(endings[name] for name in group)
            for name in group:
                endings[name] += met in folders or endings[name] == fewest


def _json_name(name: str, endings: int) -> str:
    return f"{name}{'.json' * endings}" if endings else f"{PurePosixPath(name).stem}.json"


def safe_parts(path: str) -> tuple[str, ...]:
    """``path`` as the names of folders and a file that lead nowhere else and that a file system takes."""
    if len(path.encode("utf-8", "replace")) > LONGEST_PATH:
        path = path.replace("/", "_")
    return tuple(_safe(part) for part in path.split("/"))


def _safe(name: str) -> str:
    name = name.replace("\0", "_").encode("utf-8", "replace").decode("utf-8")
    if name in ("", ".", ".."):
        return f"_{name}"
    raw = name.encode("utf-8")
    if len(raw) <= LONGEST_NAME:
        return name
    ending = UNNAMED if name.endswith(UNNAMED) else ""
    kept = raw[: LONGEST_NAME - 24].decode("utf-8", "ignore")
    return f"{kept}~{hashlib.sha256(raw).hexdigest()[:8]}{ending}"
