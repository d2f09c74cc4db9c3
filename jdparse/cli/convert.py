"""``jdparse convert``: documents in, records out, every document accounted for."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from jdparse.cli.options import debug_option, labels_option, load_lexicon
from jdparse.cli.progress import progress
from jdparse.cli.status import INTERRUPTED, SOME_FAILED, StopError
from jdparse.cli.terminal import say

if TYPE_CHECKING:
    from jdparse.batch import Failure, Found, Outcome
    from jdparse.batch.convert import Account
    from jdparse.batch.output import Output
    from jdparse.lexicon import Lexicon

Format = Literal["jsonl", "json"]
STANDARD_INPUT = STANDARD_OUTPUT = "-"


@click.command(
    name="convert",
    short_help="Convert documents to records.",
    epilog="Example: jdparse convert pages/ -o records.jsonl",
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", "out", required=True, metavar="OUT", help="A .jsonl file, a folder, or - for stdout.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json"]),
    help="One JSON document per line (jsonl), or a folder with one .json file per document (json); "
    "by default what OUT's name says.",
)
@click.option("--overwrite", is_flag=True, help="Replace OUT where it exists.")
@labels_option
@debug_option
def command(inputs: tuple[str, ...], out: str, form: Format | None, overwrite: bool, labels_file: Path | None) -> None:
    """Convert every INPUT (a file, a folder, - for standard input) to records.

    Documents that fail are listed in OUT.failures.jsonl and do not stop the run.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage, 3 nothing could be done, 130 interrupted.
    """
    from jdparse.batch.output import OutputError, output_errors

    form = form or _format_of(out)
    _check_usage(inputs, out, form)
    lexicon = load_lexicon(labels_file)
    try:
        with output_errors(Path(out)):
            _run(inputs, out, form, overwrite, lexicon)
    except OutputError as error:
        raise StopError(str(error)) from error


def _format_of(out: str) -> Format:
    """The format that OUT's name says: a folder, or a name without ending, is one of JSON files."""
    if out == STANDARD_OUTPUT or out.lower().endswith(".jsonl") or Path(out).is_fifo() or Path(out).is_char_device():
        return "jsonl"
    if out.endswith("/") or os.path.isdir(out) or not Path(out).suffix:
        return "json"
    raise click.UsageError(f"{out}: the name says no format; name it *.jsonl or a folder, or give --format")


def _check_usage(inputs: tuple[str, ...], out: str, form: Format) -> None:
    if form == "json" and (out == STANDARD_OUTPUT or out.lower().endswith(".jsonl")):
        raise click.UsageError(f"--format json writes a folder and {out} is none; name a folder, or leave --format out")
    if out == STANDARD_OUTPUT:
        return
    output = os.path.realpath(out)
    for given in inputs:
        if given != STANDARD_INPUT and Path(os.path.realpath(given)).is_relative_to(output):
            raise click.UsageError(f"{out}: OUT would replace the input {given}; name another output")


def _run(inputs: tuple[str, ...], out: str, form: Format, overwrite: bool, lexicon: Lexicon) -> None:
    from jdparse.batch import Failure, find, outcomes
    from jdparse.batch.convert import RunInterruptedError, convert
    from jdparse.batch.output import own_paths

    excluded = () if out == STANDARD_OUTPUT else own_paths(Path(out))
    found = _something_found(inputs, find(inputs, excluded))
    output = _open(out, form, overwrite, lambda: find(inputs, excluded))
    bar = sys.stderr.isatty() and not (out == STANDARD_OUTPUT and sys.stdout.isatty())

    def watch(outcome: Outcome, account: Account) -> None:
        if output.failures is None and isinstance(outcome, Failure):
            say(outcome.message)
        advance(account)

    with progress(bar, lambda: sum(1 for _ in find(inputs, excluded))) as advance:
        try:
            account, status = convert(outcomes(found, lexicon), output, watch), 0
        except RunInterruptedError as stopped:
            account, status = stopped.account, INTERRUPTED
            kept = f"; what is done is kept in {stopped.kept}" if stopped.kept else ""
            say(f"interrupted{kept}; the same command starts again")
    if output.failures is not None and account.failed and not status:
        say(f"the failures are listed in {output.failures.path}")
    click.echo(str(account), err=True)
    click.get_current_context().exit(status or (SOME_FAILED if account.failed else 0))


def _something_found(inputs: tuple[str, ...], found: Iterator[Found | Failure]) -> Iterator[Found | Failure]:
    """The same documents. StopError when none of ``inputs`` exists, or they hold no document."""
    if not any(given == STANDARD_INPUT or os.path.lexists(given) for given in inputs):
        raise StopError(f"{', '.join(inputs)}: there is no such file or folder; check the path")
    first = next(found, None)
    if first is None:
        raise StopError(f"{', '.join(inputs)}: there are no documents in it; name a file, or a folder that holds some")
    return itertools.chain([first], found)


def _open(out: str, form: Format, overwrite: bool, find_again: Callable[[], Iterator[Found | Failure]]) -> Output:
    from jdparse.batch import Found
    from jdparse.batch.output import Output, json_names, open_json_folder, open_jsonl
    from jdparse.batch.sinks import JsonlStream

    if out == STANDARD_OUTPUT:
        return Output(JsonlStream(sys.stdout.buffer), None)
    if form == "jsonl":
        return open_jsonl(Path(out), overwrite)
    names = json_names(each.name for each in find_again() if isinstance(each, Found))
    return open_json_folder(Path(out), names, overwrite)
