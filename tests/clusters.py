"""A Dask cluster of real processes: ``dask scheduler`` and ``dask worker``, started and killed by tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATH = os.pathsep.join([str(ROOT), str(ROOT / "tests")])


class DaskCluster:
    """A scheduler and its workers, each with one thread. Use it in a ``with`` statement."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self.environment = os.environ | {"PYTHONPATH": PATH}
        self.scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []
        self._wanted = workers

    def __enter__(self) -> DaskCluster:
        self.start_scheduler()
        for _ in range(self._wanted):
            self.start_worker()
        return self

    def __exit__(self, *_: object) -> None:
        for process in [*self.workers, *([self.scheduler] if self.scheduler else [])]:
            kill(process)

    def start_scheduler(self) -> None:
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(self._port))
        until_it_listens(self._port)

    def start_worker(self) -> None:
        self.workers.append(
            self._start("worker", self.address, "--nthreads", "1", "--local-directory", str(self._folder))
        )

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        """The process with what it starts in a group of its own."""
        given = [sys.executable, "-m", "dask", *command, "--no-dashboard"]
        with (self._folder / f"{command[0]}.log").open("ab") as log:
            return subprocess.Popen(given, stdout=log, stderr=log, env=self.environment, start_new_session=True)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 of the process and what it has started, as when its machine is lost."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until_it_listens(port: int, seconds: float = 60) -> None:
    """Wait for a server on this machine."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing listens on port {port} after {seconds} s")
