"""What a command was given to read."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from jdparse.cli.status import StopError

STANDARD_INPUT = "-"

T = TypeVar("T")


def some_of(inputs: Sequence[str], found: Iterator[T]) -> Iterator[T]:
    """What was found. StopError when none of the inputs exists, or they hold no document."""
    if not any(given == STANDARD_INPUT or os.path.lexists(given) for given in inputs):
        raise StopError(f"{', '.join(inputs)}: there is no such file or folder; check the path")
    first = next(found, None)
    if first is None:
        raise StopError(f"{', '.join(inputs)}: there are no documents in it; name a file, or a folder that holds some")
    return itertools.chain([first], found)


def refuse_input_as_output(inputs: Iterable[str], out: str | Path) -> None:
    """Raises UsageError where the output would take the place of an input, or of a folder that holds it."""
    output = os.path.realpath(out)
    for given in inputs:
        if given != STANDARD_INPUT and Path(os.path.realpath(given)).is_relative_to(output):
            raise click.UsageError(f"{out}: OUT would replace the input {given}; name another output")
