"""What frames cost: their time against that of pandas for the same rows, and their memory when read in chunks.

``make bench`` runs them; JDPARSE_BENCH_RECORDS says on how many records.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pytest

import jdparse
from jdparse.batch.json_lines import to_json
from jdparse.tables import TABLES, rows

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path(os.environ.get("JDPARSE_BENCH_PAGES") or ROOT / "corpus")
RECORDS = int(os.environ.get("JDPARSE_BENCH_RECORDS", "10000"))
ROUNDS = 3
CHUNKSIZE = 250


@pytest.fixture(scope="module")
def documents() -> list[str]:
    """The pages' documents as lines of JSON."""
    return [to_json(found) for found in jdparse.read(PAGES) if isinstance(found, jdparse.Document)]


def write_lines(path: Path, documents: list[str], records: int) -> Path:
    """A file of ``documents``, over and over, until it holds so many records."""
    held = 0
    with path.open("w", encoding="utf-8") as file:
        for document in itertools.cycle(documents):
            if held >= records:
                return path
            file.write(f"{document}\n")
            held += len(json.loads(document)["records"])
    raise AssertionError("a cycle does not end")


def write_flat_rows(folder: Path, lines: Path) -> list[Path]:
    """The rows of each table as plain lines of JSON, an object of scalars each."""
    paths = {table.name: folder / f"{table.name}.jsonl" for table in TABLES}
    names = {table.name: [column.name for column in table.columns] for table in TABLES}
    files = {name: path.open("w", encoding="utf-8") for name, path in paths.items()}
    for number, line in enumerate(lines.open(encoding="utf-8")):
        for table, row in rows(json.loads(line), number):
            json.dump(dict(zip(names[table], row, strict=True)), files[table], ensure_ascii=False)
            files[table].write("\n")
    for file in files.values():
        file.close()
    return list(paths.values())


def seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_frames_take_at_most_twice_the_time_of_pandas_for_the_same_rows(
    benchmark: Any, documents: list[str], tmp_path: Path
) -> None:
    lines = write_lines(tmp_path / "out.jsonl", documents, RECORDS)
    flat = write_flat_rows(tmp_path, lines)
    ours, theirs = [], []
    for _ in range(ROUNDS):  # in turns, so that a busy machine meets both
        ours.append(seconds(lambda: jdparse.frames(lines)))
        theirs.append(seconds(lambda: [pandas.read_json(path, lines=True) for path in flat]))
    ratio = min(ours) / min(theirs)
    benchmark.extra_info["frames / read_json"] = round(ratio, 2)
    print(f"\n{RECORDS} records: frames / read_json = {ratio:.2f} ({min(ours):.1f} s against {min(theirs):.1f} s)")
    benchmark.pedantic(lambda: jdparse.frames(lines), rounds=1)
    assert ratio <= 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_in_chunks_does_not_grow_with_the_file(benchmark: Any, documents: list[str], tmp_path: Path) -> None:
    few = write_lines(tmp_path / "few.jsonl", documents, RECORDS // 4)
    many = write_lines(tmp_path / "many.jsonl", documents, RECORDS)
    peaks = {
        "a quarter, in chunks": peak_megabytes(few, f"chunksize={CHUNKSIZE}"),
        "all, in chunks": peak_megabytes(many, f"chunksize={CHUNKSIZE}"),
        "all, at once": peak_megabytes(many, "chunksize=None"),
    }
    benchmark.extra_info["peak MB"] = peaks
    print(f"\npeak MB, {RECORDS} records in {many.stat().st_size >> 20} MB of lines: {peaks}")
    benchmark.pedantic(lambda: None, rounds=1)
    assert peaks["all, in chunks"] < 1.2 * peaks["a quarter, in chunks"]


def peak_megabytes(lines: Path, how: str) -> int:
    """The most memory that a process has which takes the frames of ``lines`` one after the other: its own, where
    ru_maxrss would be at least that of the process that started it."""
    code = (
        "import jdparse, re, sys\n"
        f"found = jdparse.frames(sys.argv[1], {how})\n"
        "count = sum(len(each['records']) for each in ([found] if hasattr(found, 'records') else found))\n"
        "assert count > 0\n"
        "print(int(re.search('VmHWM:(.*) kB', open('/proc/self/status').read())[1]) >> 10)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(lines)], env=environment, capture_output=True, text=True, check=True
    )
    return int(ran.stdout)
