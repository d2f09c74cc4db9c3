"""The format of an output: what is asked for, or what its name says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jdparse.batch.output import Format

STANDARD_OUTPUT = "-"
FORMATS: tuple[Format, ...] = ("jsonl", "json", "parquet", "csv", "sqlite")
_LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_ENDINGS: tuple[tuple[str, Format], ...] = (
    *((ending, "jsonl") for ending in _LINES),
    (".parquet", "parquet"),
    (".csv", "csv"),
    (".sqlite", "sqlite"),
    (".sqlite3", "sqlite"),
    (".db", "sqlite"),
)


def format_of(out: str, given: Format | None) -> Format:
    """The format ``given``, else that of OUT's name: a folder, or a name without ending, is one of JSON files.

    Raises UsageError where OUT's name says none, or another kind of output.
    """
    named = _named(out)
    is_lines = out == STANDARD_OUTPUT or out.lower().endswith(_LINES)
    if given not in (None, "jsonl") and is_lines:
        what = "a file" if given == "sqlite" else "a folder"
        raise click.UsageError(f"--format {given} writes {what} and {out} is none; name one, or leave --format out")
    if (given or named) is None:
        raise click.UsageError(f"{out}: the name says no format; name it *.jsonl or a folder, or give --format")
    return given or named  # type: ignore[return-value]


def _named(out: str) -> Format | None:
    if out == STANDARD_OUTPUT or Path(out).is_fifo() or Path(out).is_char_device():
        return "jsonl"
    for ending, form in _ENDINGS:
        if out.rstrip("/").lower().endswith(ending):
            return form
    return "json" if out.endswith("/") or os.path.isdir(out) or not Path(out).suffix else None
