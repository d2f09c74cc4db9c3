"""What holds for every text, tried on many: nothing is raised, nothing is made up, nothing is lost."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import evidence_law
import strategies as draw
from hypothesis import given

from jdparse.lexicon import load
from jdparse.parsing.normalise import normalise
from jdparse.parsing.pipeline import parse_document, run
from jdparse.reading import read_text
from jdparse.records import Document

ROOT = Path(__file__).parent.parent


def parsed(text: str) -> dict[str, Any]:
    """The Document of ``text`` as plain data."""
    return parse_document(read_text(text)).model_dump()


@given(draw.any_text)
def test_no_text_makes_the_parser_raise(text: str) -> None:
    assert isinstance(parse_document(read_text(text)), Document)


@given(draw.page)
def test_no_page_makes_the_parser_raise(page: str) -> None:
    assert isinstance(parse_document(read_text(page)), Document)


@given(draw.text_with_surrogates)
def test_lone_surrogates_do_not_make_the_parser_raise(text: str) -> None:
    assert isinstance(parse_document(read_text(text)), Document)


@given(draw.text)
def test_every_text_value_folds_to_the_same_as_its_raw_spans(text: str) -> None:
    assert evidence_law.unlike_their_spans(parsed(text), text) == []


@given(draw.text)
def test_every_text_value_has_a_pointer(text: str) -> None:
    assert evidence_law.without_pointer(parsed(text)) == []


@given(draw.text)
def test_every_pointer_leads_to_a_value(text: str) -> None:
    assert evidence_law.unresolved(parsed(text)) == []


@given(draw.text)
def test_every_text_value_is_its_spans_rendered(text: str) -> None:
    assert evidence_law.not_rendered(parsed(text), text) == []


@given(draw.text)
def test_spans_lie_in_the_text_are_not_empty_and_follow_each_other(text: str) -> None:
    assert evidence_law.bad_spans(parsed(text)) == []


@given(draw.text)
def test_the_spans_of_a_diagnostic_lie_in_the_text(text: str) -> None:
    document = parsed(text)
    spans = [span for diagnostic in document["diagnostics"] for span in diagnostic["spans"]]
    assert [span for span in spans if not 0 <= span[0] <= span[1] <= len(text)] == []


@given(draw.text)
def test_the_pointer_of_a_diagnostic_leads_to_a_value(text: str) -> None:
    document = parsed(text)
    for pointer in filter(None, (diagnostic["pointer"] for diagnostic in document["diagnostics"])):
        assert evidence_law.resolve(document, pointer) is not None


@given(draw.text)
def test_the_items_of_a_list_stand_in_the_order_of_the_page(text: str) -> None:
    assert evidence_law.out_of_order(parsed(text)) == []


@given(draw.text)
def test_coverage_counts_every_character_once(text: str) -> None:
    document = parsed(text)
    assert sum(document["coverage"].values()) == document["source"]["chars"] == len(text)


@given(draw.text)
def test_entries_partition_the_text(text: str) -> None:
    parse = run(text, load())
    ends = [0, *[entry.end for entry in parse.entries]]
    assert [entry.start for entry in parse.entries] == ends[:-1]
    assert ends[-1] == len(parse.text.value)


@given(draw.text)
def test_the_sections_of_an_entry_partition_it(text: str) -> None:
    for entry in run(text, load()).entries:
        starts = [section.start for section in entry.sections]
        assert starts[0] == entry.start
        for section, following in zip(entry.sections, [*starts[1:], entry.end], strict=True):
            assert section.start <= section.content.start <= section.content.end <= following


@given(draw.text)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text, load()).text.value
    assert normalise(once, load()).text.value == once


UNRELATED = "树影斜。" + " " * 12 + "\n"
"""A line that is no heading, label or item: too short for a diagnostic, and too far from what follows to join one."""


@given(draw.page_body)
def test_an_unrelated_line_in_front_shifts_spans_and_counts_and_changes_nothing_else(page: str) -> None:
    behind = parsed(UNRELATED + page)
    assert behind == shifted(parsed(page), len(UNRELATED), behind["source"]["sha256"])


def shifted(document: dict[str, Any], by: int, sha256: str) -> dict[str, Any]:
    """The document as it must be behind the unrelated line."""

    def move(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(start + by, end + by) for start, end in spans]

    changed = parsed(UNRELATED)["coverage"]
    return document | {
        "source": document["source"] | {"chars": document["source"]["chars"] + by, "sha256": sha256},
        "evidence": {pointer: move(spans) for pointer, spans in document["evidence"].items()},
        "coverage": {name: count + changed[name] for name, count in document["coverage"].items()},
        "diagnostics": [found | {"spans": move(found["spans"])} for found in document["diagnostics"]],
    }


@given(draw.text)
def test_parsing_twice_gives_the_same_bytes(text: str) -> None:
    assert dump(text) == dump(text)


def dump(text: str) -> str:
    return parse_document(read_text(text)).model_dump_json()


def composed_pages(count: int) -> list[str]:
    """Pages put together by chance, the same ones every time."""
    chance = random.Random(20)
    pieces = [*draw.LABELS, *draw.COLONS, *draw.ENUMERATORS, *draw.DUTIES * 4, *draw.HEADINGS * 8, *draw.DAMAGE]
    return ["".join(chance.choices(pieces, k=120)) for _ in range(count)]


CHILD = """
import hashlib, json, sys
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_text
for text in json.load(sys.stdin):
    print(hashlib.sha256(parse_document(read_text(text)).model_dump_json().encode()).hexdigest())
"""


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    pages = composed_pages(40)
    here = [hashlib.sha256(dump(page).encode()).hexdigest() for page in pages]
    for seed in ("0", "4242"):
        there = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=json.dumps(pages),
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        assert there.stdout.split() == here
