"""Ctrl-C at the right moment: never inside a write, at once everywhere else."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupts:
    """Takes SIGINT over while it is entered; outside the main thread, where none arrives, it does nothing."""

    def __init__(self) -> None:
        self._held = False
        self._pending = False
        self._before: signal._HANDLER = None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._arrived)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is done here is done whole: KeyboardInterrupt comes when it is over."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._pending:
            raise KeyboardInterrupt

    def ignore(self) -> None:
        """From now on no interrupt comes: the end is being made already."""
        self._held = True

    def _arrived(self, _number: int, _frame: FrameType | None) -> None:
        self._pending = True
        if not self._held:
            raise KeyboardInterrupt
