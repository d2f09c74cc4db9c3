"""What a run has to know of the containers among its inputs before it begins."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator

import click

from jdparse.batch import Failure, Found, find
from jdparse.batch.containers import Opener
from jdparse.batch.containers.kinds import is_named_container

LOOKED_AT = 5
"""Records at the beginning of a file: where none of them has a text, the wrong column is looked at."""


def check_columns(inputs: Iterable[str], opener: Opener) -> None:
    """Raises UsageError where a record file that is named itself has no column of texts.

    One that a folder or an archive holds is a failure like any other: a run over night is not lost for it.
    """
    for file in inputs:
        if os.path.isfile(file) and is_named_container(file):
            first = [*itertools.islice(opener.documents(find([file])), LOOKED_AT)]
            wrong = [each for each in first if isinstance(each, Failure) and each.code == "no-text-column"]
            if wrong and len(wrong) == len(first):
                raise click.UsageError(wrong[0].message)


def number_of_documents(files: Iterator[Found | Failure]) -> int | None:
    """How many there will be; None where a container holds some, which only opening it tells."""
    count = 0
    for each in files:
        if isinstance(each, Found) and is_named_container(each.name):
            return None
        count += 1
    return count
