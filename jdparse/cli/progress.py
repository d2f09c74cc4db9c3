"""How far a run is: a bar on a terminal, a plain line now and then in a pipe."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from jdparse.cli.terminal import say

SECONDS_BETWEEN_LINES = 5.0


class Account(Protocol):
    """What any run counts."""

    @property
    def documents(self) -> int: ...

    @property
    def failed(self) -> int: ...


Advance = Callable[[Account], None]


@contextmanager
def progress(bar: bool, count: Callable[[], int | None]) -> Iterator[Advance]:
    """What to call with the account after each document.

    With ``bar`` it moves a bar on stderr. How many documents there will be, ``count`` tells in a thread of its own (the
    run does not wait until a million files are counted); None where nobody knows.
    """
    if not bar:
        yield _plain_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None, pace="")
        threading.Thread(target=lambda: shown.update(task, total=count()), daemon=True).start()
        started = time.monotonic()
        yield lambda account: shown.update(task, completed=account.documents, pace=_pace(account, started))


def _plain_lines() -> Advance:
    started = last = time.monotonic()

    def advance(account: Account) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= SECONDS_BETWEEN_LINES:
            last = now
            say(f"{account.documents} documents so far, {_pace(account, started)}")

    return advance


def _pace(account: Account, started: float) -> str:
    rate = account.documents / max(time.monotonic() - started, 1e-9)
    return f"{rate:.1f} documents/s, {account.failed} failed"
