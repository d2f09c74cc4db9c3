"""What workers are made to do in tests of the pool: each document's bytes say what becomes of its worker."""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from jdparse.batch.finding import Found
from jdparse.batch.protocol import Answer, Converted, Handler, Task, TellHash
from jdparse.reading.programs import run_program


def task(orders: str, name: str = "a.txt") -> Task:
    """A document whose worker follows ``orders``."""
    return Task(Found(None, name, orders.encode()))


def hash_of(orders: str) -> str:
    return hashlib.sha256(orders.encode()).hexdigest()


def line(name: str, text: bytes = b"") -> Converted:
    return Converted(name, "0" * 64, text, 1, "form", 10, 2, 0.5)


def obedient() -> Handler:
    return _obey


def unable_to_start() -> Handler:
    raise RuntimeError("no handler")


@dataclass(frozen=True)
class Logging:
    """Converts nothing, but writes the name of every document that it is given, and was not known, to a file."""

    log: Path

    def __call__(self) -> Handler:
        return self._answer

    def _answer(self, given: Task, tell: TellHash) -> Answer:
        from jdparse.batch.handling import DocumentHandling
        from jdparse.batch.protocol import Unchanged

        answer = DocumentHandling()()(given, tell)
        if not isinstance(answer, Unchanged):
            with self.log.open("a") as log:
                log.write(f"{given.found.name}\n")
        return answer


@dataclass(frozen=True)
class PoisonedHandling:
    """Converts documents, but for those that say ``kill`` or ``hang``."""

    def __call__(self) -> Handler:
        return self._answer

    def _answer(self, given: Task, tell: TellHash) -> Answer:
        from jdparse.batch.data import data_of
        from jdparse.batch.handling import DocumentHandling

        data = data_of(given.found)
        if data == b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if data == b"hang":
            _spin("")
        return DocumentHandling()()(given, tell)


def _obey(given: Task, tell: TellHash) -> Answer:
    assert given.found.data is not None
    orders = given.found.data.decode()
    tell(hash_of(orders))
    order, _, argument = orders.partition(" ")
    if order in _ORDERS:
        _ORDERS[order](argument)
    return line(given.found.name, b"%d" % os.getpid() if order == "pid" else given.found.data)


def _spin(_: str) -> None:
    while True:
        pass


def _eat(_: str) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 20))


def _start_and_hang(place: str) -> None:
    Path(place).write_text(f"{subprocess.Popen(['sleep', '600']).pid}")
    time.sleep(600)


def _run_program(place: str) -> None:
    folder = Path(place).with_name("folder")
    folder.mkdir()
    run_program(["sh", "-c", f"printf $$ > {place}; sleep 600"], folder, 600)


def _raise(message: str) -> None:
    raise ValueError(message)


_ORDERS = {
    "sleep": lambda seconds: time.sleep(float(seconds)),
    "spin": _spin,
    "eat": _eat,
    "exit": lambda status: os._exit(int(status)),
    "kill": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "crash": lambda _: ctypes.string_at(0),
    "start": _start_and_hang,
    "run-program": _run_program,
    "raise": _raise,
}
