"""Runs ``jdparse convert --scheduler`` with real schedulers and workers of Dask, kills them, and compares outputs.

``cluster_test.py [same] [kills] [poison] [cost] [--documents 5000] [--piece 1000] [--seed 1]`` makes dumps with
``scripts/generate.py``. ``same``: the merged bytes of 1 and of 2 workers against the run on this machine. ``kills``:
kill -9 of a worker at 10 random moments, of the scheduler at 3, then again until the run ends. ``poison``: a document
that kills its process and one that hangs are listed. ``cost``: seconds per document against the run on this machine
with two processes, in pieces that take turns, so that other work meets both. Status 1 when something differed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from clusters import DaskCluster, kill
from worker_handlers import PoisonedHandling

from jdparse.batch.containers import Columns
from jdparse.batch.fingerprint import fingerprint
from jdparse.batch.worker import Limits
from jdparse.cluster.connecting import connected
from jdparse.cluster.listing import entries
from jdparse.cluster.planning import plan
from jdparse.cluster.running import ClusterRun
from jdparse.cluster.shard_run import Job
from jdparse.cluster.store import Store

ROOT = Path(__file__).resolve().parent.parent
TRIALS = ("same", "kills", "poison", "cost")
WORKERS_KILLED, SCHEDULERS_KILLED = 10, 3
SHARD = ("--shard-size", "0.1")
"""Some 60 generated pages: a kill meets a shard that is being done."""


def make_dump(path: Path, documents: int, seed: int) -> Path:
    command = [sys.executable, "scripts/generate.py", "dump", str(path), "--pages", str(documents), "--seed", str(seed)]
    subprocess.run(command, cwd=ROOT, check=True)
    return path


def convert(dump: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "jdparse", "convert", str(dump), "-o", str(out), *options]
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> str:
    """The last line that a run has said, once it has ended well."""
    said = process.communicate()[1].splitlines()[-1]
    assert process.returncode == 0, said
    return said


def timed(dump: Path, out: Path, *options: str) -> float:
    started = time.monotonic()
    ended(convert(dump, out, *options))
    return time.monotonic() - started


def same(work: Path, documents: int, seed: int) -> bool:
    """Whether the merged outputs of 1 and of 2 workers are the bytes of the run on this machine."""
    dump, here = make_dump(work / "dump.jsonl", documents, seed), work / "here.jsonl"
    print(f"here: {ended(convert(dump, here, '--workers', '2'))}")
    well = True
    for workers in (1, 2):
        out = work / f"there-{workers}.jsonl"
        with DaskCluster(work, workers) as cluster:
            said = ended(convert(dump, out, "--scheduler", cluster.address, *SHARD))
        equal = out.read_bytes() == here.read_bytes()
        print(f"workers {workers}: {said}; {'identical' if equal else 'DIFFERENT'}", flush=True)
        well = well and equal
    return well


def kills(work: Path, documents: int, seed: int) -> bool:
    """Whether runs of which workers and schedulers are killed come to the same bytes, each after its retries."""
    dump, here, chance = make_dump(work / "dump.jsonl", documents, seed), work / "here.jsonl", random.Random(seed)
    seconds = timed(dump, here, "--workers", "2")
    victims = ["worker"] * WORKERS_KILLED + ["scheduler"] * SCHEDULERS_KILLED
    well = True
    for number, victim in enumerate(victims):
        out = work / f"there-{number}.jsonl"
        with DaskCluster(work, 2) as cluster:
            moment = chance.uniform(0, seconds)
            runs = _killed_once(cluster, victim, moment, dump, out)
        equal = out.read_bytes() == here.read_bytes()
        print(f"{victim} killed after {moment:.1f} s: {runs} runs; {'identical' if equal else 'DIFFERENT'}", flush=True)
        well = well and equal
    return well


def _killed_once(cluster: DaskCluster, victim: str, moment: float, dump: Path, out: Path) -> int:
    """Kill once in the first run, then give the command until it ends; how many runs that took."""
    process = convert(dump, out, "--scheduler", cluster.address, *SHARD)
    time.sleep(moment)
    if victim == "worker":
        kill(cluster.workers.pop())
        cluster.start_worker()
    else:
        assert cluster.scheduler is not None
        kill(cluster.scheduler)
        process.communicate()
        cluster.start_scheduler()
        cluster.start_worker()
        cluster.start_worker()
    runs = 1
    while process.wait() != 0:
        runs += 1
        assert runs < 5, process.communicate()
        process = convert(dump, out, "--scheduler", cluster.address, "--resume", *SHARD)
    return runs


def poison(work: Path) -> bool:
    """Whether a document that kills its process and one that hangs are listed, and cost nothing else."""
    folder, store = work / "dump", Store(str(work / "store"))
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:02}.txt").write_text(
            {33: "kill", 66: "hang"}.get(number, f"岗位名称：门卫{number}\n岗位职责：\n1、登记来访车辆；\n")
        )
    job = Job(store.place, ".jsonl", 50_000, Columns(), Limits(seconds=2), PoisonedHandling(), None, fingerprint())
    with DaskCluster(work, 2) as cluster, connected(cluster.address, 1) as scheduler:
        planned = plan(entries([str(folder)], []), job.shard_bytes)
        parts = ClusterRun(scheduler, job, store, again=False).parts(planned, lambda _: None)
    failures = [json.loads(line) for part in parts if part.failures for line in store.lines(part.failures)]
    listed = [(each["path"], each["code"]) for each in failures]
    converted = sum(part.converted for part in parts)
    print(f"of 100 documents {converted} converted in {len(parts)} shards; listed: {listed}", flush=True)
    return converted == 98 and listed == [("33.txt", "worker-died"), ("66.txt", "timeout")]


def cost(work: Path, documents: int, piece: int, seed: int) -> bool:
    """Whether a document costs at most 1.25 times what it costs here, both with two processes."""
    ratios, here, there = [], 0.0, 0.0
    with DaskCluster(work, 2) as cluster:
        timed(
            make_dump(work / "warm.jsonl", 100, seed), work / "warm.out.jsonl", "--scheduler", cluster.address, *SHARD
        )
        for number in range(max(documents // piece, 1)):
            dump = make_dump(work / f"{number}.jsonl", piece, seed + number)
            there_options = ("--scheduler", cluster.address, "--shard-size", "0.25")
            runs = [("here", ("--workers", "2")), ("there", there_options)]
            seconds = {}
            for name, options in runs if number % 2 else runs[::-1]:
                seconds[name] = timed(dump, work / f"{name}-{number}.jsonl", *options)
            here, there = here + seconds["here"], there + seconds["there"]
            ratios.append(seconds["there"] / seconds["here"])
            print(f"{piece} documents: here {seconds['here']:.1f} s, there {seconds['there']:.1f} s", flush=True)
    print(f"{len(ratios)} pieces of {piece}: ratio of sums {there / here:.3f}, median {statistics.median(ratios):.3f}")
    return there <= 1.25 * here


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=5000)
    options.add_argument("--piece", type=int, default=1000, help="Documents of a turn of cost.")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("trials", nargs="*", metavar="TRIAL", help=f"of {', '.join(TRIALS)}; all by default")
    given = options.parse_args()
    well = []
    for trial in given.trials or TRIALS:
        with tempfile.TemporaryDirectory(prefix="cluster-test-") as folder:
            work = Path(folder)
            if trial == "poison":
                well.append(poison(work))
            elif trial == "cost":
                well.append(cost(work, given.documents, given.piece, given.seed))
            else:
                well.append({"same": same, "kills": kills}[trial](work, given.documents, given.seed))
    print("all as it should be" if all(well) else "SOMETHING DIFFERED")
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
