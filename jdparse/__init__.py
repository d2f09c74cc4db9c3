"""jdparse turns Chinese job descriptions into validated records, every value tied to its place in the text.

The public names and nothing else. They are imported when first used, so that ``import jdparse``
and ``jdparse --version`` cost next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from jdparse._version import __version__

if TYPE_CHECKING:
    from jdparse.api import parse, parse_file, read
    from jdparse.batch import Failure
    from jdparse.dask_tables import dask_frames
    from jdparse.dataframes import frames
    from jdparse.reading import ReadError
    from jdparse.records import Document, JobRecord

__all__ = [
    "Document",
    "Failure",
    "JobRecord",
    "ReadError",
    "__version__",
    "dask_frames",
    "frames",
    "parse",
    "parse_file",
    "read",
]

_HOMES = {
    "Document": "jdparse.records",
    "Failure": "jdparse.batch",
    "JobRecord": "jdparse.records",
    "ReadError": "jdparse.reading",
    "dask_frames": "jdparse.dask_tables",
    "frames": "jdparse.dataframes",
    "parse": "jdparse.api",
    "parse_file": "jdparse.api",
    "read": "jdparse.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
