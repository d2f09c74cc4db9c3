"""README and guide tell the truth: every block of code is run and prints what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide import PAGES, name_of
from guide.blocks import blocks_of, tokens_of
from guide.checkout import RUNNERS, Checkout


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_blocks_of_a_page_do_what_they_show(page: Path, tmp_path: Path) -> None:
    Checkout(tmp_path / "checkout").run_page(page)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_is_fenced_and_of_a_kind_that_is_run(page: Path) -> None:
    assert [token.map for token in tokens_of(page) if token.type == "code_block"] == []
    unknown = [block for block in blocks_of(page) if block.kind != "file" and block.language not in RUNNERS]
    assert unknown == []


def test_a_block_that_is_not_run_is_a_rare_exception() -> None:
    blocks = [block for page in PAGES for block in blocks_of(page)]
    assert sum(block.not_run is not None for block in blocks) <= len(blocks) / 20


def test_a_block_that_does_not_do_what_it_shows_is_named_with_its_line(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A page\n\n```console\n$ echo one\none\n$ echo two\nthree\n```\n", "utf-8")
    with pytest.raises(AssertionError, match=r"(?s)page\.md:3: \$ echo two\nprints\ntwo\nand not\nthree"):
        Checkout(tmp_path / "checkout").run_page(page)
