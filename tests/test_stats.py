"""``jdparse stats``: true counts, told to people who do not know the fields, of files of any size."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import Result
from golden_documents import document
from hypothesis import given
from hypothesis import strategies as st
from outputs import last_line

from jdparse.records import Document, EducationLevel, LayoutFamily
from jdparse.statistics.charts import DEGREES_IN_WORDS, LAYOUTS_IN_WORDS, Chart, charts
from jdparse.statistics.counts import PAY_STEP, Statistics, monthly_pay, quantile
from jdparse.statistics.page import page
from jdparse.statistics.shares import SHARES, Shares

Run = Callable[..., Result]


def position(**facets: Any) -> dict[str, Any]:
    return {"kind": "position", "title": "门卫", "facets": facets}


DEPARTMENT = {"kind": "department", "title": "保卫科"}


def document_of(*records: dict[str, Any], layout: str = "form", unclaimed: int = 0) -> Document:
    """A document of a hundred characters with these records."""
    plain = document() | {"records": [*records], "layout": layout, "evidence": {}, "diagnostics": []}
    plain["source"] |= {"encoding": "utf-8", "chars": 100}
    return Document.model_validate(plain | {"coverage": {"value": 100 - unclaimed, "unclaimed": unclaimed}})


def statistics_of(*documents: Document) -> Statistics:
    statistics = Statistics()
    for each in documents:
        statistics.add(each)
    return statistics


def chart_of(anchor: str, *documents: Document) -> Chart:
    (chart,) = (each for each in charts(statistics_of(*documents)) if each.anchor == anchor)
    return chart


def shown(chart: Chart) -> dict[str, str]:
    return {bar.name: bar.shown for bar in chart.bars}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two documents with three records, and one without."""
    asks = position(education_level="bachelor", experience_years_min=3, salary_min=8000, salary_period="month")
    lines = [document_of(asks, position(), unclaimed=7), document_of(DEPARTMENT), document_of(layout="none")]
    path = tmp_path / "records.jsonl"
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in lines), "utf-8")
    return path


def test_positions_are_counted_by_the_degree_that_they_name() -> None:
    bachelor, none = position(education_level="bachelor"), position()
    chart = chart_of(
        "degrees", document_of(bachelor, bachelor, none), document_of(position(education_level="associate"))
    )
    assert shown(chart)["本科 bachelor"] == "2 (67%)"
    assert shown(chart)["大专 junior college (three years)"] == "1 (33%)"
    assert chart.sentence == "The lowest degree accepted, of the 3 of 4 positions that name one."


def test_years_of_experience_stand_in_parts_of_a_range_without_gaps() -> None:
    years = [position(experience_years_min=each) for each in (0.5, 1, 3, 3, 7)]
    assert shown(chart_of("years", document_of(*years))) == {
        "<1": "1",
        "1": "1",
        "2": "0",
        "3": "2",
        "4": "0",
        "5": "0",
        "6–7": "1",
    }


def test_pay_is_the_lowest_offered_a_month() -> None:
    pay = [
        position(salary_min=4000, salary_max=6000, salary_period="month"),
        position(salary_min=60000, salary_period="year"),
        position(salary_max=4500, salary_period="month"),
        position(salary_min=25, salary_period="hour"),
        position(salary_min=4000),
        position(),
    ]
    chart = chart_of("pay", document_of(*pay))
    assert shown(chart) == {"4,000–4,999": "2", "5,000–5,999": "1"}
    assert (
        "of the 3 of 6 positions that state it per month or year; at least half of them offer 4,500" in chart.sentence
    )
    assert "2 more state it per hour or day, or do not say for how long" in chart.sentence


def test_pay_is_told_for_each_degree_with_the_middle_half() -> None:
    pay = [
        position(education_level="bachelor", salary_min=each, salary_period="month") for each in range(1000, 9000, 1000)
    ]
    assert shown(chart_of("pay-by-degree", document_of(*pay))) == {"本科 bachelor": "4,000 (2,000–6,000; 8)"}


def test_fields_are_shares_of_the_records_the_most_filled_first() -> None:
    chart = chart_of("fields", document_of(position(age_max=50), {"kind": "position", "headcount": 3}, DEPARTMENT))
    assert shown(chart) == {"岗位名称 title": "66.7 %", "最高年龄 age max": "33.3 %", "岗位定员 headcount": "33.3 %"}
    assert chart.sentence.endswith("of 2 positions and 1 department.")


def test_text_left_over_is_that_of_documents_with_records() -> None:
    documents = [
        document_of(position(), unclaimed=7),
        document_of(DEPARTMENT),
        document_of(layout="none", unclaimed=99),
    ]
    chart = chart_of("unclaimed", *documents)
    assert shown(chart) == {"0–5 %": "1", "5–10 %": "1"}
    assert chart.sentence.endswith("of all their 200 characters it is 3.5%.")


def test_documents_are_counted_by_their_layout() -> None:
    chart = chart_of("layouts", document_of(position()), document_of(position()), document_of(layout="none"))
    assert shown(chart) == {"表单 form with labels and cells": "2 (67%)", "无岗位 describes no position": "1 (33%)"}


def test_a_chart_of_which_nothing_is_known_has_a_sentence_alone() -> None:
    for chart in charts(statistics_of(document_of(position()))):
        assert chart.sentence.endswith(".")
        assert bool(chart.bars) == (chart.anchor in ("layouts", "fields", "unclaimed")), chart.anchor


def test_without_any_document_every_chart_can_be_drawn() -> None:
    assert [chart.bars for chart in charts(Statistics())] == [()] * 7


def test_every_layout_and_degree_has_its_words() -> None:
    assert set(LAYOUTS_IN_WORDS) == {*get_args(LayoutFamily)}
    assert set(DEGREES_IN_WORDS) == {*get_args(EducationLevel)}


@given(st.floats(0, 1e7), st.sampled_from(["hour", "day", "month", "year", None]))
def test_a_month_of_pay_is_known_only_from_a_month_or_a_year(amount: float, period: Any) -> None:
    monthly = monthly_pay(amount, period)
    if period in ("month", "year"):
        assert monthly is not None
        assert monthly % PAY_STEP == 0
        assert abs(monthly - amount / (12 if period == "year" else 1)) <= PAY_STEP / 2 + 1e-6
    else:
        assert monthly is None


@given(st.lists(st.integers(0, 20), min_size=1), st.floats(0, 1))
def test_a_quantile_has_its_share_at_or_below_it_and_no_smaller_value_has(values: list[int], share: float) -> None:
    found = quantile({value: values.count(value) for value in values}, share)
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) <= share * len(values)
    assert found in values


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)))
def test_every_document_with_text_has_one_share(parts: list[list[int]]) -> None:
    shares = Shares()
    for part, whole in parts:
        shares.add(part, whole)
    assert sum(shares.counts) == sum(whole > 0 for _, whole in parts)
    assert len(shares.names()) == SHARES


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
