"""The process that opens containers: what it is told, what it answers, and its limits."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from jdparse.batch.containers.budget import Budget
from jdparse.batch.containers.columns import Columns
from jdparse.batch.containers.errors import BudgetError
from jdparse.batch.containers.kinds import HEAD, kind_of
from jdparse.batch.containers.limits import SECONDS_WITHOUT_A_MEMBER
from jdparse.batch.containers.opening import Container, Item, Member, NotAContainerError
from jdparse.batch.failure import Failure, out_of_memory
from jdparse.batch.finding import Found
from jdparse.batch.worker import GRACE, end_at_the_latest_after, limit_memory

MEGABYTES = 2048
"""Memory for opening a container: the directory of two million members takes half of it."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open the container at ``path``, called ``name``."""

    path: Path
    name: str
    records_before: int | None = None
    """Not None for a part of a file of JSON lines: how many records of the file stand before it."""


@dataclass(frozen=True, slots=True)
class IsDocument:
    """It is no container but a document."""


@dataclass(frozen=True, slots=True)
class End:
    """There are no more documents in it."""


Message = Found | Failure | IsDocument | End


def serve_opener(pipe: Connection, columns: Columns) -> None:
    """Open the containers that are asked for through ``pipe`` until it is closed."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - warcio prints what it thinks of a file
    limit_memory(MEGABYTES)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            asked: Open = pipe.recv()
            answers = messages(asked, columns)
            while (message := _timely(answers)) is not None:
                pipe.send(message)


def _timely(answers: Iterator[Message]) -> Message | None:
    """The next message. The process ends where it does not come, should the run not be there to end it."""
    end_at_the_latest_after(SECONDS_WITHOUT_A_MEMBER + GRACE)
    message = next(answers, None)
    end_at_the_latest_after(0)
    return message


def messages(asked: Open, columns: Columns) -> Iterator[Message]:
    """What is said of one container: its documents and failures, then End; or that it is none."""
    try:
        for item in open_file(asked.path, asked.name, columns, asked.records_before):
            yield Found(asked.path, *item) if isinstance(item, Member) else item
    except NotAContainerError:
        yield IsDocument()
        return
    except MemoryError:
        yield Failure(asked.name, None, "out-of-memory", out_of_memory(asked.name))
    yield End()


def open_file(path: Path, name: str, columns: Columns, records_before: int | None = None) -> Iterator[Item]:
    """The documents in the container at ``path``. Raises NotAContainerError where it is a document.

    With ``records_before`` it is a part of a file of JSON lines, and its records are numbered on from there.
    """
    try:
        with path.open("rb") as file:
            kind = "jsonl" if records_before is not None else kind_of(file.read(HEAD), name)
            if kind is None:
                raise NotAContainerError
            file.seek(0)
            size = os.fstat(file.fileno()).st_size
            yield from Container(name, file, columns, Budget(size), records_before=records_before).items(kind)
    except BudgetError as error:
        yield error.of(name)
    except OSError as error:
        why = error.strerror or str(error)
        yield Failure(name, None, "unreadable", f"{name}: cannot be read ({why}); check the path and the disk")
