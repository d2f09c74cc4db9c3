"""One run of ``jdparse convert``: opens what it needs, converts, tells how it ended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.batch import Failure, Found, find
from jdparse.batch.containers import Columns, Opener
from jdparse.batch.convert import Account, RunInterruptedError, convert
from jdparse.batch.fingerprint import fingerprint
from jdparse.batch.handling import DocumentHandling
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.ledger import Ledger
from jdparse.batch.output import (
    Format,
    Output,
    check_free,
    is_stream,
    open_ledger,
    open_output,
    open_stream,
    output_errors,
    own_paths,
)
from jdparse.batch.pool import Pool
from jdparse.batch.protocol import Finished
from jdparse.batch.sinks.lines import JsonlStream
from jdparse.batch.summary import Summary
from jdparse.batch.worker import Limits
from jdparse.cli.container_inputs import check_columns, number_of_documents
from jdparse.cli.inputs import some_of
from jdparse.cli.output_format import STANDARD_OUTPUT
from jdparse.cli.progress import progress
from jdparse.cli.status import INTERRUPTED, SOME_FAILED
from jdparse.cli.terminal import say

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon

KEPT = "; what is done is kept, and the same command with --resume goes on"


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the command line asks for."""

    inputs: tuple[str, ...]
    out: str
    form: Format
    excel: bool
    workers: int
    limits: Limits
    overwrite: bool
    resume: bool
    report: Path | None
    columns: Columns
    lexicon: Lexicon | None
    labels: bytes | None

    def keeps_nothing(self) -> bool:
        """Whether the output is standard output, a device or a pipe."""
        return self.out == STANDARD_OUTPUT or is_stream(Path(self.out))

    def files(self) -> Iterator[Found | Failure]:
        """The files of the inputs, containers unopened, what this run writes left out."""
        written = [] if self.keeps_nothing() else [*own_paths(Path(self.out))]
        return find(self.inputs, [*written, *([self.report] if self.report else [])])


def run(asked: Conversion) -> int:
    """Convert, say how it went, and return the exit status. Raises OutputError and WorkersError."""
    with Opener(asked.columns) as opener:
        check_columns(asked.inputs, opener)
        return _run(asked, some_of(asked.inputs, opener.documents(asked.files())))


def _run(asked: Conversion, found: Iterator[Found | Failure]) -> int:
    if not asked.keeps_nothing():
        check_free(Path(asked.out), asked.form, replace=asked.overwrite or asked.resume)
    if asked.report:
        from jdparse.batch.report import check_report

        check_report(asked.report, replace=asked.overwrite or asked.resume)
    kept = "" if asked.keeps_nothing() else KEPT
    with ExitStack() as opened:
        interrupts = opened.enter_context(Interrupts())
        opened.enter_context(output_errors(Path(asked.out), kept))
        ledger = None if asked.keeps_nothing() else _open_ledger(asked, opened)
        output = _open_output(asked)
        pool = opened.enter_context(Pool(DocumentHandling(asked.lexicon), asked.workers, asked.limits))
        return _converted(asked, found, pool, output, ledger, interrupts)


def _converted(
    asked: Conversion,
    found: Iterator[Found | Failure],
    pool: Pool,
    output: Output,
    ledger: Ledger | None,
    interrupts: Interrupts,
) -> int:
    summary = Summary() if asked.report else None
    with progress(_bar(asked), lambda: number_of_documents(asked.files())) as advance:
        try:
            account = convert(found, pool, output, ledger, _watch(output, summary, advance), interrupts)
        except RunInterruptedError as stopped:
            say(_interrupted(stopped, ledger))
            click.echo(str(stopped.account), err=True)
            return INTERRUPTED
    if asked.report and summary:
        from jdparse.batch.report import write_report

        write_report(asked.report, summary, account)
    if output.failures is not None and account.failed:
        say(f"the failures are listed in {output.failures.path}")
    click.echo(str(account), err=True)
    return SOME_FAILED if account.failed else 0


def _watch(
    output: Output, summary: Summary | None, advance: Callable[[Account], None]
) -> Callable[[Finished, Account], None]:
    def watch(outcome: Finished, account: Account) -> None:
        if output.failures is None and isinstance(outcome, Failure):
            say(outcome.message)
        if summary is not None:
            summary.add(outcome)
        advance(account)

    return watch


def _interrupted(stopped: RunInterruptedError, ledger: Ledger | None) -> str:
    if ledger is None:
        return "interrupted; the same command starts again"
    return f"interrupted; what is done is kept in {stopped.kept}; the same command goes on"


def _bar(asked: Conversion) -> bool:
    return sys.stderr.isatty() and not (asked.out == STANDARD_OUTPUT and sys.stdout.isatty())


def _open_ledger(asked: Conversion, opened: ExitStack) -> Ledger:
    ledger = open_ledger(Path(asked.out), fingerprint(asked.labels), asked.overwrite)
    opened.callback(ledger.close)
    if ledger.holds_outcomes:
        say(f"going on from what {asked.out}.ledger holds")
    return ledger


def _open_output(asked: Conversion) -> Output:
    if asked.out == STANDARD_OUTPUT:
        return Output(JsonlStream(sys.stdout.buffer), None)
    if asked.keeps_nothing():
        return open_stream(Path(asked.out))
    return open_output(Path(asked.out), asked.form, asked.excel)
