"""The guide as a site: mkdocs builds it without a warning, and it loads nothing from the network."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from guide import ROOT
from selectolax.lexbor import LexborHTMLParser

_LOADS = "script[src], img[src], iframe[src], source[src], link[href]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as ``make docs`` does."""
    folder = tmp_path_factory.mktemp("guide") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


def test_every_page_of_docs_is_built_and_stands_in_the_navigation(site: Path) -> None:
    tree = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    linked = {link.attributes["href"] for link in tree.css("nav.md-nav--primary a.md-nav__link")}
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("*.ipynb")]
    assert {f"{page.stem}.html" for page in pages} - {"index.html"} <= linked
    assert all((site / f"{page.stem}.html").exists() for page in pages)


def test_no_page_loads_anything_from_the_network(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        loaded = [node.attributes.get("src") or node.attributes.get("href") for node in tree.css(_LOADS)]
        assert [address for address in loaded if address and re.match(r"(https?:)?//", address)] == []
        assert tree.css(".mermaid") == [], "the theme fetches mermaid from a server"


def test_no_style_loads_anything_from_the_network(site: Path) -> None:
    for style in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import )[\"']?(?:https?:)?//[^)\"']*", style.read_text("utf-8")) == []


def test_chinese_words_of_the_guide_can_be_searched_for(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    assert set(index["config"]["lang"]) == {"en", "zh"}
    assert any("\u200b" in part["text"] and "岗位" in part["text"] for part in index["docs"])
