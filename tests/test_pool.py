"""Workers: what a document does to its worker costs that document, and the order of the input is kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from worker_handlers import hash_of, obedient, task, unable_to_start

from jdparse.batch import Failure
from jdparse.batch.pool import Pool, WorkersError
from jdparse.batch.protocol import Answer, Converted, Task
from jdparse.batch.worker import Limits

TESTS = Path(__file__).parent


def answers(tasks: Iterable[Task | Failure], workers: int = 2, limits: Limits | None = None) -> list[Answer]:
    with Pool(obedient, workers, limits) as pool:
        return list(pool.answers(tasks))


def test_answers_come_in_the_order_of_the_input_whatever_the_workers_do() -> None:
    chance = random.Random(3)
    tasks = [task(f"sleep {chance.choice([0, 0, 0.02])}", f"{number}.txt") for number in range(60)]
    assert [answer.path for answer in answers(tasks, workers=4)] == [f"{number}.txt" for number in range(60)]


def test_a_failure_among_the_documents_keeps_its_place() -> None:
    lost = Failure("b.txt", None, "not-found", "b.txt: there is no such file")
    given = [task("x", "a.txt"), lost, task("x", "c.txt")]
    assert [answer.path for answer in answers(given)] == ["a.txt", "b.txt", "c.txt"]


def test_no_documents_give_no_answers() -> None:
    assert answers([]) == []


@pytest.mark.parametrize("orders", ["sleep 600", "spin"])
def test_a_document_that_hangs_is_a_timeout_and_no_other_is_disturbed(orders: str) -> None:
    started = time.monotonic()
    first, second, third = answers([task("x"), task(orders, "b.txt"), task("y")], 1, Limits(seconds=0.7))
    assert time.monotonic() - started < 20
    assert second == Failure(
        "b.txt",
        hash_of(orders),
        "timeout",
        "b.txt: took longer than 0.7 s; give more with --timeout, or split it",
    )
    assert [answer.json for answer in (first, third) if isinstance(answer, Converted)] == [b"x", b"y"]


def test_a_document_that_eats_memory_is_out_of_memory_and_no_other_is_disturbed() -> None:
    first, second, third = answers([task("x"), task("eat", "b.txt"), task("y")], 1, Limits(megabytes=100))
    assert isinstance(second, Failure)
    assert (second.code, second.message) == (
        "out-of-memory",
        "b.txt: takes more memory than it may have; give more with --max-memory, or split it",
    )
    assert isinstance(first, Converted)
    assert isinstance(third, Converted)


@pytest.mark.parametrize(
    ("orders", "how"), [("exit 7", "status 7"), ("kill", "signal SIGKILL"), ("crash", "signal SIGSEGV")]
)
def test_a_document_that_ends_its_worker_has_a_failure_that_says_how(orders: str, how: str) -> None:
    first, second, third = answers([task("x"), task(orders, "b.txt"), task("y")], 1)
    assert isinstance(second, Failure)
    assert (second.code, second.sha256) == ("worker-died", hash_of(orders))
    assert second.message.startswith(f"b.txt: ended the process that read it ({how}); ")
    assert isinstance(first, Converted)
    assert isinstance(third, Converted)


def test_a_bug_that_a_document_brings_to_light_costs_that_document() -> None:
    first, second, third = answers([task("x"), task("raise wrong\nturn", "b.txt"), task("y")], 1)
    message = "b.txt: the parser failed (ValueError: wrong turn); please report it with the document"
    assert second == Failure("b.txt", hash_of("raise wrong\nturn"), "parser-error", message)
    assert isinstance(first, Converted)
    assert isinstance(third, Converted)


def test_a_document_that_does_not_fit_into_a_worker_is_out_of_memory() -> None:
    first, second, third = answers([task("x"), task("x" * (60 << 20), "b.txt"), task("y")], 1, Limits(megabytes=50))
    assert isinstance(second, Failure)
    assert second.code == "out-of-memory"
    assert isinstance(first, Converted)
    assert isinstance(third, Converted)


def test_an_answer_that_does_not_fit_into_a_worker_is_out_of_memory() -> None:
    first, second, third = answers([task("x"), task("x" * (30 << 20), "b.txt"), task("y")], 1, Limits(megabytes=75))
    assert isinstance(second, Failure)
    assert second.code == "out-of-memory"
    assert isinstance(first, Converted)
    assert isinstance(third, Converted)


def test_a_folder_of_documents_that_all_kill_their_workers_comes_to_its_end() -> None:
    found = answers([task("kill", f"{number}.txt") for number in range(10)])
    assert [(answer.path, answer.code) for answer in found if isinstance(answer, Failure)] == [
        (f"{number}.txt", "worker-died") for number in range(10)
    ]


def test_workers_are_replaced_after_so_many_documents() -> None:
    with Pool(obedient, 1, recycle_after=3) as pool:
        found = list(pool.answers(task("pid") for _ in range(9)))
    pids = [answer.json for answer in found if isinstance(answer, Converted)]
    assert [len(set(pids[start : start + 3])) for start in (0, 3, 6)] == [1, 1, 1]
    assert len(set(pids)) == 3


def test_a_worker_that_cannot_start_ends_the_run_and_says_so() -> None:
    with Pool(unable_to_start, 2) as pool, pytest.raises(WorkersError, match="end as soon as they start"):
        list(pool.answers([task("x")]))


def test_workers_get_no_further_ahead_of_a_slow_document_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdparse.batch.pool.MOST_AHEAD", 5)
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for number in range(30):
            taken += 1
            yield task("sleep 0.5" if number == 0 else "x")

    with Pool(obedient, 2) as pool:
        for out, _ in enumerate(pool.answers(tasks())):
            assert taken <= out + 1 + 5


def test_documents_and_answers_of_many_megabytes_pass() -> None:
    orders = "x" * (30 << 20)
    (answer,) = answers([task(orders)], 1)
    assert isinstance(answer, Converted)
    assert len(answer.json) == 30 << 20


@pytest.mark.parametrize("order", ["start", "run-program"])
def test_what_a_document_has_started_ends_with_its_worker(tmp_path: Path, order: str) -> None:
    place = tmp_path / "pid"
    (failure,) = answers([task(f"{order} {place}")], 1, Limits(seconds=1.5))
    assert isinstance(failure, Failure)
    assert wait_until_gone(int(place.read_text()), 5)


RUN = """
import sys
from worker_handlers import obedient, task
from jdparse.batch.pool import Pool
from jdparse.batch.worker import Limits
if __name__ == "__main__":
    with Pool(obedient, 1, Limits(seconds=1.5)) as pool:
        for answer in pool.answers([task("pid"), task("spin")]):
            print(answer.json.decode(), flush=True)
"""


def test_a_worker_ends_by_itself_when_its_run_has_been_killed(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(RUN)
    path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    command = [sys.executable, str(tmp_path / "run.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": path}) as run:
        assert run.stdout is not None
        worker = int(run.stdout.readline())
        run.send_signal(signal.SIGKILL)
        run.wait(10)
    assert wait_until_gone(worker, 1.5 + 5 + 5)


def wait_until_gone(pid: int, seconds: float) -> bool:
    """Whether the process ends within ``seconds``; one that has ended and that nobody asked for counts as gone."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat")
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False
