"""Cases for single stages and fields: text files in which ⟦…⟧ stands around what must be found, and nothing else.

A block is one case: comment lines that say what it is about, then the page, ``\\n`` and ``\\t`` written out.
``normalise.txt`` has the page before and after, apart by a line ``=>``. Cases that are not right yet stand in
``known_failures.toml`` and must fail.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from jdparse.lexicon import load
from jdparse.parsing.normalise import normalise
from jdparse.parsing.pipeline import Parse, run

FOLDER = Path(__file__).parent / "stage_cases"
FAILURES = {
    failure["case"]: failure["reason"]
    for failure in tomllib.loads((FOLDER / "known_failures.toml").read_text("utf-8"))["failure"]
}


def cases(stage: str) -> Iterator[tuple[str, str]]:
    for block in re.split(r"\n\s*\n", (FOLDER / f"{stage}.txt").read_text("utf-8").strip()):
        lines = block.split("\n")
        about = " ".join(line[2:] for line in lines if line.startswith("# "))
        page = "\n".join(line for line in lines if not line.startswith("# "))
        yield about, page.replace("\\n", "\n").replace("\\t", "\t")


def case_ids(stages: list[str]) -> list[tuple[str, str, str]]:
    return [(stage, about, page) for stage in stages for about, page in cases(stage)]


def params(stages: list[str]) -> list[object]:
    found = []
    for stage, about, page in case_ids(stages):
        name = f"{stage}: {about}"
        marks = [pytest.mark.xfail(strict=True, reason=FAILURES[name])] if name in FAILURES else []
        found.append(pytest.param(stage, page, id=name, marks=marks))
    return found


def found_by(stage: str, parse: Parse) -> list[tuple[int, int]]:
    """What the stage, or the field of that name, found."""
    if stage == "enumerators":
        return [(marker.start, marker.end) for marker in parse.markers]
    if stage == "labels":
        return [(label.label_start, label.label_end) for label in parse.labels]
    if stage == "headings":
        return [(heading.name.start, heading.name.end) for heading in parse.headings if heading.name]
    drafts = [draft for draft in parse.drafts if draft is not None]
    if stage == "entries":
        return [(draft.entry.start, draft.entry.end) for draft in drafts]
    claims = [claim for draft in drafts for claim in draft.claims if claim.field.split(".")[0] == stage]
    return [(claim.span.start, claim.span.end) for claim in claims]


def without_marks(page: str) -> tuple[str, list[tuple[int, int]]]:
    """The page and the spans of its marks."""
    text, spans, start = "", [], 0
    for char in page:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans


STAGES = sorted(file.stem for file in FOLDER.glob("*.txt"))


@pytest.mark.parametrize(("stage", "page"), params([stage for stage in STAGES if stage != "normalise"]))
def test_what_is_marked_is_found_and_nothing_else(stage: str, page: str) -> None:
    text, spans = without_marks(page)
    parse = run(text, load())
    assert len(parse.text.value) == len(text), "a page of these cases must need no normalising"
    assert [text[start:end] for start, end in found_by(stage, parse)] == [text[start:end] for start, end in spans]
    assert found_by(stage, parse) == spans


@pytest.mark.parametrize(("stage", "page"), params(["normalise"]))
def test_normalising_gives_what_stands_behind_the_arrow(stage: str, page: str) -> None:
    before, after = page.split("\n=>\n")
    assert normalise(before, load()).text.value == after


def test_every_case_says_what_it_is_about_and_is_named_once() -> None:
    names = [f"{stage}: {about}" for stage, about, _ in case_ids(STAGES)]
    assert all(name.split(": ", 1)[1] for name in names)
    assert sorted(set(names)) == sorted(names)


def test_a_known_failure_names_a_case() -> None:
    assert FAILURES.keys() <= {f"{stage}: {about}" for stage, about, _ in case_ids(STAGES)}
