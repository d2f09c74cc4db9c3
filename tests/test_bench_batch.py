"""What a run costs around the parser: its share of the work, what a second worker brings, memory on long runs.

``make bench`` runs them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jdparse.batch import Found, find
from jdparse.batch.answering import answer
from jdparse.batch.convert import convert
from jdparse.batch.handling import DocumentHandling
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.output import open_ledger, open_output
from jdparse.batch.pool import Pool
from jdparse.batch.protocol import Task
from jdparse.lexicon import load
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_file

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path(os.environ.get("JDPARSE_BENCH_PAGES") or ROOT / "corpus")
ROUNDS = 3


def processor_seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_the_batch_takes_less_than_15_percent_of_a_run(benchmark: Any, tmp_path: Path) -> None:
    documents = [each for each in find([str(PAGES)]) if isinstance(each, Found)]
    pages = [read_file(document.path) for document in documents if document.path]
    lexicon = load()

    def parse() -> None:
        for page in pages:
            parse_document(page, lexicon)

    def work() -> None:
        for document in documents:
            answer(Task(document), lambda _: None, lexicon)

    parse()
    parsing = min(processor_seconds(parse) for _ in range(ROUNDS))
    working = min(processor_seconds(work) for _ in range(ROUNDS))
    managing = min(processor_seconds(lambda: run(tmp_path / "out.jsonl", 1)) for _ in range(ROUNDS))
    share = (working - parsing + managing) / (working + managing)
    benchmark.extra_info["batch / run"] = round(share, 3)
    print(f"\nbatch / run = {share:.3f} ({1000 * managing / len(pages):.2f} ms a document outside the worker)")
    benchmark.pedantic(lambda: run(tmp_path / "once.jsonl", 1), rounds=1)
    assert share < 0.15


def run(out: Path, workers: int, pages: Path = PAGES) -> None:
    """A conversion with everything that it takes, in this process and its workers."""
    ledger = open_ledger(out, "bench", anew=True)
    with Pool(DocumentHandling(), workers) as pool, Interrupts() as interrupts:
        convert(find([str(pages)]), pool, open_output(out, "jsonl"), ledger, lambda *_: None, interrupts)
    ledger.close()


def test_two_workers_do_1_8_times_as_much_as_one(benchmark: Any, tmp_path: Path) -> None:
    if (os.cpu_count() or 1) < 2 or os.getloadavg()[0] > 0.5:
        pytest.skip("needs two idle cores")
    run(tmp_path / "first.jsonl", 2)

    def seconds(workers: int) -> float:
        start = time.perf_counter()
        run(tmp_path / f"{workers}.jsonl", workers)
        return time.perf_counter() - start

    one, two = (min(seconds(workers) for _ in range(ROUNDS)) for workers in (1, 2))
    benchmark.extra_info["1 worker / 2 workers"] = round(one / two, 2)
    print(f"\n1 worker / 2 workers = {one / two:.2f}")
    benchmark.pedantic(lambda: run(tmp_path / "once.jsonl", 2), rounds=1)
    assert one / two >= 1.8


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_does_not_grow_with_the_number_of_documents(benchmark: Any, tmp_path: Path) -> None:
    peaks = {}
    for documents in (2_000, int(os.environ.get("JDPARSE_BENCH_DOCUMENTS", "10000"))):
        dump = tmp_path / f"{documents}"
        for number in range(documents):
            (dump / f"{number % 100:02}").mkdir(parents=True, exist_ok=True)
            page = f"岗位名称：{number}号仓库保管员\n岗位职责：\n1、清点{number}号库房。\n2、登记出入库单据。\n"
            (dump / f"{number % 100:02}/{number}.txt").write_text(page)
        peaks[documents] = peak_megabytes(dump, tmp_path / f"{documents}.jsonl")
    (small_run, small_worker), (large_run, large_worker) = peaks.values()
    benchmark.extra_info["peak MB by documents"] = peaks
    print(f"\npeak MB of the run and of its largest worker, by documents: {peaks}")
    benchmark.pedantic(lambda: None, rounds=1)
    assert large_run < 1.2 * small_run
    assert large_worker < 1.2 * small_worker


def peak_megabytes(dump: Path, out: Path) -> tuple[int, int]:
    """The most memory that the run had, and the most that one of its workers had, looked at all the time."""
    command = [sys.executable, "-m", "jdparse", "convert", str(dump), "-o", str(out)]
    run_peak = worker_peak = 0
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            parents = {pid: parent for pid, parent, _ in processes()}
            for pid, _, megabytes in processes():
                if pid == process.pid:
                    run_peak = max(run_peak, megabytes)
                elif process.pid in ancestors(pid, parents):
                    worker_peak = max(worker_peak, megabytes)
            time.sleep(0.2)
    assert process.returncode == 0
    return run_peak, worker_peak


def processes() -> list[tuple[int, int, int]]:
    """Number, parent and megabytes in memory of each process there is."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except (OSError, UnicodeDecodeError):
            continue
        found.append((int(place.parent.name), int(fields[1]), int(fields[21]) * os.sysconf("SC_PAGE_SIZE") >> 20))
    return found


def ancestors(pid: int, parents: dict[int, int]) -> set[int]:
    found: set[int] = set()
    while pid in parents and pid not in found:
        found.add(pid)
        pid = parents[pid]
    return found
