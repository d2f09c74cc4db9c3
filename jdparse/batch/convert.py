"""The loop: each outcome to its place, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jdparse.batch.failure import Failure
from jdparse.batch.outcome import Outcome
from jdparse.batch.output import Output


@dataclass(slots=True)
class Account:
    """How many documents of a run came to what; the three sum to ``documents``."""

    converted: int = 0
    without_records: int = 0
    failed: int = 0

    @property
    def documents(self) -> int:
        return self.converted + self.without_records + self.failed

    def add(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self.failed += 1
        elif outcome.records:
            self.converted += 1
        else:
            self.without_records += 1

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


def convert(outcomes: Iterable[Outcome], output: Output, watch: Callable[[Outcome, Account], None]) -> Account:
    """Write every outcome to ``output``, call ``watch`` with it and the account so far, complete the output.

    Raises RunInterruptedError on KeyboardInterrupt, and OSError when the output cannot be written; what is
    done is kept either way.
    """
    account = Account()
    try:
        for outcome in outcomes:
            output.add(outcome)
            account.add(outcome)
            watch(outcome, account)
        output.finish()
    except KeyboardInterrupt as error:
        raise RunInterruptedError(account, output.keep()) from error
    except OSError:
        # The same fault may strike again while the rest is written out; the first one is the one to tell.
        with suppress(OSError):
            output.keep()
        raise
    return account
