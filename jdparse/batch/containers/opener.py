"""Containers among what was found become the documents in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from jdparse.batch.containers.columns import Columns
from jdparse.batch.containers.kinds import HEAD, is_named_archive, kind_of
from jdparse.batch.containers.limits import SECONDS_WITHOUT_A_MEMBER
from jdparse.batch.containers.opener_process import End, IsDocument, Message, Open, messages, serve_opener
from jdparse.batch.failure import Failure
from jdparse.batch.finding import Found
from jdparse.batch.worker_process import interrupts_held_back, process_context

SECONDS_TO_END = 2


class Opener:
    """Opens containers in a process of its own, started with the first of them. Use it in a ``with`` statement."""

    def __init__(self, columns: Columns | None = None) -> None:
        self._columns = columns or Columns()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Opener:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def documents(self, found: Iterable[Found | Failure]) -> Iterator[Found | Failure]:
        """What was found, each container replaced by its documents and what is wrong with it."""
        return _documents(found, self._messages)

    def close(self) -> None:
        """End the process, at once."""
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._pipe.close()
        self._process = self._pipe = None

    def _messages(self, asked: Open) -> Iterator[Message]:
        """What the opener says of one container. Whatever it does, this ends."""
        pipe = self._pipe or self._start()
        is_done = False
        try:
            pipe.send(asked)
            while not is_done:
                message = self._next(pipe, asked.name)
                if isinstance(message, End):
                    is_done = True
                    return
                is_done = isinstance(message, IsDocument) or (self._pipe is None)
                yield message
        finally:
            if not is_done:
                self.close()  # nobody listens to the rest

    def _next(self, pipe: Connection, name: str) -> Message:
        if not pipe.poll(SECONDS_WITHOUT_A_MEMBER):
            self.close()
            message = f"{name}: gave no document for {SECONDS_WITHOUT_A_MEMBER:g} s; unpack it and give its files"
            return Failure(name, None, "timeout", message)
        try:
            answer: Message = pipe.recv()
        except (EOFError, OSError):
            how = self._how_it_ended()
            self.close()
            message = f"{name}: ended the process that opened it ({how}); unpack it and give its files"
            return Failure(name, None, "worker-died", message)
        return answer

    def _how_it_ended(self) -> str:
        assert self._process is not None
        self._process.join(SECONDS_TO_END)
        return f"status {self._process.exitcode}"

    def _start(self) -> Connection:
        context = process_context()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve_opener, args=(theirs, self._columns), daemon=True)  # type: ignore[attr-defined]
        with interrupts_held_back():
            self._process.start()
        theirs.close()
        return self._pipe


def documents_opened_here(found: Iterable[Found | Failure], columns: Columns) -> Iterator[Found | Failure]:
    """As ``Opener.documents``, but in this process: a library starts none, which would run the caller's script anew."""
    return _documents(found, lambda asked: messages(asked, columns))


def _documents(
    found: Iterable[Found | Failure], opened: Callable[[Open], Iterator[Message]]
) -> Iterator[Found | Failure]:
    for each in found:
        if isinstance(each, Failure) or each.path is None or each.data is not None:
            yield each
        else:
            yield from _documents_of(each, each.path, opened)


def _documents_of(found: Found, path: Path, opened: Callable[[Open], Iterator[Message]]) -> Iterator[Found | Failure]:
    head = None if found.records_before is not None else _head(path)
    if found.records_before is None and (head is None or kind_of(head, found.name) is None):
        if head == b"" and is_named_archive(found.name):
            yield Failure(found.name, None, "damaged", f"{found.name}: is an empty file; get the file again")
        else:
            yield found
        return
    for message in opened(Open(path, found.name, found.records_before)):
        if not isinstance(message, End):
            yield found if isinstance(message, IsDocument) else message


def _head(path: Path) -> bytes | None:
    """How the file begins; None where it is none, or cannot be read: its worker says why."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return None
        with path.open("rb", buffering=0) as file:
            return file.read(HEAD)
    except (OSError, ValueError):
        return None
