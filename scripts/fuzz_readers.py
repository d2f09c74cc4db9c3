#!/usr/bin/env python3
"""Damage valid documents at random and read them: fuzz_readers.py [--inputs N] [--first N] [--seed S] [FORMAT ...]

An input is a find when reading it raises anything but ReadError, gives spans that do not hold, makes our own code
stumble, takes more than --seconds of the processor, does not end, or ends the process. Each input follows from the
seed and its number; finds are kept as FORMAT-NUMBER.bin in --finds. LibreOffice takes much longer than the rest, so
.doc is read by antiword alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import samples
from mutations import mutated
from reader_laws import outcome

from jdparse.reading import ReadError

SAID_EVERY = 20_000

MAKERS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: "\n".join(samples.LINES).encode("gb18030"),
    "html": samples.make_html,
    "mht": samples.make_mhtml,
    "docx": samples.make_lean_docx,
    "doc": samples.make_doc,
    "rtf": samples.make_rtf,
    "pdf": samples.make_pdf,
    "xlsx": samples.make_lean_xlsx,
    "xls": samples.make_xls,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(MAKERS)}; all by default")
    parser.add_argument("--inputs", type=int, default=1000, help="how many documents of each format (1000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first, to go on where a run ended (0)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=10, help="of the processor that one document may take (10)")
    parser.add_argument("--finds", type=Path, default=Path("out/finds"), help="where finds are kept (out/finds)")
    options = parser.parse_args()
    finds = sum(_fuzz(name, options) for name in options.formats or MAKERS)
    return 1 if finds else 0


def _fuzz(name: str, options: argparse.Namespace) -> int:
    """Read the inputs of one format in a process of its own, and go on behind one that ends it; how many finds."""
    valid = MAKERS[name]()
    started, at, finds = time.monotonic(), options.first, 0
    end = at + options.inputs
    while at < end:
        number = multiprocessing.Value("q", at)
        found = multiprocessing.Value("q", 0)
        process = multiprocessing.Process(target=_read_inputs, args=(name, valid, options, number, found))
        process.start()
        ended_by = _watch(process, number, options.seconds)
        finds += found.value
        if ended_by is None:
            break
        finds += 1
        _keep(name, number.value, mutated(valid, _rng(options.seed, name, number.value)), ended_by, options.finds)
        at = number.value + 1
    print(f"{name}: {options.inputs} inputs, {finds} finds, {time.monotonic() - started:.0f} s", flush=True)
    return finds


def _watch(process: multiprocessing.Process, number: Synchronized[int], seconds: float) -> str | None:
    """Wait for the process; why it had to be given up, None where it came to its end."""
    last, since = -1, time.monotonic()
    while process.is_alive():
        process.join(1)
        if number.value != last:
            last, since = number.value, time.monotonic()
        elif time.monotonic() - since > max(60, 6 * seconds):
            process.kill()
            process.join()
            return "did not end"
    return None if process.exitcode == 0 else f"ended the process with status {process.exitcode}"


def _read_inputs(
    name: str, valid: bytes, options: argparse.Namespace, number: Synchronized[int], found: Synchronized[int]
) -> None:
    _only_antiword()
    outcomes: Counter[str] = Counter()
    for at in range(number.value, options.first + options.inputs):
        number.value = at
        if at % SAID_EVERY == 0:
            print(f"{name}: at input {at}", flush=True)
        data = mutated(valid, _rng(options.seed, name, at))
        started = time.process_time()
        try:
            result = outcome(data, f"a.{name}")
            outcomes[result.code if isinstance(result, ReadError) else "read"] += 1
            seconds = time.process_time() - started
            why = f"{seconds:.1f} s" if seconds > options.seconds else None
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
        if why:
            found.value += 1
            _keep(name, at, data, why, options.finds)
    print(f"{name}: {dict(outcomes)}", flush=True)


def _rng(seed: int, name: str, number: int) -> random.Random:
    return random.Random(f"{seed} {name} {number}")


def _keep(name: str, number: int, data: bytes, why: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}-{number}.bin").write_bytes(data)
    print(f"{name} {number}: {' '.join(why.split())}", flush=True)


def _only_antiword() -> None:
    antiword = shutil.which("antiword")
    folder = tempfile.mkdtemp(prefix="fuzz-")
    if antiword:
        os.symlink(antiword, Path(folder, "antiword"))
    os.environ["PATH"] = folder


if __name__ == "__main__":
    sys.exit(main())
