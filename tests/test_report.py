"""``--report``: what a run came to, as one page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from outputs import last_line
from worker_handlers import line

from jdparse.batch import Failure
from jdparse.batch.convert import Account
from jdparse.batch.protocol import Converted
from jdparse.batch.report import page
from jdparse.batch.summary import SLOWEST, Summary

Run = Callable[..., Result]


def test_the_report_needs_nothing_else_and_tells_how_the_run_went(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "a.bin").write_bytes(bytes(100))
    report = tmp_path / "report.html"
    assert run("convert", pages, "-o", tmp_path / "out.jsonl", "--report", report).exit_code == 1
    text = report.read_text("utf-8")
    assert "<h1>3 documents: 2 converted, 0 without records, 1 failed</h1>" in text
    assert set(re.findall(r"<h2>(.*?)</h2>", text)) == {
        "Documents by outcome",
        "Documents by layout family",
        "Field coverage: share of records that fill the field, %",
        "Unclaimed text: documents by the share that no field took",
        "Slowest documents, seconds",
        "Failures",
    }
    assert text.count("Plotly.newPlot(") >= 5
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=", text)
    assert "<td>unsupported-format</td>" in text


def test_counts_are_those_of_the_run() -> None:
    summary = Summary()
    record = (
        b'{"records":[{"kind":"position","title":"a","salary":null,"kpis":[],"facets":{"age_min":3,"age_max":null}}]}'
    )
    summary.add(Converted("a.txt", "0", record, 1, "form", 10, 2, 0.5))
    summary.add(Converted("b.txt", "0", b'{"records":[]}', 0, "none", 0, 0, 0.1))
    summary.add(Failure("c.txt", None, "timeout", "c.txt: took too long"))
    assert summary.outcomes == {"converted": 1, "without records": 1, "timeout": 1}
    assert summary.layouts == {"form": 1, "none": 1}
    assert summary.fields == {"title": 1, "facets.age_min": 1}
    assert (summary.records, summary.characters, summary.unclaimed) == (1, 10, 2)
    assert summary.unclaimed_shares.counts[4] == 1
    assert sum(summary.unclaimed_shares.counts) == 1
    assert summary.slowest == [(0.5, "a.txt"), (0.1, "b.txt")]


def test_only_the_slowest_documents_are_kept() -> None:
    summary = Summary()
    for number in range(100):
        summary.add(Converted(f"{number}.txt", "0", b'{"records":[]}', 0, "none", 1, 1, float(number)))
    assert [path for _, path in summary.slowest] == [f"{number}.txt" for number in range(99, 99 - SLOWEST, -1)]


def test_a_name_from_the_dump_is_no_markup_of_the_page() -> None:
    summary = Summary()
    name = "</script><script>alert(1)</script>.txt"
    summary.add(line(name, b'{"records":[]}'))
    summary.add(Failure(name, None, "timeout", f"{name}: took too long"))
    assert "<script>alert" not in page(summary, Account(1, 0, 1))


def test_a_report_that_exists_is_refused_before_the_run(run: Run, pages: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text("mine")
    result = run("convert", pages, "-o", tmp_path / "out.jsonl", "--report", report)
    assert result.exit_code == 3
    assert f"{report}: exists already" in last_line(result)
    assert not (tmp_path / "out.jsonl").exists()
    assert run("convert", pages, "-o", tmp_path / "out.jsonl", "--report", report, "--overwrite").exit_code == 0


def test_without_plotly_the_run_says_what_to_install_before_it_begins(
    run: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdparse.batch.report.find_spec", lambda name: None)
    result = run("convert", pages, "-o", tmp_path / "out.jsonl", "--report", tmp_path / "report.html")
    assert result.exit_code == 3
    assert "pip install 'jdparse[report]'" in last_line(result)
    assert not (tmp_path / "out.jsonl").exists()
