"""The corpus against its goldens: value by value, with a list of known failures that is strict both ways."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from evidence_law import bad_spans, not_rendered, unlike_their_spans, unresolved, without_pointer

from jdparse.golden.known_failures import read_known_failures, write_known_failures
from jdparse.golden.writing import canonical
from jdparse.reading import read_file
from jdparse.records import Document, LayoutFamily
from jdparse.testing import golden_tests

ROOT = Path(__file__).resolve().parent.parent
PAGES = {page.stem: page for page in sorted((ROOT / "corpus").rglob("*.txt"))}
GOLDENS = {golden.stem: golden for golden in sorted((ROOT / "golden").rglob("*.json"))}


@cache
def golden(name: str) -> Document:
    return Document.model_validate_json(GOLDENS[name].read_bytes())


def test_every_page_has_a_golden_and_every_golden_a_page() -> None:
    assert PAGES.keys() == GOLDENS.keys()


def test_a_page_and_its_golden_stand_in_the_folder_of_their_family() -> None:
    assert {name: page.parent.name for name, page in PAGES.items()} == {
        name: path.parent.name for name, path in GOLDENS.items()
    }


def test_the_index_names_every_page_once() -> None:
    index = tomllib.loads((ROOT / "golden/index.toml").read_text("utf-8"))["document"]
    assert sorted(document["name"] for document in index) == sorted(PAGES)


def test_the_corpus_is_as_large_as_it_has_to_be() -> None:
    assert len(PAGES) >= 240


def test_every_layout_family_is_in_the_corpus_and_every_page_names_its_noise() -> None:
    index = tomllib.loads((ROOT / "golden/index.toml").read_text("utf-8"))["document"]
    assert {document["family"] for document in index} == set(get_args(LayoutFamily))
    assert [document["name"] for document in index if "noise" not in document] == []
    assert len({noise for document in index for noise in document["noise"]}) >= 100


@pytest.mark.parametrize("name", GOLDENS)
def test_a_golden_obeys_the_evidence_law(name: str) -> None:
    document = golden(name).model_dump(mode="json")
    raw = read_file(PAGES[name]).text
    assert without_pointer(document) == []
    assert unresolved(document) == []
    assert unlike_their_spans(document, raw) == []
    assert not_rendered(document, raw) == []
    assert bad_spans(document) == []


@pytest.mark.parametrize("name", GOLDENS)
def test_a_golden_counts_every_character_once(name: str) -> None:
    document = golden(name)
    assert sum(document.coverage.model_dump().values()) == document.source.chars == len(read_file(PAGES[name]).text)


test_a_page_is_read_as_its_golden_says = golden_tests(ROOT / "corpus", ROOT / "golden")


@pytest.mark.parametrize("name", GOLDENS)
def test_a_golden_is_written_canonically(name: str) -> None:
    text = GOLDENS[name].read_text("utf-8")
    assert canonical(json.loads(text)) == text


def test_the_list_of_known_failures_is_written_canonically(tmp_path: Path) -> None:
    listed = ROOT / "golden/known_failures.toml"
    write_known_failures(tmp_path / "again.toml", read_known_failures(listed))
    assert (tmp_path / "again.toml").read_text("utf-8") == listed.read_text("utf-8")
