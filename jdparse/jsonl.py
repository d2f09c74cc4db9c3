"""The JSON lines that ``jdparse convert`` writes, read back: plain, in gzip or in Zstandard."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

import zstandard


class LinesError(Exception):
    """A file of lines cannot be read; the message says which, why and what to do."""


class Line(NamedTuple):
    """A line of a file, known by its number from 1, as an editor counts them."""

    path: Path | str
    number: int
    text: bytes

    @property
    def place(self) -> str:
        """Where it stands, as a person is told: ``out/records.jsonl, line 17``."""
        return f"{self.path}, line {self.number}"


def lines_in(path: Path) -> Iterator[Line]:
    """The lines of a file in order, blank ones left out; one at a time is in memory.

    Raises LinesError where the file cannot be opened or unpacked.
    """
    try:
        with _opened(path) as lines:
            for number, text in enumerate(lines, 1):
                if not text.isspace():
                    yield Line(path, number, text)
    except (OSError, EOFError, zstandard.ZstdError) as error:
        raise LinesError(f"{path}: cannot be read ({error}); name a file that jdparse convert wrote") from error


def _opened(path: Path) -> IO[bytes]:
    ending = path.suffix.lower()
    if ending == ".gz":
        return gzip.open(path)  # type: ignore[return-value]
    if ending == ".zst":
        return io.BufferedReader(zstandard.open(path, "rb"))
    return path.open("rb")
