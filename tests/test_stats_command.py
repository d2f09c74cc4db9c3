"""``jdparse stats``: every input, large or damaged, in the terminal and as a page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from counted_documents import DEPARTMENT, document_of, position, statistics_of
from outputs import last_line

from jdparse.records import Document
from jdparse.statistics.charts import charts
from jdparse.statistics.counts import Statistics
from jdparse.statistics.page import page

Run = Callable[..., Result]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two documents with three records, and one without."""
    asks = position(education_level="bachelor", experience_years_min=3, salary_min=8000, salary_period="month")
    lines = [document_of(asks, position(), unclaimed=7), document_of(DEPARTMENT), document_of(layout="none")]
    path = tmp_path / "records.jsonl"
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in lines), "utf-8")
    return path


def test_the_terminal_shows_every_chart_with_its_sentence(run: Run, records: Path) -> None:
    result = run("stats", records)
    assert result.exit_code == 0, result.stderr
    printed = " ".join(result.stdout.split())
    assert printed.startswith("3 documents, 2 of them with records: 2 positions 岗位 and 1 department 部门")
    for chart in charts(statistics_of(*map(Document.model_validate_json, records.read_bytes().splitlines()))):
        assert chart.title in printed
        assert chart.sentence in printed
    assert last_line(result) == "3 documents: 2 with records, 1 without records, 0 failed"


def test_the_page_needs_nothing_else_and_says_what_each_plot_shows(run: Run, records: Path, tmp_path: Path) -> None:
    assert run("stats", records, "-o", tmp_path / "out/stats.html").exit_code == 0
    text = (tmp_path / "out/stats.html").read_text("utf-8")
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=", text)
    assert re.findall(r"<h2>(.*?)</h2>", text) == [chart.title for chart in charts(Statistics())]
    assert text.count('<p class="said">') == 7
    assert text.count("Plotly.newPlot(") >= 7
    assert "\\u672c\\u79d1 bachelor" in text or "本科 bachelor" in text
    assert '"Noto Sans CJK SC"' in text


def test_the_same_records_give_the_same_page(records: Path) -> None:
    documents = [*map(Document.model_validate_json, records.read_bytes().splitlines())]
    assert page(statistics_of(*documents)) == page(statistics_of(*documents))


def test_lines_compressed_lines_patterns_and_tables_say_the_same(run: Run, pages: Path, tmp_path: Path) -> None:
    for name in ("records.jsonl", "records.jsonl.zst", "records.parquet"):
        assert run("convert", pages, "-o", tmp_path / name).exit_code == 0
    (tmp_path / "records.jsonl.gz").write_bytes(gzip.compress((tmp_path / "records.jsonl").read_bytes()))
    said = run("stats", tmp_path / "records.jsonl").stdout
    assert "2 positions" in said
    for given_ in (pages, *(tmp_path / f"records.{each}" for each in ("jsonl.gz", "jsonl.zst", "parquet", "js*l"))):
        assert run("stats", given_).stdout == said, given_


def test_several_inputs_are_counted_together(run: Run, records: Path) -> None:
    assert last_line(run("stats", records, records)).startswith("6 documents: 4 with records")


def test_damaged_lines_are_told_and_the_rest_is_counted(run: Run, records: Path) -> None:
    records.write_text(records.read_text("utf-8") + "{\n" * 12, "utf-8")
    result = run("stats", records)
    assert result.exit_code == 1
    assert result.stderr.count("is no document of jdparse convert") == 10
    assert "jdparse: 2 more could not be read" in result.stderr
    assert last_line(result) == "15 documents: 2 with records, 1 without records, 12 failed"


def test_input_without_records_is_shown_as_what_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(document_of(layout="none").model_dump_json())
    result = run("stats", tmp_path / "a.jsonl")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 document, 0 of them with records: 0 positions 岗位 and 0 departments 部门\n")


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_file_is_nothing_to_show(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    result = run("stats", tmp_path / "a.jsonl", "-o", tmp_path / "stats.html")
    assert result.exit_code == 3
    assert "a.jsonl: there are no documents in it" in result.stderr
    assert not (tmp_path / "stats.html").exists()


def test_a_file_that_cannot_be_read_at_all_is_nothing_to_show(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"schema_version": "9"}\n')
    result = run("stats", tmp_path / "a.jsonl")
    assert result.exit_code == 3
    assert last_line(result).endswith("none of it could be read; name what jdparse convert wrote")


def test_damaged_tables_are_told(run: Run, pages: Path, records: Path, tmp_path: Path) -> None:
    assert run("convert", pages, "-o", tmp_path / "t.parquet").exit_code == 0
    (tmp_path / "t.parquet/records.parquet").write_bytes(b"PAR1")
    result = run("stats", tmp_path / "t.parquet", records)
    assert result.exit_code == 1
    assert "records.parquet: cannot be read (" in result.stderr


def test_a_page_that_exists_is_kept_unless_told_otherwise(run: Run, records: Path, tmp_path: Path) -> None:
    out = tmp_path / "stats.html"
    out.write_text("mine")
    assert run("stats", records, "-o", out).exit_code == 3
    assert out.read_text() == "mine"
    assert run("stats", records, "-o", out, "--overwrite").exit_code == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert run("stats", records, "-o", records, "--overwrite").exit_code == 2


def test_the_page_goes_to_stdout_too(run: Run, records: Path) -> None:
    result = run("stats", records, "-o", "-")
    assert result.stdout.startswith("<!doctype html>")
    assert not Path("-").exists()


def test_without_plotly_the_page_says_what_to_install(
    run: Run, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdparse.cli.stats.find_spec", lambda name: None)
    result = run("stats", records, "-o", tmp_path / "stats.html")
    assert result.exit_code == 3
    assert "pip install 'jdparse[report]'" in last_line(result)
    assert run("stats", records).exit_code == 0
