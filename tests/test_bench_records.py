"""What it costs to read records again: against parsing their pages, and in memory on long files.

``make bench`` runs them.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jdparse.batch.documents import documents
from jdparse.batch.json_lines import to_json
from jdparse.export import job_posting, unmapped_values
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import RawDocument, read_file
from jdparse.records import Document
from jdparse.statistics.counts import Statistics

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ROUNDS = 3


@pytest.fixture(scope="module")
def raws() -> list[RawDocument]:
    return [read_file(path) for path in sorted((CORPUS / "advertisement").iterdir())]


@pytest.fixture(scope="module")
def lines(raws: list[RawDocument]) -> bytes:
    return b"".join(to_json(parse_document(raw)).encode() + b"\n" for raw in raws)


def count(path: Path) -> Statistics:
    statistics = Statistics()
    for each in documents([str(path)]):
        assert isinstance(each, Document)
        statistics.add(each)
    return statistics


def export(path: Path) -> int:
    exported = 0
    for each in documents([str(path)]):
        assert isinstance(each, Document)
        for index, record in enumerate(each.records):
            exported += bool(job_posting(record, each.source, index)) + len([*unmapped_values(record, index)])
    return exported


def processor_seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("read_again", [count, export])
def test_reading_records_again_takes_less_than_a_fifth_of_parsing(
    benchmark: Any, raws: list[RawDocument], lines: bytes, tmp_path: Path, read_again: Callable[[Path], Any]
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(lines)
    parsing = min(processor_seconds(lambda: [parse_document(raw) for raw in raws]) for _ in range(ROUNDS))
    reading = min(processor_seconds(lambda: read_again(path)) for _ in range(ROUNDS))
    benchmark.extra_info["reading / parsing"] = round(reading / parsing, 3)
    print(f"\n{read_again.__name__} / parsing = {reading / parsing:.3f}")
    benchmark.pedantic(lambda: read_again(path), rounds=1)
    assert reading < 0.2 * parsing


def test_counting_ten_times_the_records_takes_no_more_memory(benchmark: Any, lines: bytes, tmp_path: Path) -> None:
    peaks = []
    for times in (1, 1, 10):  # the first loads what is loaded once
        path = tmp_path / f"{times}.jsonl"
        path.write_bytes(lines * times)
        tracemalloc.start()
        count(path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"\npeak of ten times the records / of once = {peaks[2] / peaks[1]:.2f}")
    benchmark.pedantic(lambda: count(path), rounds=1)
    assert peaks[2] < 1.5 * peaks[1]
