"""``jdparse view``: the text of a document with every span marked, and its records, as a page; many with an index."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.convert import cores
from jdparse.cli.options import (
    debug_option,
    labels_option,
    load_lexicon,
    max_memory_option,
    read_document,
    text_column_option,
    timeout_option,
    workers_option,
)
from jdparse.cli.output_format import STANDARD_OUTPUT
from jdparse.cli.status import StopError
from jdparse.cli.written_file import write_file

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon

LIMIT = 10_000
ENDINGS = (".html", ".htm")


@click.command(
    name="view",
    short_help="Make a page of a document: its text with every span marked, its records.",
    epilog="Example: jdparse view page.txt -o page.html",
)
@click.argument("file", metavar="INPUT")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    metavar="OUT",
    help="An .html file, or - for stdout; of a folder, archive or record file a folder.",
)
@click.option("--overwrite", is_flag=True, help="Replace OUT where it exists.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="Of a folder, archive or record file show the first N documents.",
)
@workers_option
@timeout_option
@max_memory_option
@text_column_option
@labels_option
@debug_option
def command(
    file: str,
    out: str,
    overwrite: bool,
    limit: int,
    workers: int | None,
    timeout: float,
    max_memory: int,
    text_column: str | None,
    labels_file: Path | None,
) -> None:
    """Write a page that shows the text of INPUT with every span coloured by its field, and its records beside it.

    The page needs nothing else and loads nothing. Of a folder, an archive or a record file OUT becomes a folder with
    index.html and a page for each document; documents that fail are listed there with the reason.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage, 3 nothing could be done, 130 interrupted.
    """
    lexicon = load_lexicon(labels_file) if labels_file else None
    if _holds_many(file):
        from jdparse.batch.worker import Limits
        from jdparse.cli.view_folder import FolderView, view_folder

        _check_folder(file, out)
        limits = Limits(timeout, max_memory)
        asked = FolderView(file, Path(out), overwrite, limit, workers or cores(), limits, text_column, lexicon)
        click.get_current_context().exit(view_folder(asked))
    _view_one(file, out, overwrite, lexicon)


def _holds_many(file: str) -> bool:
    from jdparse.batch.containers.kinds import is_named_container

    return os.path.isdir(file) or (os.path.isfile(file) and is_named_container(file))


def _check_folder(file: str, out: str) -> None:
    if out == STANDARD_OUTPUT or out.lower().endswith(ENDINGS):
        raise click.UsageError(f"{file} holds many documents; name a folder for their pages: -o views")
    if Path(os.path.realpath(file)).is_relative_to(os.path.realpath(out)):
        raise click.UsageError(f"{out}: OUT would replace the input {file}; name another folder")


def _view_one(file: str, out: str, overwrite: bool, lexicon: Lexicon | None) -> None:
    from jdparse.parsing.pipeline import parse_page
    from jdparse.view.document_page import document_page

    if out != STANDARD_OUTPUT:
        _check_file(file, Path(out), overwrite)
    raw = read_document(file)
    document, classes = parse_page(raw, lexicon)
    page = document_page(document, raw.text, classes)
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(page)
    else:
        write_file(Path(out), page)


def _check_file(file: str, path: Path, overwrite: bool) -> None:
    from jdparse.batch.output import is_stream

    if path.is_dir():
        raise StopError(f"{path}: is a folder; name a file in it: -o {path / 'page.html'}")
    if not os.path.lexists(path) or is_stream(path):
        return
    if os.path.exists(file) and path.exists() and os.path.samefile(file, path):
        raise click.UsageError(f"{path}: OUT would replace the input; name another file")
    if not overwrite:
        raise StopError(f"{path}: exists already; give --overwrite to replace it, or name another file")
