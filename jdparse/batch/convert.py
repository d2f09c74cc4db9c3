"""The loop: each document to a worker or to the ledger, each outcome to its place, counted."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from jdparse.batch.data import data_of
from jdparse.batch.failure import Failure
from jdparse.batch.finding import Found
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.ledger import Ledger
from jdparse.batch.output import Output
from jdparse.batch.pool import Pool
from jdparse.batch.protocol import Finished, Task, Unchanged
from jdparse.reading import ReadError


@dataclass(slots=True)
class Account:
    """How many documents of a run came to what; the three sum to ``documents``."""

    converted: int = 0
    without_records: int = 0
    failed: int = 0

    @property
    def documents(self) -> int:
        return self.converted + self.without_records + self.failed

    def add(self, outcome: Finished) -> None:
        if isinstance(outcome, Failure):
            self.failed += 1
        elif outcome.records:
            self.converted += 1
        else:
            self.without_records += 1

    def include(self, other: Account) -> None:
        """Add what another run, of other documents, came to."""
        self.converted += other.converted
        self.without_records += other.without_records
        self.failed += other.failed

    def __str__(self) -> str:
        return (
            f"{self.documents} documents: {self.converted} converted, "
            f"{self.without_records} without records, {self.failed} failed"
        )


class RunInterruptedError(Exception):
    """The user stopped the run; ``kept`` is where the documents done so far stand."""

    def __init__(self, account: Account, kept: Path | None) -> None:
        super().__init__(f"interrupted after {account.documents} documents")
        self.account = account
        self.kept = kept


def convert(
    found: Iterable[Found | Failure],
    pool: Pool,
    output: Output,
    ledger: Ledger | None,
    watch: Callable[[Finished, Account], None],
    interrupts: Interrupts,
) -> Account:
    """Write the outcome of every document to ``output`` in order, call ``watch`` with it and the account so far,
    complete the output.

    Raises RunInterruptedError on KeyboardInterrupt, OSError when the output or the ledger cannot be written, and
    WorkersError; what is done is kept in each case.
    """
    account = Account()
    with kept_where_cut_short(output, account, interrupts):
        _write_all(found, pool, output, ledger, watch, account, interrupts)
    return account


@contextmanager
def kept_where_cut_short(output: Output, account: Account, interrupts: Interrupts) -> Iterator[None]:
    """Keep what is written to ``output`` where something is raised; a KeyboardInterrupt becomes RunInterruptedError."""
    try:
        yield
    except KeyboardInterrupt as error:
        interrupts.ignore()
        raise RunInterruptedError(account, output.keep()) from error
    except Exception:
        # The same fault may strike again while the rest is written out; the first one is the one to tell.
        with suppress(OSError):
            output.keep()
        raise


def _write_all(
    found: Iterable[Found | Failure],
    pool: Pool,
    output: Output,
    ledger: Ledger | None,
    watch: Callable[[Finished, Account], None],
    account: Account,
    interrupts: Interrupts,
) -> None:
    tasks = _Tasks(found, ledger)
    for answer in pool.answers(tasks):
        with interrupts.held():
            outcome = _kept(answer, ledger) if isinstance(answer, Unchanged) else answer
            if ledger is not None and outcome is answer:
                ledger.put(outcome)
            output.add(outcome)
            account.add(outcome)
        watch(outcome, account)
    if account.documents != tasks.count:
        raise RuntimeError(f"{tasks.count} documents were found and {account.documents} accounted for")
    interrupts.ignore()
    output.finish()


class _Tasks:
    """The tasks of a run, made as they are asked for, and how many there have been."""

    def __init__(self, found: Iterable[Found | Failure], ledger: Ledger | None) -> None:
        self._found = found
        self._ledger = ledger
        self.count = 0

    def __iter__(self) -> Iterator[Task | Failure]:
        for each in self._found:
            self.count += 1
            here = each if isinstance(each, Failure) else brought(each)
            if isinstance(here, Failure):
                yield here
            else:
                yield Task(here, self._ledger.known(here.name) if self._ledger else frozenset())


def _kept(answer: Unchanged, ledger: Ledger | None) -> Finished:
    assert ledger is not None
    return ledger.outcome(answer.path, answer.sha256)


def brought(found: Found) -> Found | Failure:
    """The document, with its bytes where only this process can reach them: standard input, a pipe from a shell."""
    if found.data is not None or not (found.path is None or _is_stream(found.path)):
        return found
    try:
        return replace(found, data=data_of(found))
    except ReadError as error:
        return Failure(found.name, error.sha256, error.code, error.message)


def _is_stream(path: Path) -> bool:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)
