"""Kills and interrupts ``jdparse convert`` at random moments, fills its disk, and compares what it comes to.

``crash_test.py [--documents 2000] [--kills 25] [--workers 2] [--seed 1] [KIND ...]`` makes mixed documents out of
``corpus/`` and puts them into a folder, into one ``.zip``, ``.tar.gz`` or ``.jsonl``. It converts them undisturbed,
then again with kill -9 and with Ctrl-C, the folder also on a disk that is too small and with kill -9 before each step
in which outputs take their names; each time with the same command until it ends. Prints what it saw; status 1 when an
output differed from the undisturbed one.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jdparse.reading import read_file

ROOT = Path(__file__).resolve().parent.parent
RUBBISH = (b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"")
CODECS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be")
COMMAND = [sys.executable, "-m", "jdparse", "convert"]
KINDS = ("folder", "zip", "tar.gz", "jsonl")
MOVED_DOCUMENTS = 60
KILLED_AT_A_MOVE = """
import os, shutil, signal, sys
left = int(sys.argv.pop(1))
def counted(step):
    def taken(*args, **named):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*args, **named)
    return taken
os.replace, os.fsync, os.sync, shutil.rmtree = map(counted, (os.replace, os.fsync, os.sync, shutil.rmtree))
from jdparse.cli import main
main()
"""


def make_dump(place: Path, kind: str, documents: int, chance: random.Random) -> None:
    """``documents`` of them in a container of this kind, or in a folder."""
    made = make_documents(documents, chance)
    if kind == "folder":
        for name, data in made:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
    elif kind == "zip":
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in made:
                archive.writestr(name, data)
    elif kind == "tar.gz":
        with tarfile.open(place, "w:gz") as tar:
            for name, data in made:
                header = tarfile.TarInfo(name)
                header.size = len(data)
                tar.addfile(header, io.BytesIO(data))
    else:
        lines = (json.dumps({"id": name, "text": data.decode("utf-8", "replace")}) for name, data in made)
        place.write_text("".join(f"{line}\n" for line in lines))


def make_documents(documents: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Pages in five encodings, as Markdown and as web pages, cut short, and plain rubbish."""
    pages = [read_file(page).text for page in sorted((ROOT / "corpus").rglob("*.txt"))]
    for number in range(documents):
        page = f"{chance.choice(pages)}\n{number if chance.random() < 0.9 else ''}\n"
        kind = chance.choice(["txt"] * 6 + ["md", "html", "cut.txt", "bin"])
        yield f"{number * 37 // documents:02}/{number:06}.{kind}", _bytes_of(kind, page, chance)


def _bytes_of(kind: str, page: str, chance: random.Random) -> bytes:
    if kind == "bin":
        return chance.choice(RUBBISH) + chance.randbytes(2000)
    if kind == "html":
        lines = "".join(f"<p>{line}</p>" for line in page.splitlines())
        return f"<!doctype html><html><head><title>岗位</title></head><body>{lines}</body></html>".encode()
    data = page.encode(chance.choice(CODECS) if kind == "txt" else "utf-8", "replace")
    return data[: len(data) // 2] if kind == "cut.txt" else data


class Trial:
    """A dump, how it is converted, and what an undisturbed run makes of it."""

    def __init__(self, work: Path, kind: str, documents: int, workers: int, seed: int) -> None:
        self.work = work
        self.chance = random.Random(seed)
        self.dump = work / ("dump" if kind == "folder" else f"dump.{kind}")
        self.options = ["--workers", str(workers)]
        make_dump(self.dump, kind, documents, self.chance)
        started = time.monotonic()
        ended = subprocess.run(self.command(work / "undisturbed.jsonl"), capture_output=True, text=True, cwd=ROOT)
        self.seconds = time.monotonic() - started
        self.wanted = outputs(work / "undisturbed.jsonl")
        print(f"{kind}, undisturbed: {ended.stderr.splitlines()[-1]}, status {ended.returncode}, {self.seconds:.1f} s")

    def command(self, out: Path) -> list[str]:
        return [*COMMAND, str(self.dump), "-o", str(out), "--resume", *self.options]

    def until_done(self, out: Path, number: signal.Signals, most: int) -> int:
        """Convert to ``out``, disturbed by the signal at up to ``most`` random moments; how many there were."""
        disturbed = 0
        while True:
            process = subprocess.Popen(self.command(out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)
            moment = self.chance.uniform(0, self.seconds / 3)
            if disturbed < most and not _ended_within(process, moment):
                process.send_signal(number)
            stderr = process.communicate()[1].decode()
            if process.returncode in (0, 1):
                return disturbed
            assert process.returncode in (-number, 130), f"status {process.returncode}: {stderr}"
            disturbed += 1


def _ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def outputs(out: Path) -> tuple[dict[str, bytes], bytes]:
    """The files of an output by their names below it, and the bytes of its list of failures."""
    failures = out.with_name(f"{out.name}.failures.jsonl")
    files = sorted(each for each in out.rglob("*") if each.is_file()) if out.is_dir() else [out]
    bytes_of = {str(each.relative_to(out)): each.read_bytes() for each in files}
    return bytes_of, failures.read_bytes() if failures.exists() else b""


def disturb(trial: Trial, number: signal.Signals, kills: int) -> bool:
    """Runs that the signal cuts short, until there were ``kills`` of them; whether all came to the same bytes."""
    seen = Counter[bool]()
    done = rounds = 0
    while done < kills:
        rounds += 1
        out = trial.work / f"{number.name}-{rounds}.jsonl"
        done += trial.until_done(out, number, min(8, kills - done))
        seen[outputs(out) == trial.wanted] += 1
        forget(out)
    print(f"{number.name}: {done} times in {rounds} runs; output identical in {seen[True]}, different in {seen[False]}")
    return not seen[False]


def forget(out: Path) -> None:
    """Remove all that a run has left."""
    for each in out.parent.glob(f"{out.name}*"):
        shutil.rmtree(each) if each.is_dir() else each.unlink()


def kill_at_moves(work: Path, workers: int, seed: int) -> bool:
    """Outputs of an earlier run are brought up to date, killed before each step in which files and folders move."""
    work.mkdir()
    trial = Trial(work, "folder", MOVED_DOCUMENTS, workers, seed)
    identical = [_kill_at_moves(trial, work / name) for name in ("out.jsonl", "json", "tables.csv")]
    return all(identical)


def _kill_at_moves(trial: Trial, out: Path) -> bool:
    added, seen = trial.dump / "00/added.txt", Counter[bool]()
    done, status = trial.command(out), -signal.SIGKILL
    subprocess.run(done, capture_output=True, cwd=ROOT)
    while status == -signal.SIGKILL:
        added.write_text(f"岗位名称：门卫{seen.total()}")
        step = ["-c", KILLED_AT_A_MOVE, str(seen.total() + 1), "convert", *done[len(COMMAND) :]]
        status = subprocess.run([sys.executable, *step], capture_output=True, cwd=ROOT).returncode
        subprocess.run(done, capture_output=True, cwd=ROOT)
        anew = out.with_name(f"anew-{out.name}")
        subprocess.run(trial.command(anew), capture_output=True, cwd=ROOT)
        seen[outputs(out) == outputs(anew)] += 1
        forget(anew)
    added.unlink()
    forget(out)
    print(f"moving {out.name}: killed before {seen.total() - 1} steps; identical {seen[True]}, different {seen[False]}")
    return not seen[False]


def fill_disk(trial: Trial, share: float) -> bool:
    """A run with room for ``share`` of what it writes, then the same command with room enough."""
    room = int(share * sum(map(len, trial.wanted[0].values())))
    with small_disk(trial.work / "small", room) as (folder, limited, enlarge):
        out = folder / "out.jsonl"
        first = subprocess.run(trial.command(out), capture_output=True, text=True, preexec_fn=limited, cwd=ROOT)
        kept = sum(each.stat().st_size for each in folder.glob("out.jsonl.ledger*"))
        enlarge()
        second = subprocess.run(trial.command(out), capture_output=True, text=True, cwd=ROOT)
        same = outputs(out) == trial.wanted
        print(f"disk with room for {room} bytes: status {first.returncode}, {kept} bytes kept in the ledger")
        print(f"  said: {first.stderr.splitlines()[-1]}")
        how = "identical" if same else "DIFFERENT"
        print(f"  then, with room enough: {second.stderr.splitlines()[0]!r}, status {second.returncode}, output {how}")
        forget(out)
    return same and first.returncode == 3


@contextmanager
def small_disk(place: Path, room: int) -> Iterator[tuple[Path, Callable[[], None], Callable[[], None]]]:
    """A folder with ``room`` bytes: a tmpfs where it may be mounted, else a limit on the size of files that the run
    puts on itself; with what the run calls first, and what gives it room."""
    place.mkdir()
    size = f"size={max(room // 4096, 1) * 4096}"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        yield place, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)), lambda: None
        return
    try:
        yield place, lambda: None, lambda: _remount(place)
    finally:
        subprocess.run(["umount", str(place)], check=True)
        place.rmdir()


def _remount(place: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=4g", str(place)], check=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--kills", type=int, default=25)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; all by default")
    given = options.parse_args()
    well: list[bool] = []
    for kind in given.kinds or KINDS:
        with tempfile.TemporaryDirectory(prefix="crash-test-") as work:
            trial = Trial(Path(work), kind, given.documents, given.workers, given.seed)
            well += [disturb(trial, number, given.kills) for number in (signal.SIGKILL, signal.SIGINT)]
            if kind == "folder":
                well += [fill_disk(trial, share) for share in (0.05, 0.6, 1.2)]
                well.append(kill_at_moves(Path(work, "moves"), given.workers, given.seed))
    print("all outputs identical" if all(well) else "SOME OUTPUTS DIFFER")
    return 0 if all(well) else 1


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.exit(main())
