"""Pages as a person meets them: in headless Chromium, driven through its WebDriver."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en-US")
Seen = TypeVar("Seen")
WIDE = (1400, 900)
PHONE = (500, 800)
"""Pixels of a window; Chromium makes none narrower than 500."""
_PATIENCE = 10.0
"""Seconds in which a change must have reached the page, on a machine that is busy too."""


def started_chromium() -> Iterator[Browser]:
    """A browser, ended when this is. Skips the test where Debian's chromium or its driver is missing."""
    programs = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    for name, package in (("chromium", "chromium"), ("chromedriver", "chromium-driver")):
        if programs[name] is None:
            pytest.skip(f"needs {name}: apt install {package}")
    options = webdriver.ChromeOptions()
    options.binary_location = str(programs["chromium"])
    for option in _OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(programs["chromedriver"]))
    try:
        yield Browser(driver)
    finally:
        driver.quit()


class Browser:
    """The page that is open, in words of these tests."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def open(self, page: Path, size: tuple[int, int] = WIDE, anchor: str = "") -> None:
        """Load ``page`` anew, with nothing remembered of other pages."""
        self.driver.set_window_size(*size)
        self.driver.get("about:blank")
        self.driver.get(page.as_uri())
        self.driver.execute_script("localStorage.clear()")
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get(page.as_uri() + anchor)

    def complaints(self) -> list[str]:
        """What the browser says against the page: errors of its script, what its policy forbids."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def wait_for(self, read: Callable[[], Seen], expected: Seen) -> None:
        """Look until ``read`` gives ``expected``; raises AssertionError where it never does.

        For what the browser tells the page of in its own time: another colour scheme, where the mouse is, what a
        policy has forbidden.
        """
        ends = monotonic() + _PATIENCE
        while (seen := read()) != expected and monotonic() < ends:
            sleep(0.02)
        assert seen == expected, f"{seen!r} is not {expected!r}"

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def value(self, pointer: str) -> WebElement:
        """The button of a value among the records."""
        return self.one(f'[data-pointer="{pointer}"]')

    def press(self, *keys: str) -> None:
        """Keys for what has the focus."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def text(self, selector: str) -> str:
        """The text of all elements in order, hidden or not, as it stands in the document."""
        return "".join(
            self.run("return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent)", selector)
        )

    def is_in_view(self, selector: str) -> bool:
        """Whether the middle of the first such element is seen in its column."""
        script = """
            const element = document.querySelector(arguments[0]);
            const {left, top, width, height} = element.getClientRects()[0];
            const seen = document.elementFromPoint(left + Math.min(width, 20) / 2, top + Math.min(height, 20) / 2);
            return element === seen || element.contains(seen);
        """
        return bool(self.run(script, selector))


def data_of(page: str) -> Any:
    """The data that a page embeds."""
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    return json.loads(data)
