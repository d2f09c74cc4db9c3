"""Workers at documents, one document at a time each; the answers come in the order of the input."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait

from jdparse.batch.failure import Failure, with_record_id
from jdparse.batch.protocol import Answer, Converted, StartHandler, Task
from jdparse.batch.worker import Limits
from jdparse.batch.worker_process import WorkerProcess, process_context

RECYCLE_AFTER = 2000
"""Documents after which a worker is replaced, against what libraries leak."""

MOST_AHEAD = 2000
MOST_BYTES_AHEAD = 64 << 20
"""How far the workers may be ahead of a document that takes long: answers, and bytes of them, that wait for it."""

MOST_FAILED_STARTS = 3


class WorkersError(Exception):
    """Workers cannot be started; the message is one line."""


class Pool:
    """``workers`` processes that each have a handler made by ``start``. Use it in a ``with`` statement.

    A document that hangs, takes too much memory or ends its process comes back as a Failure ``timeout``,
    ``out-of-memory`` or ``worker-died``, and its worker is replaced.
    """

    def __init__(
        self, start: StartHandler, workers: int, limits: Limits | None = None, recycle_after: int = RECYCLE_AFTER
    ) -> None:
        self._start = start
        self._limits = limits or Limits()
        self._recycle_after = recycle_after
        self._context = process_context()
        self._failed_starts = 0
        self._workers: list[WorkerProcess] = []
        for _ in range(workers):
            self._add_worker()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()

    def answers(self, tasks: Iterable[Task | Failure]) -> Iterator[Answer]:
        """The answer to each task in its place; a Failure among them is its own answer. Tasks are taken as workers
        get free. Raises WorkersError when no worker can be started."""
        reordered = _Reordered(iter(tasks))
        while True:
            self._feed(reordered)
            if reordered.has_next():
                yield reordered.next()
                self._listen(reordered, 0)
            elif reordered.all_out:
                return
            else:
                self._listen(reordered, self._seconds_left())

    def _feed(self, reordered: _Reordered) -> None:
        for worker in self._workers:
            while worker.idle and (taken := reordered.take()) is not None:
                worker.give(*taken)

    def _listen(self, reordered: _Reordered, seconds: float | None) -> None:
        """Take what the workers have to say within ``seconds``, and replace those that are dead or too slow."""
        heard = set(wait([worker.pipe for worker in self._workers], seconds))
        now = time.monotonic()
        for worker in tuple(self._workers):
            if worker.pipe in heard:
                self._hear(worker, reordered)
            elif worker.deadline <= now:
                self._settle(reordered, worker, worker.too_slow())
                self._replace(worker)

    def _hear(self, worker: WorkerProcess, reordered: _Reordered) -> None:
        try:
            answer = worker.hear()
        except EOFError:
            if not worker.ready:
                self._failed_starts += 1
            elif not worker.idle:
                self._settle(reordered, worker, worker.blame())
            self._replace(worker)
            return
        self._failed_starts = 0
        if answer is not None:
            self._settle(reordered, worker, answer)
            is_spoilt = isinstance(answer, Failure) and answer.code == "out-of-memory"
            if is_spoilt or worker.answered >= self._recycle_after:
                self._replace(worker)

    def _settle(self, reordered: _Reordered, worker: WorkerProcess, answer: Answer) -> None:
        assert worker.place is not None
        if isinstance(answer, Failure):
            answer = with_record_id(answer, worker.record_id)
        reordered.put(worker.place, answer)

    def _seconds_left(self) -> float | None:
        deadline = min(worker.deadline for worker in self._workers)
        return None if deadline == float("inf") else max(0.0, deadline - time.monotonic())

    def _replace(self, worker: WorkerProcess) -> None:
        self._workers.remove(worker)
        worker.kill()
        if self._failed_starts >= MOST_FAILED_STARTS:
            raise WorkersError("worker processes end as soon as they start; see what memory and processes are left")
        self._add_worker()

    def _add_worker(self) -> None:
        try:
            self._workers.append(WorkerProcess(self._context, self._start, self._limits))
        except OSError as error:
            why = error.strerror or str(error)
            raise WorkersError(f"worker processes cannot be started ({why}); give fewer --workers") from error


class _Reordered:
    """Tasks out, answers in as they come, answers out in the order of the tasks."""

    def __init__(self, tasks: Iterator[Task | Failure]) -> None:
        self._tasks = tasks
        self._taken = 0
        self._exhausted = False
        self._waiting: dict[int, Answer] = {}
        self._bytes = 0
        self._out = 0

    def take(self) -> tuple[int, Task] | None:
        """The next task and its place; None when there is none, or too many answers wait already."""
        while self._taken - self._out < MOST_AHEAD and self._bytes < MOST_BYTES_AHEAD and not self._exhausted:
            task = next(self._tasks, None)
            if task is None:
                self._exhausted = True
                break
            self._taken += 1
            if isinstance(task, Task):
                return self._taken - 1, task
            self.put(self._taken - 1, task)
        return None

    def put(self, place: int, answer: Answer) -> None:
        self._waiting[place] = answer
        self._bytes += _size(answer)

    def has_next(self) -> bool:
        return self._out in self._waiting

    def next(self) -> Answer:
        answer = self._waiting.pop(self._out)
        self._bytes -= _size(answer)
        self._out += 1
        return answer

    @property
    def all_out(self) -> bool:
        """Whether every task there is has had its answer."""
        return self._exhausted and self._out == self._taken


def _size(answer: Answer) -> int:
    return answer.size if isinstance(answer, Converted) else 0
