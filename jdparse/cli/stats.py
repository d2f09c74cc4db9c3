"""``jdparse stats``: what many records say together, in the terminal or as a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.inputs import refuse_input_as_output, some_of
from jdparse.cli.options import debug_option, inputs_argument, labels_option, load_lexicon, text_column_option
from jdparse.cli.output_format import STANDARD_OUTPUT
from jdparse.cli.progress import progress
from jdparse.cli.status import SOME_FAILED, StopError
from jdparse.cli.terminal import say
from jdparse.cli.written_file import write_file

if TYPE_CHECKING:
    from jdparse.batch import Failure
    from jdparse.records import Document
    from jdparse.statistics.counts import Statistics

MOST_FAILURES = 10
"""How many of them are told one by one."""


@click.command(
    name="stats",
    short_help="Show what many records say together.",
    epilog="Example: jdparse stats records.jsonl -o stats.html",
)
@inputs_argument
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a page with plots (HTML, - for stdout), whole in itself; without it they are printed.",
)
@text_column_option
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@labels_option
@debug_option
def command(
    inputs: tuple[str, ...], out: Path | None, text_column: str | None, overwrite: bool, labels_file: Path | None
) -> None:
    """Show degrees, years of experience, pay, fields filled, text left over and layouts of the records of every INPUT.

    INPUT is what jdparse convert wrote as JSON (a pattern in quotes is all that fits it) or as a folder of Parquet
    tables, or anything that convert takes: pages are parsed first. - is either on standard input. Files may be larger
    than memory.

    Exit status: 0 all read, 1 some documents or lines could not be read, 2 wrong usage, 3 nothing to show.
    """
    from jdparse.batch.containers import Columns
    from jdparse.batch.documents import documents, expanded
    from jdparse.batch.output import OutputError, refuse_existing
    from jdparse.tables import holds_tables

    given = expanded(inputs)
    if out is not None and find_spec("plotly") is None:
        raise StopError(f"{out}: a page needs the package plotly; pip install 'jdparse[report]'")
    written = [out] if out is not None and str(out) != STANDARD_OUTPUT else []
    for each in written:
        refuse_input_as_output(given, each)
    try:
        refuse_existing(written, overwrite)
    except OutputError as error:
        raise StopError(str(error)) from error
    lexicon = load_lexicon(labels_file) if labels_file else None
    count = _Count()
    folders = [each for each in given if holds_tables(Path(each), ".parquet")]
    for folder in folders:
        count.add_tables(Path(folder))
    others = [each for each in given if each not in folders]
    if others:
        count.add_documents(some_of(others, documents(others, Columns(text_column), lexicon, written)))
    if not count.statistics.documents:
        raise StopError(f"{', '.join(given)}: none of it could be read; name what jdparse convert wrote")
    _show(count.statistics, out)
    click.echo(str(count), err=True)
    click.get_current_context().exit(SOME_FAILED if count.failed else 0)


class _Count:
    """The statistics, and how many documents and lines could not be read."""

    def __init__(self) -> None:
        from jdparse.statistics.counts import Statistics

        self.statistics = Statistics()
        self.failed = 0

    @property
    def documents(self) -> int:
        return self.statistics.documents + self.failed

    def __str__(self) -> str:
        without = self.statistics.without_records
        described = self.statistics.documents - without
        return f"{self.documents} documents: {described} with records, {without} without records, {self.failed} failed"

    def add_documents(self, found: Iterator[Document | Failure]) -> None:
        """Count what was found, and tell what failed, but for the many behind the first few."""
        from jdparse.batch import Failure

        with progress(False, lambda: None) as advance:
            for outcome in found:
                if isinstance(outcome, Failure):
                    self._fail(outcome.message)
                else:
                    self.statistics.add(outcome)
                advance(self)
        if self.failed > MOST_FAILURES:
            say(f"{self.failed - MOST_FAILURES} more could not be read")

    def add_tables(self, folder: Path) -> None:
        """Count what the tables in a folder hold."""
        from jdparse.statistics.parquet_tables import TablesError, add_tables

        try:
            add_tables(self.statistics, folder)
        except TablesError as error:
            self._fail(str(error))

    def _fail(self, message: str) -> None:
        self.failed += 1
        if self.failed <= MOST_FAILURES:
            say(message)


def _show(statistics: Statistics, out: Path | None) -> None:
    if out is None:
        from jdparse.cli.chart_picture import print_charts

        print_charts(statistics)
    else:
        from jdparse.statistics.page import page

        content = page(statistics).encode("utf-8")
        if str(out) == STANDARD_OUTPUT:
            sys.stdout.buffer.write(content)
        else:
            write_file(out, content)
