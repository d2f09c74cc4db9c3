"""One run of ``jdparse view`` over many documents: a page for each, and their index."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.batch import Failure, Found, find
from jdparse.batch.containers import Columns, Opener
from jdparse.batch.convert import Account, RunInterruptedError, convert
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.output import Output, OutputError, output_errors
from jdparse.batch.pool import Pool, WorkersError
from jdparse.batch.protocol import Finished
from jdparse.batch.sinks.moving import check_holds_only, partial_path
from jdparse.batch.sinks.views import ViewFolder
from jdparse.batch.viewing import ENDING, INDEX, ViewHandling
from jdparse.batch.worker import Limits
from jdparse.cli.container_inputs import check_columns, number_of_documents
from jdparse.cli.progress import progress
from jdparse.cli.status import INTERRUPTED, SOME_FAILED, StopError
from jdparse.cli.terminal import say
from jdparse.html_pages import is_written_by_jdparse

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class FolderView:
    """What the command line asks for."""

    given: str
    out: Path
    overwrite: bool
    limit: int
    workers: int
    limits: Limits
    text_column: str | None
    lexicon: Lexicon | None

    def files(self) -> Iterator[Found | Failure]:
        """The files of the input, containers unopened, the pages of this and an earlier run left out."""
        return find([self.given], [self.out, partial_path(self.out)])


class _Views(Output):
    """The output of a run that makes pages: what failed is listed in their index."""

    sink: ViewFolder

    def add(self, outcome: Finished) -> None:
        if isinstance(outcome, Failure):
            self.sink.add_failure(outcome)
        else:
            self.sink.add(outcome)


def view_folder(asked: FolderView) -> int:
    """Make the pages, say how it went, and return the exit status."""
    try:
        with Opener(Columns(asked.text_column)) as opener, Interrupts() as interrupts:
            check_columns([asked.given], opener)
            found = opener.documents(asked.files())
            first = next(found, None)
            if first is None:
                raise StopError(f"{asked.given}: there are no documents in it; name a folder that holds some")
            with output_errors(asked.out):
                _check_free(asked)
                return _made(asked, itertools.chain([first], found), interrupts)
    except (OutputError, WorkersError) as error:
        raise StopError(str(error)) from error


def _check_free(asked: FolderView) -> None:
    out = asked.out
    if os.path.lexists(out) and not out.is_dir():
        raise OutputError(f"{out}: is a file; name a folder")
    for folder in (out, partial_path(out)):
        check_holds_only(folder, (ENDING,))
    if out.is_dir() and any(out.iterdir()):
        if not asked.overwrite:
            raise OutputError(f"{out}: exists already; give --overwrite to replace it, or name another folder")
        if not is_written_by_jdparse(out / INDEX):  # saved web pages are .html too
            raise OutputError(f"{out}: holds pages that are not of jdparse; name another folder")
    out.parent.mkdir(parents=True, exist_ok=True)


def _made(asked: FolderView, found: Iterator[Found | Failure], interrupts: Interrupts) -> int:
    views = ViewFolder(asked.out, os.path.basename(os.path.abspath(asked.given)))
    shown = _limited(found, asked.limit, views)
    with ExitStack() as opened:
        pool = opened.enter_context(Pool(ViewHandling(asked.lexicon), asked.workers, asked.limits))
        advance = opened.enter_context(progress(sys.stderr.isatty(), lambda: _total(asked)))
        try:
            account = convert(shown, pool, _Views(views, None), None, lambda _, so_far: advance(so_far), interrupts)
        except RunInterruptedError as stopped:
            say(f"interrupted; {stopped.kept} holds the pages that are done")
            click.echo(str(stopped.account), err=True)
            return INTERRUPTED
    return _told(asked, account, views)


def _limited(found: Iterator[Found | Failure], limit: int, views: ViewFolder) -> Iterator[Found | Failure]:
    """The first ``limit`` of the documents; the index is told when there are more."""
    yield from itertools.islice(found, limit)
    views.more = next(found, None) is not None


def _total(asked: FolderView) -> int | None:
    total = number_of_documents(asked.files())
    return None if total is None else min(total, asked.limit)


def _told(asked: FolderView, account: Account, views: ViewFolder) -> int:
    if views.more:
        say(f"only the first {asked.limit} documents are shown; give a higher --limit for more")
    if account.failed:
        say(f"the failures are listed in {asked.out / INDEX}")
    click.echo(str(account), err=True)
    return SOME_FAILED if account.failed else 0
