"""``convert`` cut short at any moment: the same command goes on, and the output is that of an undisturbed run."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import Result
from outputs import last_line, lines_of
from worker_handlers import Logging

from jdparse.batch import find
from jdparse.batch.convert import convert
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.output import open_ledger, open_output
from jdparse.batch.pool import Pool

Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]
Files = dict[str, bytes]

ROOT = Path(__file__).parent.parent
OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "json", "tables.csv", "tables.parquet", "tables.sqlite"]


@pytest.fixture(scope="session")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of thirty documents: pages of the corpus, two of the same content, and some that fail."""
    folder = tmp_path_factory.mktemp("resume") / "dump"
    (folder / "sub").mkdir(parents=True)
    pages = sorted((ROOT / "corpus").rglob("*.txt"), key=lambda page: page.stat().st_size)[:27]
    for number, page in enumerate(pages):
        shutil.copy(page, folder / ("sub" if number % 3 else ".") / f"{number:02}.txt")
    shutil.copy(pages[0], folder / "twin.txt")
    (folder / "sub/a.bin").write_bytes(bytes(range(32)) * 10)
    (folder / "sub/b.bin").write_bytes(bytes(range(32)) * 10)
    return folder


def files_of(out: Path) -> Files:
    """The output and its list of failures: name and bytes of each file."""
    failures = out.with_name(f"{out.name}.failures.jsonl")
    files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else [out]
    return {str(path.relative_to(out.parent)): path.read_bytes() for path in [*files, failures] if path.exists()}


@pytest.fixture(scope="session")
def wanted(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The lines and failures of an undisturbed run."""
    out = tmp_path_factory.mktemp("wanted") / "out.jsonl"
    with Pool(Logging(out.with_name("log")), 2) as pool, Interrupts() as interrupts:
        convert(find([str(dump)]), pool, open_output(out, "jsonl"), None, lambda *_: None, interrupts)
    assert (len(lines_of(out)), len(lines_of(Path(f"{out}.failures.jsonl")))) == (28, 2)
    return files_of(out)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_cut_short_again_and_again_comes_to_the_same_bytes(
    start: Start, dump: Path, wanted: Files, tmp_path: Path, number: signal.Signals
) -> None:
    chance, out, cut_short = random.Random(5), tmp_path / "out.jsonl", 0
    while cut_short < 3:
        process = start("convert", dump, "-o", out, "--resume", "--workers", "2")
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0, 4))
        process.send_signal(number)
        cut_short += 1
        if (status := _ended(process)) == 1:
            break
        assert status in (-number, 130)
    if not out.exists():
        assert _ended(start("convert", dump, "-o", out, "--resume")) == 1
    assert files_of(out) == wanted
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".partial")]


def _ended(process: subprocess.Popen[bytes]) -> int:
    process.communicate(timeout=120)
    return process.returncode


def test_a_second_run_at_the_same_output_is_refused(start: Start, run: Run, dump: Path, tmp_path: Path) -> None:
    process = start("convert", "-", "-o", tmp_path / "out.jsonl")
    while not (tmp_path / "out.jsonl.partial").exists():
        assert process.poll() is None
    result = run("convert", dump, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 3
    assert "another run writes it" in last_line(result)
    process.communicate(b"x", timeout=60)
    assert process.returncode == 0


class Parsed:
    """Converts a folder with a ledger, and knows which documents were parsed for it."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder, self.out, self.log = folder, out, out.with_name("log")

    def __call__(self, way: str = "one way") -> list[str]:
        self.log.write_text("")
        ledger = open_ledger(self.out, way, anew=False)
        with Pool(Logging(self.log), 1) as pool, Interrupts() as interrupts:
            output = open_output(self.out, "jsonl")
            convert(find([str(self.folder)]), pool, output, ledger, lambda *_: None, interrupts)
        ledger.close()
        return self.log.read_text().split()


def test_only_what_is_new_or_changed_is_done_again(pages: Path, tmp_path: Path, form: str) -> None:
    parsed = Parsed(pages, tmp_path / "out.jsonl")
    assert parsed() == ["b.txt", "sub/a.md"]
    (pages / "b.txt").write_text(form.replace("档案", "资料"))
    (pages / "c.txt").write_text(form)
    assert parsed() == ["b.txt", "c.txt"]
    assert [each["records"][0]["title"] for each in lines_of(tmp_path / "out.jsonl")] == [
        "资料管理员",
        "档案管理员",
        "档案管理员",
    ]
    assert parsed() == []
    (pages / "b.txt").unlink()
    assert parsed() == []
    assert [each["source"]["path"] for each in lines_of(tmp_path / "out.jsonl")] == ["c.txt", "sub/a.md"]


def test_a_document_that_moves_is_parsed_under_its_new_name(pages: Path, tmp_path: Path) -> None:
    parsed = Parsed(pages, tmp_path / "out.jsonl")
    parsed()
    (pages / "b.txt").rename(pages / "z.txt")
    assert parsed() == ["z.txt"]


def test_another_parser_or_other_labels_do_all_again(pages: Path, tmp_path: Path) -> None:
    parsed = Parsed(pages, tmp_path / "out.jsonl")
    parsed()
    assert parsed("another way") == ["b.txt", "sub/a.md"]


def test_a_failure_of_the_document_is_kept_and_one_of_the_machine_tried_again(pages: Path, tmp_path: Path) -> None:
    (pages / "a.bin").write_bytes(bytes(range(32)) * 10)
    (pages / "lost.txt").symlink_to("nowhere.txt")
    parsed = Parsed(pages, tmp_path / "out.jsonl")
    assert parsed() == ["a.bin", "b.txt", "lost.txt", "sub/a.md"]
    assert parsed() == ["lost.txt"]
    failures = lines_of(tmp_path / "out.jsonl.failures.jsonl")
    assert [(each["path"], each["code"]) for each in failures] == [
        ("a.bin", "unsupported-format"),
        ("lost.txt", "not-found"),
    ]


def test_overwrite_begins_anew_and_resume_does_not(run: Run, pages: Path, tmp_path: Path) -> None:
    account = "2 documents: 2 converted, 0 without records, 0 failed"
    out = tmp_path / "out.jsonl"
    run("convert", pages, "-o", out)
    (pages / "b.txt").rename(pages / "c.txt")
    resumed = run("convert", pages, "-o", out, "--resume")
    assert resumed.stderr.splitlines() == [f"jdparse: going on from what {out}.ledger holds", account]
    assert names_in_ledger(out) == ["b.txt", "c.txt", "sub/a.md"]
    assert run("convert", pages, "-o", out, "--overwrite").stderr.splitlines() == [account]
    assert names_in_ledger(out) == ["c.txt", "sub/a.md"]


def names_in_ledger(out: Path) -> list[str]:
    with closing(sqlite3.connect(f"{out}.ledger")) as database:
        return [path.decode() for (path,) in database.execute("SELECT path FROM outcomes ORDER BY path")]


def test_resume_and_overwrite_exclude_each_other_and_a_stream_keeps_nothing(run: Run, pages: Path) -> None:
    assert run("convert", pages, "-o", "x.jsonl", "--resume", "--overwrite").exit_code == 2
    result = run("convert", pages, "-o", "-", "--resume")
    assert result.exit_code == 2
    assert "--resume needs an output that keeps what is done" in last_line(result)


def test_a_run_killed_between_its_list_of_failures_and_its_output_goes_on(
    run: Run, dump: Path, wanted: Files, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    run("convert", dump, "-o", out)
    out.rename(tmp_path / "out.jsonl.partial")
    assert run("convert", dump, "-o", out).exit_code == 1
    assert files_of(out) == wanted


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that holds less than half of the output and its ledger; skips the test where none may be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no tmpfs may be mounted here: it takes root's rights")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("name", ["out.jsonl", "tables.sqlite", "json"])
def test_a_full_disk_is_one_line_and_status_3_and_the_run_goes_on_when_there_is_room(
    run: Run, dump: Path, tmp_path: Path, small_disk: Path, name: str
) -> None:
    result = run("convert", dump, "-o", small_disk / name)
    assert result.exit_code == 3
    assert last_line(result).startswith(f"jdparse: {small_disk / name}: cannot be written (")
    assert "full" in last_line(result) or "No space left on device" in last_line(result)
    assert last_line(result).endswith("; what is done is kept, and the same command with --resume goes on")
    assert not (small_disk / name).exists()
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert run("convert", dump, "-o", small_disk / name, "--resume").exit_code == 1
    assert run("convert", dump, "-o", tmp_path / name).exit_code == 1
    assert files_of(small_disk / name) == files_of(tmp_path / name)


def test_a_limit_on_the_size_of_files_is_one_line_and_status_3(dump: Path, wanted: Files, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "jdparse", "convert", str(dump), "-o", str(out), "--resume"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def ended(limit: Callable[[], None] | None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=environment, preexec_fn=limit, capture_output=True, text=True)

    limited = ended(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)))
    assert limited.returncode == 3
    assert limited.stderr.splitlines()[-1].startswith(f"jdparse: {out}: cannot be written (")
    assert ended(None).returncode == 1
    assert files_of(out) == wanted


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_any_number_of_workers_writes_the_same_bytes(
    run: Run, dump: Path, wanted: Files, tmp_path: Path, workers: int
) -> None:
    assert run("convert", dump, "-o", tmp_path / "out.jsonl", "--workers", str(workers)).exit_code == 1
    assert files_of(tmp_path / "out.jsonl") == wanted


@pytest.fixture(scope="session")
def done(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of a run over the folder."""
    place = tmp_path_factory.mktemp("done") / "out.jsonl"
    command = [sys.executable, "-m", "jdparse", "convert", str(dump), "-o", str(place)]
    assert subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}).returncode == 1
    return Path(f"{place}.ledger")


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_format_has_the_same_bytes_from_a_ledger_as_from_workers(
    run: Run, dump: Path, done: Path, tmp_path: Path, name: str
) -> None:
    written = []
    for place in ("ledger", "workers"):
        out = tmp_path / place / name
        out.parent.mkdir()
        if place == "ledger":
            shutil.copy(done, f"{out}.ledger")
        assert run("convert", dump, "-o", out).exit_code == 1
        written.append(files_of(out))
    assert written[0] == written[1]
    assert len(written[0]) > 1


def test_any_hash_seed_and_any_order_of_a_folders_entries_give_the_same_bytes(
    start: Start, run: Run, dump: Path, wanted: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in ("1", "77"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        out = tmp_path / seed / "out.jsonl"
        assert _ended(start("convert", dump, "-o", out)) == 1
        assert files_of(out) == wanted
    copied = tmp_path / "dump"
    for path in sorted(dump.rglob("*.*"), reverse=True):
        (copied / path.relative_to(dump)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied / path.relative_to(dump))
    assert run("convert", copied, "-o", tmp_path / "copied/out.jsonl").exit_code == 1
    assert files_of(tmp_path / "copied/out.jsonl") == wanted
