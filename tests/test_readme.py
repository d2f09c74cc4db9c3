"""README tells the truth beside its blocks, which test_guide_blocks.py runs: its tables are those of the code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from guide import ROOT
from guide.blocks import blocks_of, table
from guide.checkout import Checkout

from jdparse.cli.commands import NAMES

README = ROOT / "README.md"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A copy of the checkout with the files of the README in it."""
    copy = Checkout(tmp_path_factory.mktemp("readme") / "checkout")
    for block in blocks_of(README):
        if block.kind == "file":
            copy.write(block)
    return copy


def test_it_stays_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= 400


def test_make_demo_converts_the_corpus_and_sums_it_up(checkout: Checkout) -> None:
    as_installed = f"VENV={sys.prefix} --assume-old={sys.prefix}/.installed"
    printed = checkout.bash(f"make --no-print-directory {as_installed} demo", MAKEFLAGS="")
    documents = len((checkout.folder / "out/demo.jsonl").read_text("utf-8").splitlines())
    assert f"\n{documents} documents, " in f"\n{printed}"


def test_every_command_stands_in_the_table_and_its_example_runs(checkout: Checkout) -> None:
    rows = table(README, "Command", "What it does", "Example")
    assert [command.strip("`") for command, _, _ in rows] == [f"jdparse {name}" for name in NAMES]
    for _, _, example in rows:
        checkout.bash(example.strip("`"))


def test_the_exit_statuses_are_all_there() -> None:
    from jdparse.cli import status

    named = {value for name, value in vars(status).items() if name.isupper()}
    assert {int(number) for number, _ in table(README, "Status", "Meaning")} == {0, *named}


def test_every_page_of_the_guide_is_linked() -> None:
    pages = [page.relative_to(ROOT).as_posix() for page in Path(ROOT / "docs").glob("*.md")]
    text = README.read_text("utf-8")
    assert [page for page in pages if f"({page})" not in text and page != "docs/index.md"] == []
