"""Speed as ratios within one run: against jieba's segmentation of the same pages, and against the length of a page.

``make bench`` runs them; JDPARSE_BENCH_PAGES names a folder of other pages than the corpus.
"""

from __future__ import annotations

import logging
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jdparse.lexicon import load
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import RawDocument, read_file, read_text

PAGES = Path(os.environ.get("JDPARSE_BENCH_PAGES") or Path(__file__).resolve().parent.parent / "corpus")
ROUNDS = 9


@pytest.fixture(scope="module")
def pages() -> list[RawDocument]:
    return [read_file(page) for page in sorted(PAGES.rglob("*.txt"))]


def interleaved(*works: Callable[[], Any]) -> list[list[float]]:
    """Processor seconds of each work in turn, round by round, after one round that is not counted."""
    seconds: list[list[float]] = [[] for _ in works]
    for round_number in range(ROUNDS + 1):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            if round_number:
                seconds[number].append(time.process_time() - start)
    return seconds


def test_parsing_takes_no_longer_than_segmenting_with_jieba(pages: list[RawDocument], benchmark: Any) -> None:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    lexicon = load()

    def parse() -> None:
        for page in pages:
            parse_document(page, lexicon)

    def segment() -> None:
        for page in pages:
            jieba.lcut(page.text)

    parsing, segmenting = interleaved(parse, segment)
    ratio = statistics.median(one / other for one, other in zip(parsing, segmenting, strict=True))
    benchmark.extra_info["parse / jieba.lcut"] = round(ratio, 3)
    print(f"\nparse / jieba.lcut = {ratio:.3f} over {len(pages)} pages")
    benchmark.pedantic(parse, rounds=3)
    assert ratio <= 1.0


@pytest.mark.parametrize("times", [4, 16, 64])
def test_a_character_costs_the_same_on_longer_pages(pages: list[RawDocument], benchmark: Any, times: int) -> None:
    joined = "\n".join(page.text for page in pages[:5])
    once, repeated = read_text(joined), read_text("\n".join([joined] * times))
    lexicon = load()
    rounds = [
        (_seconds(lambda: parse_document(repeated, lexicon)) / times)
        / _seconds(lambda: _several(once, lexicon, times))
        * times
        for _ in range(3)
    ]
    ratio = statistics.median(rounds)
    benchmark.extra_info[f"x{times} per character"] = round(ratio, 3)
    print(f"\n{times} times as long: {ratio:.3f} per character")
    benchmark.pedantic(lambda: parse_document(once, lexicon), rounds=3)
    assert ratio <= 1.2


def _several(page: RawDocument, lexicon: Any, times: int) -> None:
    for _ in range(times):
        parse_document(page, lexicon)


def _seconds(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
