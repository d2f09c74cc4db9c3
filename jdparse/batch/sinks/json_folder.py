"""A folder with one JSON file per document."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_folder, new_folder
from jdparse.batch.sinks.naming import free_file

ENDINGS = (".json",)
UNNAMED = ".json.partial"


class JsonFolder:
    """One file per document, at its path with ``.json`` on the stem, on the full name where two would meet.

    Which names meet is known at the end only: until then each has its full name and ``.json.partial``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = new_folder(path, ENDINGS)

    def add(self, document: Converted) -> None:
        target = free_file(self._partial, document.path, UNNAMED)
        try:
            target.write_bytes(document.json + b"\n")
        except OSError:
            target.unlink(missing_ok=True)
            raise

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
