"""``jdparse convert`` as a process: interrupted, in a pipe, on a terminal."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result
from outputs import lines_of

Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]


def test_an_interrupted_run_keeps_what_is_done_and_goes_on(start: Start, pages: Path, tmp_path: Path) -> None:
    for number in range(150):
        (pages / f"{number:03}.txt").write_bytes((pages / "b.txt").read_bytes())
    out, partial = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial"
    process = start("convert", pages, "-o", out)
    while process.poll() is None and not (partial.exists() and partial.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    stderr = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert not out.exists()
    kept = [each["source"]["path"] for each in lines_of(partial)]
    assert kept == [f"{number:03}.txt" for number in range(len(kept))]
    assert stderr.splitlines()[-2:] == [
        f"jdparse: interrupted; what is done is kept in {out}.partial; the same command goes on",
        f"{len(kept)} documents: {len(kept)} converted, 0 without records, 0 failed",
    ]
    process = start("convert", pages, "-o", out)
    assert process.wait(timeout=60) == 0
    assert len(lines_of(out)) == 152
    assert not partial.exists()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs the process list of Linux")
@pytest.mark.parametrize("command", ["convert", "view"])
def test_ctrl_c_while_the_workers_load_is_one_line(
    script: list[str], pages: Path, tmp_path: Path, command: str
) -> None:
    """A terminal interrupts the whole group of processes, the server that loads the parser for the workers too."""
    out = tmp_path / ("out.jsonl" if command == "convert" else "out")
    process = subprocess.Popen(
        [*script, command, str(pages), "-o", str(out)],
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        text=True,
        start_new_session=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while len(children.read_text().split()) < 2:  # what tracks resources, and the server
        time.sleep(0.01)
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    stderr = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert "Traceback" not in stderr
    assert "jdparse: interrupted" in stderr


def test_a_reader_that_goes_away_ends_the_run_quietly(start: Start, pages: Path) -> None:
    for number in range(300):
        (pages / f"{number}.txt").write_bytes((pages / "b.txt").read_bytes())
    process = start("convert", pages, "-o", "-")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 1


def test_a_process_of_its_own_gives_the_same_bytes(start: Start, run: Run, pages: Path, tmp_path: Path) -> None:
    run("convert", pages, "-o", tmp_path / "here.jsonl")
    process = start("convert", pages, "-o", "-")
    stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout) == (0, (tmp_path / "here.jsonl").read_bytes())
    assert stderr == b"2 documents: 2 converted, 0 without records, 0 failed\n"


def test_in_a_pipe_a_plain_line_tells_now_and_then_how_far_the_run_is(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdparse.cli.progress.SECONDS_BETWEEN_LINES", 0)
    first, second, account = run("convert", pages, "-o", "/dev/null").stderr.splitlines()
    assert re.fullmatch(r"jdparse: 1 documents so far, [\d.]+ documents/s, 0 failed", first)
    assert second.startswith("jdparse: 2 documents so far, ")
    assert account == "2 documents: 2 converted, 0 without records, 0 failed"


def test_on_a_terminal_a_bar_tells_it_and_the_account_is_left(script: list[str], pages: Path, tmp_path: Path) -> None:
    terminal, stderr = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "TERM": "xterm", "COLUMNS": "80"}
    command = [*script, "convert", str(pages), "-o", str(tmp_path / "out.jsonl")]
    with subprocess.Popen(command, stderr=stderr, env=environment) as process:
        os.close(stderr)
        shown = b""
        # On Linux, reading from a terminal whose other end is closed fails.
        with suppress(OSError):
            while piece := os.read(terminal, 4096):
                shown += piece
        os.close(terminal)
    assert process.returncode == 0
    assert b"2/2" in shown
    assert b"documents/s" in shown
    assert shown.endswith(b"2 documents: 2 converted, 0 without records, 0 failed\r\n")
