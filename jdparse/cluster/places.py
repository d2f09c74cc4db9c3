"""Places of inputs and outputs: paths of this machine, and URLs that every machine can reach.

``s3://``, ``oss://``, ``hdfs://`` and the like are fsspec's; what it needs to log in stands in its own configuration
or in the environment of each machine, never in a command.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jdparse.cluster.errors import ClusterError


def is_url(place: str) -> bool:
    """Whether ``place`` is not a path of this machine's file system: ``s3://dump/pages``, but not ``file:///pages``."""
    return "://" in place and not place.startswith("file://")


def local_form(place: str) -> str:
    """The path that a ``file://`` URL names; anything else as it is."""
    return unquote(urlsplit(place).path) if place.startswith("file://") else place


def reachable(place: str) -> str:
    """``place`` as another process names it: a path in full."""
    return place if is_url(place) else os.path.abspath(place)


def url_like(url: str, files: Any, path: str) -> str:
    """What ``path`` in the file system ``files`` of ``url`` is called as a URL."""
    place = str(files.unstrip_protocol(path))
    # fsspec calls local:// by its other name, which here is a path of each machine.
    return place if is_url(place) else f"{url.partition('://')[0]}://{path}"


def files_at(place: str) -> tuple[Any, str]:
    """The fsspec file system of ``place`` and the path there. Raises ClusterError where no package knows it."""
    try:
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem
    except ImportError as error:
        raise ClusterError(f"{place}: needs the package fsspec; pip install 'jdparse[cluster]'") from error
    if not is_url(place):
        return LocalFileSystem(), os.path.abspath(place)
    try:
        files, path = url_to_fs(place)
    except (ImportError, ValueError) as error:
        why = " ".join(str(error).split())
        raise ClusterError(f"{place}: this kind of URL cannot be opened ({why})") from error
    return files, path.rstrip("/")


def move_in(files: Any, made: Path, target: str) -> None:
    """Put the file ``made`` of this machine to ``target``. Raises OSError."""
    replace_file(files, target, lambda partial: files.put_file(str(made), partial))


def replace_file(files: Any, target: str, write: Callable[[str], object]) -> None:
    """Have ``write`` make a file of another name beside ``target``, and move it there. Raises OSError."""
    partial = f"{target}.{uuid.uuid4().hex}.partial"
    files.makedirs(target.rpartition("/")[0], exist_ok=True)
    write(partial)
    try:
        files.mv(partial, target)
    except OSError:
        if not files.exists(target):
            raise
        files.rm_file(target)  # HDFS gives no file the name of another
        files.mv(partial, target)
