"""How long a person waits for a page of 12,000 characters: to open it, and for what a click lights."""

from __future__ import annotations

import html
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from browser import Browser, started_chromium

from jdparse.parsing.pipeline import parse_page
from jdparse.reading import read_file, read_text
from jdparse.view.document_page import document_page

ROOT = Path(__file__).parent.parent
CHARACTERS = 12_000
ROUNDS = 11

OPENED = """
const [wait, done] = arguments;
requestAnimationFrame(() => setTimeout(() => {
  const drawn = performance.now();
  setTimeout(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    done({
      "content loaded": navigation.domContentLoadedEventEnd,
      "drawn": drawn,
      "first contentful paint": paint?.startTime,
    });
  }, wait);
}));
"""
"""Waits for the frame in which all is drawn; tells the milliseconds from the start of the navigation, as the browser
counts them."""
PAINTED = 150
"""Milliseconds after which the browser surely tells when it painted first."""

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


@pytest.fixture
def base_lines(tmp_path: Path, page: Path) -> dict[str, Path]:
    """What an empty page costs, and one that shows the bytes of the page as plain text."""
    shown = html.escape(page.read_text("utf-8"))
    bodies = {"empty page": "", "same bytes as plain text": f'<pre style="white-space: pre-wrap">{shown}</pre>'}
    paths = {name: tmp_path / f"{name}.html" for name in bodies}
    for name, body in bodies.items():
        paths[name].write_text(f'<!doctype html><meta charset="utf-8"><title>-</title>{body}', "utf-8")
    return paths


def test_a_page_of_12000_characters_opens(
    benchmark: Any, chromium: Browser, page: Path, base_lines: dict[str, Path]
) -> None:
    """The wall clock counts WebDriver, and leaving the page before, too: the base lines say how much that is."""

    def opened(path: Path = page, wait: int = 0) -> dict[str, float | None]:
        chromium.driver.get("about:blank")
        chromium.driver.get(path.as_uri())
        times: dict[str, float | None] = chromium.driver.execute_async_script(OPENED, wait)
        return times

    chromium.open(page)
    for name, path in ({"page": page} | base_lines).items():
        print(f"\n{name}: {_milliseconds(opened, path)}", end="")
    print(f"\n{page.stat().st_size} bytes; load of the machine {os.getloadavg()[0]:.1f}")
    benchmark.pedantic(opened, rounds=ROUNDS)


def _milliseconds(opened: Callable[..., dict[str, float | None]], path: Path) -> str:
    """Best and median of the milliseconds by the wall clock, and of those that the browser tells."""
    told: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        begun = perf_counter()
        opened(path)
        told.setdefault("wall", []).append(1000 * (perf_counter() - begun))
        for name, milliseconds in opened(path, PAINTED).items():
            if milliseconds is not None:
                told.setdefault(name, []).append(milliseconds)
    return ", ".join(f"{name} {min(each):.0f} / {median(each):.0f} ms" for name, each in told.items())


def test_a_click_on_a_page_of_12000_characters_is_answered(benchmark: Any, chromium: Browser, page: Path) -> None:
    chromium.open(page)
    places = itertools.count(step=7)
    waited: list[float] = []

    def clicked() -> None:
        waited.append(chromium.driver.execute_async_script(CLICKED, next(places)))

    benchmark.pedantic(clicked, rounds=ROUNDS)
    print(f"\nanswered in {' '.join(f'{milliseconds:.0f}' for milliseconds in sorted(waited))} ms")
