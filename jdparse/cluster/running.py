"""The run as the machine that started it sees it: shards out to the workers, accounts back, lost workers made good.

No more shards are out than keep the workers busy: of a dump of terabytes the scheduler knows a few thousand tasks at a
time, and what it forgets when it is lost is little.
"""

from __future__ import annotations

import itertools
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from jdparse.batch import Failure
from jdparse.cluster.errors import ClusterError
from jdparse.cluster.scheduler import Scheduler, TaskError
from jdparse.cluster.shard_run import Job, convert_shard, survey_file
from jdparse.cluster.shards import Lines, Members, Shard, Survey, key_of
from jdparse.cluster.store import Done, Store
from jdparse.cluster.surveying import Parts

TASKS_PER_THREAD = 3
FEWEST_TASKS = 8
SECONDS_BETWEEN_COUNTS = 10.0
"""Workers come and go while a run lasts."""

RETRIES = 3
"""Of a shard that raises: the network, a full disk of one machine."""

MOST_LOST = 5
"""Times that Dask gives a shard up because each of four workers at it was lost, before the run does."""

Position = tuple[int, ...]
"""Where a shard stands in the run: the third part of the seventh piece is (6, 2)."""


@dataclass(slots=True)
class _Out:
    """A piece of work that is with the workers."""

    position: Position
    work: Shard | Survey
    key: str
    lost: int = 0


class ClusterRun:
    """One run with the workers of ``scheduler``. What is done already is taken from ``store``; with ``again`` not where
    failures of a machine are in it."""

    def __init__(self, scheduler: Scheduler, job: Job, store: Store, again: bool) -> None:
        self._scheduler = scheduler
        self._job = job
        self._surveys = store.surveys()
        self._done = {key: done for key, done in store.done().items() if not (again and done.failed_by_machine)}
        self._results: dict[Position, Done] = {}
        self._cuts: deque[tuple[Position, Shard | Survey]] = deque()
        self._out: dict[Any, _Out] = {}
        self._counted = float("-inf")
        self._window = FEWEST_TASKS
        self._numbers = itertools.count()

    @property
    def goes_on(self) -> bool:
        """Whether an earlier run has left something."""
        return bool(self._done)

    def parts(self, planned: Iterable[Shard | Survey], watch: Callable[[Done], None]) -> list[Done]:
        """What became of each shard, in the order of the input; ``watch`` is called with each as it is there.

        Raises SchedulerLostError, and ClusterError where a shard cannot be done; what is done is kept.
        """
        pieces = _numbered(planned)
        while True:
            while len(self._out) < self._most_out() and (piece := self._next(pieces)) is not None:
                self._start(*piece, watch)
            if not self._out:
                return [self._results[position] for position in sorted(self._results)]
            self._finish(self._scheduler.next_ended(), watch)

    def _next(self, pieces: Iterator[tuple[Position, Shard | Survey]]) -> tuple[Position, Shard | Survey] | None:
        """The next piece: parts of a surveyed file before new ones."""
        return self._cuts.popleft() if self._cuts else next(pieces, None)

    def _start(self, position: Position, work: Shard | Survey, watch: Callable[[Done], None]) -> None:
        """Give the piece to the workers, where it is not done already."""
        key = key_of(work, self._way(work), self._job.columns)
        if isinstance(work, Shard) and key in self._done:
            self._take(position, self._done[key], watch)
        elif isinstance(work, Survey) and key in self._surveys:
            self._cut(position, work, [_part(values) for values in self._surveys[key]])
        else:
            self._submit(_Out(position, work, key))

    def _way(self, work: Shard | Survey) -> str:
        """What besides its documents decides a result; where a file is cut, also how large shards are."""
        way = f"{self._job.way} {self._job.ending}"
        return way if isinstance(work, Shard) else f"{way} {self._job.shard_bytes}"

    def _submit(self, out: _Out) -> None:
        do: Callable[..., Any] = convert_shard if isinstance(out.work, Shard) else survey_file
        name = f"jdparse-{do.__name__}-{out.key}-{next(self._numbers)}"
        future = self._scheduler.submit(do, out.work, out.key, self._job, key=name, retries=RETRIES)
        self._out[future] = out

    def _finish(self, future: Any, watch: Callable[[Done], None]) -> None:
        """Take the result of a piece, or give it to the workers again."""
        out = self._out.pop(future)
        try:
            result = self._scheduler.result(future)
        except TaskError as error:
            self._give_again(out, error.raised)
            return
        if isinstance(out.work, Survey):
            self._cut(out.position, out.work, result)
        else:
            self._take(out.position, result, watch)

    def _give_again(self, out: _Out, error: Exception) -> None:
        from distributed import KilledWorker

        out.lost += 1
        if isinstance(error, KilledWorker) and out.lost <= MOST_LOST:
            self._submit(out)
            return
        if isinstance(error, KilledWorker):
            raise ClusterError(f"{_name(out.work)}: the workers that were at it were lost; see their logs") from error
        why = " ".join(str(error).split()) or type(error).__name__
        raise ClusterError(why if isinstance(error, ClusterError) else f"{_name(out.work)}: {why}") from error

    def _take(self, position: Position, done: Done, watch: Callable[[Done], None]) -> None:
        watch(done)
        self._results[position] = replace(done, summary={})

    def _cut(self, position: Position, work: Survey, parts: Parts) -> None:
        shards = [Shard((work.file,), part) for part in parts] or [Shard((work.file,))]
        self._cuts.extend(((*position, number), shard) for number, shard in enumerate(shards))

    def _most_out(self) -> int:
        """How many pieces may be out, by the number of threads that the workers have now."""
        now = time.monotonic()
        if now - self._counted > SECONDS_BETWEEN_COUNTS:
            self._counted = now
            self._window = max(FEWEST_TASKS, TASKS_PER_THREAD * self._scheduler.threads())
        return self._window


def _numbered(planned: Iterable[Shard | Survey]) -> Iterator[tuple[Position, Shard | Survey]]:
    return (((number,), piece) for number, piece in enumerate(planned))


def _part(values: dict[str, Any]) -> Any:
    return Lines(**values) if "records_before" in values else Members(**values)


def _name(work: Shard | Survey) -> str:
    """What a person is told of a piece of work: the first of its documents."""
    entry = work.file if isinstance(work, Survey) else work.entries[0]
    return entry.path if isinstance(entry, Failure) else entry.name
