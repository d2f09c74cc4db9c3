"""The scheduler as a run talks to it: the one place where a connection to it can break.

Dask tells of a lost scheduler by whatever call meets it first: ``ConnectionResetError`` while a result is fetched, a
cancelled future, a timeout while it connects again, a client that has closed itself. To a run they are one thing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from jdparse.cluster.errors import SchedulerLostError

Value = TypeVar("Value")

SECONDS_TO_CLOSE = 2


class Scheduler:
    """The scheduler that ``client`` is connected to, and the futures that are out with its workers.

    Every method raises SchedulerLostError where the connection is broken.
    """

    def __init__(self, client: Any) -> None:
        from distributed import as_completed

        self._client = client
        self._ended = as_completed(loop=client.loop)

    def threads(self) -> int:
        """How many threads its workers have now."""
        with self._connected():
            return sum(self._client.nthreads().values())

    def submit(self, do: Callable[..., Value], *given: object, key: str, retries: int) -> Any:
        """A future of ``do(*given)``, which :meth:`next_ended` gives back when it has ended."""
        with self._connected():
            future = self._client.submit(do, *given, key=key, pure=False, retries=retries)
            self._ended.add(future)
            return future

    def next_ended(self) -> Any:
        """The next future that has ended, whichever it is; one at least has to be out."""
        with self._connected():
            return next(self._ended)

    def result(self, future: Any) -> Any:
        """What became of an ended ``future``: its value, or as a TaskError what the worker raised."""
        with self._connected():
            try:
                value = future.result()
                future.release()
            except Exception as error:
                if future.status != "error":
                    raise
                raised = error
            else:
                return value
        raise TaskError(raised)

    def close(self) -> None:
        """Let the workers go; a scheduler that is gone is as good as told."""
        with suppress(SchedulerLostError), self._connected():
            self._client.close(timeout=SECONDS_TO_CLOSE)

    @contextmanager
    def _connected(self) -> Iterator[None]:
        try:
            yield
        except (OSError, CancelledError, asyncio.CancelledError) as error:  # CommClosedError, TimeoutError are OSError
            raise SchedulerLostError("the scheduler was lost") from error
        except Exception as error:  # what a client that has closed itself raises differs between versions of Dask
            if self._client.status == "running":
                raise
            raise SchedulerLostError("the scheduler was lost") from error


class TaskError(Exception):
    """What a worker raised; the error itself is ``raised``."""

    def __init__(self, raised: Exception) -> None:
        super().__init__(str(raised))
        self.raised = raised
