"""``convert --scheduler``: real schedulers and workers come to the bytes of a run on one machine, whoever is killed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from clusters import DaskCluster, kill
from containers import tar_of, zip_of
from outputs import last_line, lines_of
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

Run = Callable[..., Result]

SMALL = ("--shard-size", "0.004")
"""Shards of two documents or so."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with DaskCluster(tmp_path_factory.mktemp("cluster"), 2) as started:
        yield started


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small pages in a folder and in containers of four kinds, blank lines and failures among them."""
    folder = tmp_path_factory.mktemp("dump") / "dump"
    (folder / "sub").mkdir(parents=True)
    pages = {f"{number:02}.txt": page(number).encode() for number in range(12)}
    for name, data in pages.items():
        (folder / "sub" / name).write_bytes(data)
    (folder / "a.bin").write_bytes(bytes(range(32)) * 10)
    (folder / "pages.zip").write_bytes(zip_of({**pages, "inner.zip": zip_of(pages), "x.bin": bytes(range(32)) * 9}))
    (folder / "pages.tar.gz").write_bytes(tar_of(pages, "w:gz"))
    (folder / "cut.tar.gz").write_bytes(tar_of(pages, "w:gz")[:-60])
    lines = [json.dumps({"text": page(number)}) + "\n" * (1 + number % 2) for number in range(40)]
    (folder / "records.jsonl").write_text("".join([*lines[:20], "no record\n", *lines[20:]]))
    (folder / "records.csv").write_text("".join(["text\n", *(f'"{page(number)}"\n' for number in range(40))]))
    return folder


def page(number: int) -> str:
    return (
        f"岗位名称：门卫{number}\n岗位职责：\n1、登记来访车辆；\n2、夜间巡查{number}号楼。\n"
        + "3、做好交接班记录。\n" * 20
    )


def files_of(out: Path) -> dict[str, bytes]:
    """The files of an output and its list of failures."""
    failures = out.with_name(f"{out.name}.failures.jsonl")
    files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else [out]
    return {str(path.relative_to(out.parent)): path.read_bytes() for path in [*files, failures] if path.exists()}


@pytest.fixture(scope="module")
def here(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run on this machine makes of the dump."""
    out = tmp_path_factory.mktemp("here") / "out.jsonl"
    command = [sys.executable, "-m", "jdparse", "convert", str(dump), "-o", str(out)]
    ran = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)})
    assert ran.returncode == 1
    return out


@pytest.fixture(scope="module")
def done(cluster: DaskCluster, dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run on the cluster."""
    out = tmp_path_factory.mktemp("there") / "out.jsonl"
    process = start(cluster, dump, out)
    stderr = process.communicate(timeout=300)[1].decode()
    assert process.returncode == 1, stderr
    assert stderr.splitlines()[-1] == "141 documents: 137 converted, 0 without records, 4 failed"
    return out


def start(cluster: DaskCluster, inputs: Path | str, out: Path | str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "jdparse", "convert", str(inputs), "-o", str(out)]
    asked = [*command, "--scheduler", cluster.address, *SMALL, *options]
    return subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=cluster.environment)


def test_a_cluster_writes_the_bytes_that_one_machine_writes(done: Path, here: Path) -> None:
    assert files_of(done) == files_of(here)
    assert len(Store(f"{done}.shards").manifest()["parts"]) > 20


def test_large_files_are_cut_into_parts(done: Path) -> None:
    cuts = [len(parts) for parts in Store(f"{done}.shards").surveys().values()]
    assert sorted(cuts)[-2:] > [5, 5]


@pytest.mark.parametrize("name", ["out.jsonl.gz", "out.jsonl.zst", "json", "tables.csv", "tables.parquet", "t.sqlite"])
def test_merge_makes_every_output_of_the_shards(
    run: Run, dump: Path, done: Path, here: Path, tmp_path: Path, name: str
) -> None:
    for folder in ("here", "merged"):
        (tmp_path / folder).mkdir()
    shutil.copy(f"{here}.ledger", tmp_path / f"here/{name}.ledger")
    assert run("convert", dump, "-o", tmp_path / "here" / name).exit_code == 1
    merged = run("merge", f"{done}.shards", "-o", tmp_path / "merged" / name)
    assert (merged.exit_code, last_line(merged)) == (1, "141 documents: 137 converted, 0 without records, 4 failed")
    assert files_of(tmp_path / "merged" / name) == files_of(tmp_path / "here" / name)


def test_merge_refuses_what_is_no_store_or_would_be_replaced(run: Run, done: Path, tmp_path: Path) -> None:
    nothing = run("merge", tmp_path, "-o", tmp_path / "out.jsonl")
    assert (nothing.exit_code, "has no manifest.json" in last_line(nothing)) == (3, True)
    there = run("merge", f"{done}.shards", "-o", done)
    assert (there.exit_code, "exists already" in last_line(there)) == (3, True)


def test_shards_that_are_done_are_not_done_again(cluster: DaskCluster, dump: Path, done: Path, here: Path) -> None:
    accounts = Path(f"{done}.shards/accounts")
    before = {path.name: path.stat().st_mtime_ns for path in accounts.iterdir()}
    process = start(cluster, dump, done, "--resume")
    stderr = process.communicate(timeout=300)[1].decode()
    assert stderr.startswith(f"jdparse: going on from what {done}.shards holds\n")
    assert {path.name: path.stat().st_mtime_ns for path in accounts.iterdir()} == before
    assert files_of(done) == files_of(here)


def test_a_worker_that_is_lost_costs_a_retry(dump: Path, here: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with DaskCluster(tmp_path, 2) as cluster:
        process = start(cluster, dump, out)
        wait_for_shards(out, 3, process)
        kill(cluster.workers.pop())
        cluster.start_worker()
        stderr = process.communicate(timeout=300)[1].decode()
    assert process.returncode == 1, stderr
    assert files_of(out) == files_of(here)


def test_when_the_scheduler_is_lost_the_same_command_goes_on(dump: Path, here: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with DaskCluster(tmp_path, 1) as cluster:
        process = start(cluster, dump, out)
        wait_for_shards(out, 3, process)
        assert cluster.scheduler is not None
        kill(cluster.scheduler)
        stderr = process.communicate(timeout=300)[1].decode()
        assert process.returncode == 3, stderr
        assert stderr.splitlines()[-1] == (
            f"jdparse: {cluster.address}: the scheduler was lost; what is done is kept in {out}.shards; "
            "start it, and the same command goes on"
        )
        assert not out.exists()
        cluster.start_scheduler()
        cluster.start_worker()
        process = start(cluster, dump, out)
        stderr = process.communicate(timeout=300)[1].decode()
    assert process.returncode == 1, stderr
    assert stderr.startswith(f"jdparse: going on from what {out}.shards holds\n")
    assert files_of(out) == files_of(here)


def wait_for_shards(out: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    accounts = Path(f"{out}.shards/accounts")
    while process.poll() is None and not (accounts.exists() and len([*accounts.glob("*.json")]) >= count):
        time.sleep(0.05)


def test_a_document_that_kills_its_process_and_one_that_hangs_cost_themselves(
    cluster: DaskCluster, tmp_path: Path
) -> None:
    folder, store = tmp_path / "dump", Store(str(tmp_path / "store"))
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text({3: "kill", 6: "hang"}.get(number, page(number)))
    way = fingerprint()
    job = Job(store.place, ".jsonl", 10**6, Columns(), Limits(seconds=2), PoisonedHandling(), None, way)
    with connected(cluster.address, 1) as scheduler:
        planned = plan(entries([str(folder)], []), 10**6)
        parts = ClusterRun(scheduler, job, store, again=False).parts(planned, lambda _: None)
    assert [(part.converted, part.failed, part.failed_by_machine) for part in parts] == [(7, 2, 2)]
    failures = [json.loads(line) for line in store.lines(str(parts[0].failures))]
    assert [(each["path"], each["code"]) for each in failures] == [("3.txt", "worker-died"), ("6.txt", "timeout")]


def test_urls_are_read_and_written(cluster: DaskCluster, dump: Path, here: Path, tmp_path: Path) -> None:
    """``local://`` is the file system that fsspec reaches, by the way of all its others."""
    process = start(cluster, f"local://{dump}", f"local://{tmp_path}/out.jsonl")
    stderr = process.communicate(timeout=300)[1].decode()
    assert process.returncode == 1, stderr
    assert files_of(tmp_path / "out.jsonl") == files_of(here)


def test_a_url_that_leads_nowhere_is_a_failure(cluster: DaskCluster, tmp_path: Path) -> None:
    process = start(cluster, f"local://{tmp_path}/nothing", tmp_path / "out.jsonl")
    stderr = process.communicate(timeout=300)[1].decode()
    assert stderr.splitlines()[-1] == "1 documents: 0 converted, 0 without records, 1 failed"
    assert [each["code"] for each in lines_of(tmp_path / "out.jsonl.failures.jsonl")] == ["not-found"]


def test_with_shards_the_output_is_left_in_parts(run: Run, cluster: DaskCluster, dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    stderr = start(cluster, dump / "records.jsonl", out, "--shards").communicate(timeout=300)[1].decode()
    assert stderr.splitlines()[-2:] == [
        f"jdparse: the failures are listed in {out}/failures",
        "41 documents: 40 converted, 0 without records, 1 failed",
    ]
    parts = json.loads((out / "manifest.json").read_text())["parts"]
    lines = [line for part in parts for line in lines_of(out / part["documents"])]
    assert [line["source"]["path"] for line in lines] == [f"records.jsonl#{n}" for n in range(1, 42) if n != 21]
    assert [part["first_document"] for part in parts[:2]] == [0, parts[0]["converted"]]


def test_one_line_says_that_no_scheduler_answers(run: Run, pages: Path, tmp_path: Path) -> None:
    result = run("convert", pages, "-o", tmp_path / "out.jsonl", "--scheduler", "tcp://127.0.0.1:1")
    assert result.exit_code == 3
    assert last_line(result).startswith("jdparse: tcp://127.0.0.1:1: no scheduler answers (")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["pages", "-o", "-", "--scheduler", "local"], "--scheduler needs an output that keeps what is done"),
        (["pages", "-o", "x.jsonl", "--scheduler", "tcp://a:1", "--workers", "2"], "--workers is for this machine"),
        (
            ["pages", "-o", "x.csv", "--shards", "--scheduler", "local"],
            "--shards leaves parts of JSON lines",
        ),
        (["pages", "-o", "x.jsonl", "--shards"], "--shards and --shard-size are for clusters"),
        (["s3://dump", "-o", "x.jsonl"], "s3://dump: URLs are for clusters"),
    ],
)
def test_what_a_cluster_cannot_do_is_wrong_usage(run: Run, options: list[str], said: str) -> None:
    result = run("convert", *options)
    assert result.exit_code == 2
    assert said in last_line(result)


def test_a_report_tells_of_a_run_on_a_cluster_too(cluster: DaskCluster, dump: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    process = start(cluster, dump / "sub", tmp_path / "out.jsonl", "--report", str(report))
    stderr = process.communicate(timeout=300)[1].decode()
    assert process.returncode == 0, stderr
    assert "<h1>12 documents: 12 converted, 0 without records, 0 failed</h1>" in report.read_text("utf-8")
