"""What several commands take: the option decorators, and the document and lexicon that they name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.status import USAGE, StopError

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon
    from jdparse.reading import RawDocument

debug_option = click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
labels_option = click.option(
    "--labels",
    "labels_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Add the labels of a TOML file to the lexicon.",
)
workers_option = click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes that parse; by default one per core."
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(0, 1_000_000, min_open=True),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="What one document may take; one that takes longer fails.",
)
max_memory_option = click.option(
    "--max-memory",
    type=click.IntRange(0),
    default=2048,
    show_default=True,
    metavar="MB",
    help="What one document may take; one that takes more fails. 0 for no limit.",
)
text_column_option = click.option(
    "--text-column", metavar="NAME", help="The column of record files that holds the text of a page."
)
inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
file_argument = click.argument("file", metavar="FILE")


def load_lexicon(labels_file: Path | None) -> Lexicon:
    """The lexicon with the user's labels. A mistake in their file is wrong usage."""
    from jdparse.lexicon import LexiconError, load

    try:
        return load(labels_file)
    except LexiconError as error:
        raise StopError(str(error), USAGE) from error


def read_document(file: str) -> RawDocument:
    """The document at ``file``, ``-`` for standard input. One that cannot be read ends the command."""
    from jdparse.batch.finding import STANDARD_INPUT, Found, readable_name
    from jdparse.batch.outcome import read
    from jdparse.reading import ReadError

    place = None if file == STANDARD_INPUT else Path(file)
    try:
        return read(Found(place, readable_name(place.name if place else file)))
    except ReadError as error:
        raise StopError(error.message) from error
