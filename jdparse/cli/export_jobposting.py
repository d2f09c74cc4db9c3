"""``jdparse export jobposting``: a JobPosting of schema.org for every position."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.inputs import refuse_input_as_output, some_of
from jdparse.cli.options import debug_option, inputs_argument, labels_option, load_lexicon, text_column_option
from jdparse.cli.output_format import STANDARD_OUTPUT
from jdparse.cli.progress import progress
from jdparse.cli.status import SOME_FAILED, StopError
from jdparse.cli.terminal import say

if TYPE_CHECKING:
    from jdparse.batch import Failure
    from jdparse.export.posting_files import PostingFormat
    from jdparse.export.run import Account
    from jdparse.records import Document

_LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_GRAPHS = (".jsonld", ".jsonld.gz", ".jsonld.zst", ".json", ".json.gz", ".json.zst")
_MOST_FIELDS = 5
"""Fields that the last lines name of those whose values have no place in a posting."""


@click.command(
    name="jobposting",
    short_help="Write a schema.org JobPosting (JSON-LD) for every position.",
    epilog="Example: jdparse export jobposting records.jsonl -o postings.jsonl",
)
@inputs_argument
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    metavar="OUT",
    help="A .jsonl file, a .jsonld or .json file, each also with .gz or .zst, or - for stdout.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "graph"]),
    help="One posting per line (jsonl), or one JSON-LD document with all (graph); by default what OUT's name says.",
)
@click.option(
    "--unmapped",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to list what has no place in a posting; by default OUT.unmapped.jsonl, nowhere for stdout.",
)
@text_column_option
@click.option("--overwrite", is_flag=True, help="Replace OUT and its lists where they exist.")
@labels_option
@debug_option
def command(
    inputs: tuple[str, ...],
    out: str,
    form: PostingFormat | None,
    unmapped: Path | None,
    text_column: str | None,
    overwrite: bool,
    labels_file: Path | None,
) -> None:
    """Write a JobPosting of schema.org, as JSON-LD, for every position of every INPUT.

    INPUT is what jdparse convert wrote as JSON, or anything that it takes: pages are parsed first. - is either on
    standard input.

    What a posting cannot say is lost nowhere: values of fields without a property (direct superiors, authorities, age
    limits ...), a salary without an amount, and departments, which are no postings, are listed with their JSON Pointers
    in OUT.unmapped.jsonl. Documents and lines that cannot be read are listed in OUT.failures.jsonl.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage, 3 nothing could be done, 130 interrupted.
    """
    from jdparse.batch.containers import Columns
    from jdparse.batch.documents import documents, expanded
    from jdparse.batch.output import OutputError, failures_path, output_errors, refuse_existing

    given, chosen, is_file = expanded(inputs), form or _format_of(out), not _is_stream(out)
    if is_file and unmapped is None:
        unmapped = Path(f"{out}.unmapped.jsonl")
    written = [*([Path(out), failures_path(Path(out))] if is_file else []), *([unmapped] if unmapped else [])]
    if len(set(map(os.path.realpath, written))) < len(written):
        raise click.UsageError("OUT and its lists would be one file; name another with --unmapped")
    for each in written:
        refuse_input_as_output(given, each)
    lexicon = load_lexicon(labels_file) if labels_file else None
    try:
        refuse_existing(written, overwrite)
        found = some_of(given, documents(given, Columns(text_column), lexicon, written))
        with output_errors(Path(out)):
            account = _export(found, out, chosen, unmapped)
    except OutputError as error:
        raise StopError(str(error)) from error
    _tell(account, unmapped, failures_path(Path(out)) if is_file else None)
    click.get_current_context().exit(SOME_FAILED if account.failed else 0)


def _is_stream(out: str) -> bool:
    from jdparse.batch.output import is_stream

    return out == STANDARD_OUTPUT or is_stream(Path(out))


def _format_of(out: str) -> PostingFormat:
    """The format that OUT's name says. Raises UsageError where it says none."""
    if out.lower().endswith(_LINES) or _is_stream(out):
        return "jsonl"
    if out.lower().endswith(_GRAPHS):
        return "graph"
    raise click.UsageError(f"{out}: the name says no format; name it *.jsonl or *.jsonld, or give --format")


def _export(found: Iterator[Document | Failure], out: str, form: PostingFormat, unmapped: Path | None) -> Account:
    from jdparse.batch import Failure
    from jdparse.export.output import open_output, open_stream
    from jdparse.export.run import export_postings

    with ExitStack() as opened:
        advance = opened.enter_context(progress(False, lambda: None))
        if not _is_stream(out):
            output = open_output(Path(out), form, unmapped or Path(f"{out}.unmapped.jsonl"))
        elif out == STANDARD_OUTPUT:
            output = open_stream(sys.stdout.buffer, form, unmapped)
        else:
            output = open_stream(opened.enter_context(Path(out).open("wb")), form, unmapped)

        def watch(outcome: Document | Failure, account: Account) -> None:
            if output.failures is None and isinstance(outcome, Failure):
                say(outcome.message)
            advance(account)

        return export_postings(found, output, watch)


def _tell(account: Account, unmapped: Path | None, failures: Path | None) -> None:
    """What was left out, what failed, and, last, the account."""
    if account.unmapped:
        counts = [f"{field} {count}" for field, count in account.unmapped.most_common(_MOST_FIELDS)]
        if len(account.unmapped) > _MOST_FIELDS:
            counts.append("…")
        where = f"they are listed in {unmapped}" if unmapped else "--unmapped FILE lists them"
        say(f"{account.unmapped.total()} values have no place in a posting ({', '.join(counts)}); {where}")
    if account.failed and failures:
        say(f"the failures are listed in {failures}")
    click.echo(str(account), err=True)
