"""``jdparse explain``: every stage, with the rule that chose each span."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from rich.cells import cell_len

from jdparse.parsing.pipeline import StageTrace, TraceLine, trace
from jdparse.reading import read_text
from jdparse.text import Span

Run = Callable[..., Result]
LONG = "收集各科室移交的文件并登记造册，" * 12

STAGES = [
    StageTrace(
        "normalise",
        [
            TraceLine((Span(0, 2),), "full-width", "Ａ\nＢ", "-> 'A B'"),
            TraceLine((Span(10, 20), Span(118, 120)), "site-chrome", LONG),
            TraceLine((), "nothing-there", ""),
        ],
    ),
    StageTrace("segment", []),
]


@pytest.fixture
def page(tmp_path: Path, form: str) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(form)
    return path


@pytest.fixture
def staged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdparse.parsing.pipeline.trace", lambda raw, lexicon: STAGES)


@pytest.mark.usefixtures("staged")
def test_a_stage_is_a_heading_and_aligned_lines(run: Run, page: Path) -> None:
    result = run("explain", page, env={"COLUMNS": "80"})
    assert result.exit_code == 0
    heading, first, second, third, blank, last = result.stdout.rstrip("\n").split("\n")
    assert heading == "── normalise (3) ──"
    assert first == "0-2        full-width     -> 'A B'  Ａ⏎Ｂ"
    assert second.startswith("10-120 ×2  site-chrome              收集各科室")
    assert third == "-          nothing-there"
    assert (blank, last) == ("", "── segment (0) ──")


@pytest.mark.usefixtures("staged")
@pytest.mark.parametrize("width", [80, 120])
def test_texts_are_shortened_to_the_width_unless_all_is_asked_for(run: Run, page: Path, width: int) -> None:
    lines = run("explain", page, env={"COLUMNS": str(width)}).stdout.splitlines()
    assert max(map(cell_len, lines)) in (width - 1, width)
    assert "…" in lines[2]
    assert LONG in run("explain", page, "--full", env={"COLUMNS": str(width)}).stdout


@pytest.mark.usefixtures("staged")
def test_one_stage_can_be_asked_for(run: Run, page: Path) -> None:
    assert run("explain", page, "--stage", "segment").stdout.strip() == "── segment (0) ──"


@pytest.mark.usefixtures("staged")
def test_a_stage_that_is_none_is_wrong_usage_that_lists_them(run: Run, page: Path) -> None:
    result = run("explain", page, "--stage", "magic")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "jdparse: --stage magic: there is no such stage; one of normalise, segment\n"


def test_every_real_stage_is_shown_with_spans_of_the_raw_text(run: Run, page: Path, form: str) -> None:
    stdout = run("explain", page, "--full").stdout
    stages = trace(read_text(form))
    assert [line for line in stdout.splitlines() if line.startswith("── ")] == [
        f"── {stage.name} ({len(stage.lines)}) ──" for stage in stages
    ]
    spans = [span for stage in stages for line in stage.lines for span in line.spans]
    assert spans
    assert all(0 <= span.start <= span.end <= len(form) for span in spans)
    assert all(f"{span.start}-" in stdout for span in spans)
    assert all(line.rule for stage in stages for line in stage.lines)


def test_a_page_from_standard_input_is_explained(run: Run, form: str) -> None:
    result = run("explain", "-", input=form.encode("gb18030"))
    assert result.exit_code == 0
    assert "档案管理员" in result.stdout
