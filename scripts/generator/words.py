"""The word lists, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("words.toml")


@cache
def words() -> dict[str, Any]:
    """The tables of ``words.toml``."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def labels_of(field: str) -> list[str]:
    """How people write the label of ``field``; the usual one first."""
    found: list[str] = words()["labels"][field]
    return found
