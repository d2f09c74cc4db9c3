"""Whatever call meets it first: a lost connection to the scheduler is told as one thing, and nothing else is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any, NoReturn

import pytest
from distributed.comm.core import CommClosedError, FatalCommClosedError

from jdparse.cluster.errors import SchedulerLostError
from jdparse.cluster.scheduler import Scheduler, TaskError

BROKEN = [
    CommClosedError("in <TCP (closed) ConnectionPool.gather>: ConnectionResetError: [Errno 104] reset by peer"),
    FatalCommClosedError("the handshake failed"),
    ConnectionRefusedError(111, "Connection refused"),
    TimeoutError("timed out after 30 s"),
    CancelledError("task-1"),
    asyncio.CancelledError(),
]


class _Stub:
    """A client, and the future that it gives, of which every call meets the same error."""

    loop = object()

    def __init__(self, error: BaseException, status: str = "running", state: str = "finished") -> None:
        self._error = error
        self.status = status
        self.future = _Future(error, state)

    def _raise(self, *_: object, **__: object) -> NoReturn:
        raise self._error

    nthreads = submit = close = _raise


class _Future:
    def __init__(self, error: BaseException, status: str) -> None:
        self._error = error
        self.status = status

    def result(self) -> NoReturn:
        raise self._error


CALLS: dict[str, Callable[[Scheduler, _Stub], Any]] = {
    "threads": lambda scheduler, _: scheduler.threads(),
    "submit": lambda scheduler, _: scheduler.submit(print, key="a", retries=0),
    "result": lambda scheduler, stub: scheduler.result(stub.future),
}


@pytest.mark.parametrize("error", BROKEN, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("call", CALLS)
def test_a_broken_connection_is_a_lost_scheduler_in_every_call(call: str, error: BaseException) -> None:
    stub = _Stub(error)
    with pytest.raises(SchedulerLostError, match="the scheduler was lost"):
        CALLS[call](Scheduler(stub), stub)
    Scheduler(stub).close()


@pytest.mark.parametrize("call", CALLS)
def test_what_a_client_that_has_closed_itself_raises_is_a_lost_scheduler(call: str) -> None:
    stub = _Stub(Exception("Tried sending message after closing"), status="closed")
    with pytest.raises(SchedulerLostError):
        CALLS[call](Scheduler(stub), stub)


def test_a_mistake_of_ours_is_no_lost_scheduler() -> None:
    with pytest.raises(ZeroDivisionError):
        Scheduler(_Stub(ZeroDivisionError())).threads()


def test_what_a_worker_raises_is_no_lost_scheduler_even_where_it_is_a_broken_connection() -> None:
    stub = _Stub(ConnectionResetError(104, "the store hung up"), state="error")
    with pytest.raises(TaskError) as raised:
        Scheduler(stub).result(stub.future)
    assert isinstance(raised.value.raised, ConnectionResetError)
