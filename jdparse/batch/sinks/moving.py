"""The partial output and its move into place, so that a power cut leaves the whole output or none."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection
from pathlib import Path


def partial_path(path: Path) -> Path:
    """Where ``path`` stands while it is being written."""
    return path.with_name(f"{path.name}.partial")


def move_file(partial: Path, path: Path) -> None:
    """Give ``partial``, which is closed, the name ``path``; both its bytes and its name are on the disk after it."""
    sync(partial)
    os.replace(partial, path)
    sync(path.parent)


def move_folder(partial: Path, path: Path, endings: Collection[str]) -> None:
    """Give the folder ``partial`` the name ``path``, in the place of a folder of an earlier run."""
    if hasattr(os, "sync"):
        os.sync()  # one call for a million files
    remove_folder(path, endings)
    os.replace(partial, path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until ``path`` is on the disk; a system that opens no folders is passed over."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def new_folder(path: Path, endings: Collection[str]) -> Path:
    """An empty partial folder for ``path``."""
    partial = partial_path(path)
    remove_folder(partial, endings)
    partial.mkdir()
    return partial


def check_holds_only(folder: Path, endings: Collection[str]) -> None:
    """Raises FileExistsError when ``folder`` holds a file that a run of this format does not write."""
    ours = tuple(endings) + tuple(f"{ending}.partial" for ending in endings)
    for entry in folder.rglob("*"):
        if not entry.is_dir() and not entry.name.endswith(ours):
            raise FileExistsError(errno.EEXIST, f"it holds {entry.name!r}, which is not of jdparse")


def remove_folder(folder: Path, endings: Collection[str]) -> None:
    """Remove a folder that an earlier run has written; it may be missing."""
    check_holds_only(folder, endings)
    if folder.exists():
        shutil.rmtree(folder)
