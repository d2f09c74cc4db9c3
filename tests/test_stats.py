"""What many records say together: true counts, told to people who do not know the fields."""

from __future__ import annotations

from typing import Any, get_args

from counted_documents import DEPARTMENT, document_of, position, statistics_of
from hypothesis import given
from hypothesis import strategies as st

from jdparse.records import Document, EducationLevel, LayoutFamily
from jdparse.statistics.charts import DEGREES_IN_WORDS, LAYOUTS_IN_WORDS, Chart, charts
from jdparse.statistics.counts import PAY_STEP, Statistics, monthly_pay, quantile
from jdparse.statistics.shares import SHARES, Shares


def chart_of(anchor: str, *documents: Document) -> Chart:
    (chart,) = (each for each in charts(statistics_of(*documents)) if each.anchor == anchor)
    return chart


def shown(chart: Chart) -> dict[str, str]:
    return {bar.name: bar.shown for bar in chart.bars}


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
    assert shown(chart) == {
        "岗位名称 title": "66.7 %",
        "最高年龄 highest age": "33.3 %",
        "岗位定员 headcount": "33.3 %",
    }
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
