"""A worker process: does one task after the other, under limits that hold even when the run is gone.

It has a process group of its own, so that what it starts ends with it and Ctrl-C on a terminal reaches the run only.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from jdparse.batch.failure import Failure, out_of_memory, parser_failed
from jdparse.batch.protocol import Answer, Begun, Handler, Ready, StartHandler, Task

GRACE = 5
"""Seconds after the deadline at which a worker ends by itself, should the run not be there to end it."""

OUT_OF_MEMORY = errno.ENOMEM
"""The exit status of a worker that a document does not fit into."""

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take."""

    seconds: float = 30.0
    """From the task to its answer."""
    megabytes: int = 2048
    """Memory beyond what the worker has when it starts; 0 for no limit."""


def serve(pipe: Connection, start: StartHandler, limits: Limits) -> None:
    """Answer the tasks that come through ``pipe`` until it is closed."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    handle = start()
    limit_memory(limits.megabytes)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(Ready())
        while True:
            task = _received(pipe)
            end_at_the_latest_after(limits.seconds + GRACE)
            answer = _answer(task, handle, pipe)
            end_at_the_latest_after(0)
            _send(pipe, answer)


def _received(pipe: Connection) -> Task:
    """The next task. A document that does not fit into memory leaves the pipe in the middle of a message, so that
    nothing is left but to end; the status tells why."""
    try:
        task: Task = pipe.recv()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    return task


def _answer(task: Task, handle: Handler, pipe: Connection) -> Answer:
    """What becomes of the document, whatever the handler raises."""
    name, sha256 = task.found.name, None

    def tell(value: str) -> None:
        nonlocal sha256
        sha256 = value
        pipe.send(Begun(value))

    try:
        return handle(task, tell)
    except MemoryError:
        return Failure(name, sha256, "out-of-memory", out_of_memory(name))
    except Exception as error:
        return Failure(name, sha256, "parser-error", parser_failed(name, error))


def _send(pipe: Connection, answer: Answer) -> None:
    """Send the answer; the message is made before the first byte goes out, so that a smaller one can take its place."""
    try:
        pipe.send(answer)
    except MemoryError:
        pipe.send(Failure(answer.path, answer.sha256, "out-of-memory", out_of_memory(answer.path)))


def end_at_the_latest_after(seconds: float) -> None:
    """The alarm's default action ends the process, in the middle of C code too; 0 takes the alarm back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def limit_memory(megabytes: int) -> None:
    """Let this process have ``megabytes`` more than it has now. Where the system counts no private memory
    (RLIMIT_DATA of Linux) nothing is limited."""
    if not megabytes or not sys.platform.startswith("linux"):
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as sizes:
        data_pages = int(sizes.read().split()[5])
    allowed = data_pages * resource.getpagesize() + megabytes * MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = allowed if hard == resource.RLIM_INFINITY else min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
