"""An output that was made on this machine, put where a URL says."""

from __future__ import annotations

from pathlib import Path

from jdparse.batch.output import OutputError, failures_path
from jdparse.cluster.places import files_at, move_in


def check_url_free(url: str, replace: bool) -> None:
    """Raises OutputError where something stands at ``url`` already that may not be replaced."""
    files, path = files_at(url)
    if not replace and files.exists(path):
        raise OutputError(f"{url}: exists already; give --overwrite to replace it, or name another output")


def publish(made: Path, url: str) -> None:
    """Copy the file or folder ``made`` and its list of failures to ``url``, the documents last. Raises OSError and
    what the file system of the URL raises."""
    files, root = files_at(url)
    listed, listed_there = failures_path(made), f"{root}.failures.jsonl"
    if listed.exists():
        move_in(files, listed, listed_there)
    elif files.exists(listed_there):
        files.rm_file(listed_there)
    if not made.is_dir():
        move_in(files, made, root)
        return
    if files.exists(root):
        files.rm(root, recursive=True)
    for path in sorted(each for each in made.rglob("*") if each.is_file()):
        move_in(files, path, f"{root}/{path.relative_to(made).as_posix()}")
