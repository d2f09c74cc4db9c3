"""How long a person waits for a page of 12,000 characters: to open it, and for what a click lights."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, started_chromium

from jdparse.parsing.pipeline import parse_page
from jdparse.reading import read_file, read_text
from jdparse.view.document_page import document_page

ROOT = Path(__file__).parent.parent
CHARACTERS = 12_000
ROUNDS = 11

DRAWN = """
const done = arguments[0];
requestAnimationFrame(() => setTimeout(done));
"""
"""Waits for the frame in which all is drawn."""

CLICKED = """
const done = arguments[1];
const buttons = document.querySelectorAll("#records [data-pointer]");
const begun = performance.now();
buttons[arguments[0] % buttons.length].click();
requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
"""
"""Milliseconds from a click on a value to the frame in which its text is lit and in view."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    yield from started_chromium()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The view of the longest pages of the corpus, one behind the other, up to 12,000 characters."""
    texts = sorted((read_file(path).text for path in (ROOT / "corpus/collection").glob("*.txt")), key=len)
    raw = read_text("\n".join(reversed(texts))[:CHARACTERS])
    document, classes = parse_page(raw)
    path = tmp_path / "page.html"
    path.write_bytes(document_page(document, raw.text, classes))
    return path


def test_a_page_of_12000_characters_opens(benchmark: Any, chromium: Browser, page: Path) -> None:
    chromium.open(page)
    chromium.driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    processor: list[float] = []

    def opened() -> None:
        chromium.driver.get("about:blank")
        chromium.driver.get(page.as_uri())
        chromium.driver.execute_async_script(DRAWN)
        measured = chromium.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        processor.extend(each["value"] for each in measured if each["name"] == "TaskDuration")

    benchmark.pedantic(opened, rounds=ROUNDS)
    told = " ".join(f"{1000 * seconds:.0f}" for seconds in sorted(processor))
    print(f"\nopened in {told} ms of the processor; {page.stat().st_size} bytes")


def test_a_click_on_a_page_of_12000_characters_is_answered(benchmark: Any, chromium: Browser, page: Path) -> None:
    chromium.open(page)
    places = itertools.count(step=7)
    waited: list[float] = []

    def clicked() -> None:
        waited.append(chromium.driver.execute_async_script(CLICKED, next(places)))

    benchmark.pedantic(clicked, rounds=ROUNDS)
    print(f"\nanswered in {' '.join(f'{milliseconds:.0f}' for milliseconds in sorted(waited))} ms")
