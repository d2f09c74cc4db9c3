"""One worker as the run sees it: a process, the pipe to it, and what it is doing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.context import BaseContext

from jdparse.batch.failure import Failure, out_of_memory
from jdparse.batch.protocol import Answer, Begun, Ready, StartHandler, Task
from jdparse.batch.worker import OUT_OF_MEMORY, Limits, serve

PRELOADED = "jdparse.batch.preloaded"

SECONDS_TO_END = 2
"""How long a worker that has closed its pipe may take to end."""


def process_context() -> BaseContext:
    """How workers are made: forked from a server that has loaded the parser where the system can, else started anew.

    Forking this process itself would copy its threads' locks and its open files.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


class WorkerProcess:
    """A worker and the document that it is at, if any."""

    def __init__(self, context: BaseContext, start: StartHandler, limits: Limits) -> None:
        self.pipe, theirs = context.Pipe()
        self.ready = False
        self.answered = 0
        self.place: int | None = None
        """The place in the input of the document that it is at."""
        self.deadline = float("inf")
        self.record_id: str | None = None
        self._limits = limits
        self._task: Task | None = None
        self._sha256: str | None = None
        self._process = context.Process(target=serve, args=(theirs, start, limits), daemon=True)  # type: ignore[attr-defined]
        with interrupts_held_back():
            self._process.start()
        theirs.close()

    @property
    def idle(self) -> bool:
        return self.ready and self._task is None

    def give(self, place: int, task: Task) -> None:
        """Send ``task``; its time runs from here. That the worker died is found when it is heard."""
        self.place, self._task, self._sha256 = place, task, None
        self.record_id = task.found.record_id
        self.deadline = time.monotonic() + self._limits.seconds
        with suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(task)

    def hear(self) -> Answer | None:
        """Take one message from the pipe: an answer, or None where it was none yet. Raises EOFError when it died."""
        try:
            message: Answer | Begun | Ready = self.pipe.recv()
        except OSError as error:  # it died in the middle of a message
            raise EOFError from error
        if isinstance(message, Ready):
            self.ready = True
            return None
        if isinstance(message, Begun):
            self._sha256 = message.sha256
            return None
        self.answered += 1
        self._task, self.deadline = None, float("inf")
        return message

    def blame(self) -> Failure:
        """The failure of the document that a dead worker was at."""
        assert self._task is not None
        self._process.join(SECONDS_TO_END)
        code, name = self._process.exitcode, self._task.found.name
        if code == -signal.SIGALRM:
            return self.too_slow()
        if code == OUT_OF_MEMORY:
            return Failure(name, self._sha256, "out-of-memory", out_of_memory(name))
        how = f"signal {signal.Signals(-code).name}" if code is not None and code < 0 else f"status {code}"
        message = f"{name}: ended the process that read it ({how}); open it and save it anew, or leave it out"
        return Failure(name, self._sha256, "worker-died", message)

    def too_slow(self) -> Failure:
        """The failure of a document that took too long."""
        assert self._task is not None
        name = self._task.found.name
        message = f"{name}: took longer than {self._limits.seconds:g} s; give more with --timeout, or split it"
        return Failure(name, self._sha256, "timeout", message)

    def kill(self) -> None:
        """End it at once; the programs that it runs end when they see it gone."""
        if self._process.pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until this is over, and the processes started in it never see it: it is for the run."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # starts with the server of workers, and lets interrupts through when it has
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
