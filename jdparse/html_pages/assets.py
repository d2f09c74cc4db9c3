"""The static parts of pages: files of style, script and HTML that stand in the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def asset(package: str, *names: str) -> str:
    """The files ``names`` of ``package`` one behind the other, as they are."""
    return "".join(files(package).joinpath(name).read_text("utf-8") for name in names)
