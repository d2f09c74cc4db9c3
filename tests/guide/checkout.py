"""A copy of the checkout in which the blocks of one page are run in their order, as a reader would."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import jdparse
from guide import ROOT, name_of
from guide.answers import duckdb_answer, frame_answer, sqlite_answer
from guide.blocks import Block, Rows, as_table, blocks_of
from guide.shown_records import shown, true_as_shown

_MADE = shutil.ignore_patterns(".*", "*.egg-info", "out", "build", "dist", "mutants")
_NOW_AND_THEN = re.compile(r"jdparse: \d+ documents so far, .*\n")
"""What a run tells every five seconds: on a slow machine, or never."""


class Checkout:
    """The copy in ``folder``; the blocks of Python share their names."""

    def __init__(self, folder: Path) -> None:
        self.folder = shutil.copytree(ROOT, folder, ignore=_MADE)
        self.names: dict[str, Any] = {}

    def run_page(self, page: Path) -> None:
        """Every block of ``page``; AssertionError names the line of the first that does not do what it shows."""
        for block in blocks_of(page):
            if block.not_run is None:
                where = f"{name_of(page)}:{block.line}"
                try:
                    self.run(block)
                except Exception as error:
                    raise AssertionError(f"{where}: {error}") from error

    def run(self, block: Block) -> None:
        """Do what ``block`` is for."""
        if block.kind == "file":
            self.write(block)
        else:
            RUNNERS[block.language](self, block)

    def write(self, block: Block) -> None:
        """Make the block the file that it says it is."""
        file = self.folder / str(block.name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.content, "utf-8")

    def bash(self, script: str, **environment: str) -> str:
        """What ``script`` prints, messages included; it may not fail. ``make`` only says what it would do."""
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        ours = {"PATH": path, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1", "COLUMNS": "80", "MAKEFLAGS": "n"}
        command = ["bash", "-euo", "pipefail", "-c", f"exec 2>&1\n{script}"]
        ran = subprocess.run(
            command, cwd=self.folder, env=os.environ | ours | environment, capture_output=True, text=True
        )
        assert ran.returncode == 0, f"exit status {ran.returncode}\n{script}\n{ran.stdout}"
        return ran.stdout


def _shell(checkout: Checkout, block: Block) -> None:
    checkout.bash(block.content)


def _console(checkout: Checkout, block: Block) -> None:
    """Each command, which begins with ``$``, prints the lines below it; a line … stands for any lines."""
    for command, below in re.findall(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block.content, re.M):
        printed = _NOW_AND_THEN.sub("", checkout.bash(command))
        assert _is_shown(below, printed), f"$ {command}\nprints\n{printed}and not\n{below}"


def _is_shown(below: str, printed: str) -> bool:
    pattern = "".join("(?:.*\n)*?" if line == "…" else f"{re.escape(line)}\n" for line in below.splitlines())
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed.splitlines())) is not None


def _python(checkout: Checkout, block: Block) -> None:
    """A session with ``>>>`` is a doctest, anything else a script. Both start in the folder of the page."""
    with chdir(checkout.folder):
        if block.content.startswith(">>> "):
            _session(checkout.names, block)
        else:
            exec(compile(block.content, f"line {block.line}", "exec"), checkout.names)
    if block.result is not None and "answer" in checkout.names:
        _check(frame_answer(checkout.names.pop("answer")), block)


def _session(names: dict[str, Any], block: Block) -> None:
    example = doctest.DocTestParser().get_doctest(block.content, names, "page", None, block.line)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert not runner.run(example, out=report.append, clear_globs=False).failed, "".join(report)
    names.update(example.globs)


def _records(checkout: Checkout, block: Block) -> None:
    assert block.kind == "records of", "JSON is the records of a file, or a file"
    document = jdparse.parse_file(checkout.folder / str(block.name)).model_dump_json()
    wanted = shown(block.content)
    assert wanted == true_as_shown(json.loads(document, object_pairs_hook=list), wanted)


def _text(checkout: Checkout, block: Block) -> None:
    """A picture; commands stand in blocks that are run."""
    commands = re.findall(r"^(?:\$ |jdparse |python |pip |make ).*", block.content, re.M)
    assert not commands, f"a command in a block that is not run: {commands}"


def _sql(checkout: Checkout, block: Block) -> None:
    if block.kind == "database":
        _check(sqlite_answer(block.content, checkout.folder / str(block.name)), block)
    else:
        _check(duckdb_answer(block.content, checkout.folder), block)


def _check(answer: Rows, block: Block) -> None:
    assert block.result in (None, answer), f"the result is\n{as_table(answer)}"


RUNNERS: dict[str, Callable[[Checkout, Block], None]] = {
    "sh": _shell,
    "console": _console,
    "python": _python,
    "json": _records,
    "text": _text,
    "sql": _sql,
}
"""How the blocks of each language are run; a block of another language must be a file."""
