"""What is read out of a record's texts: the cases of cases/facets.toml, and what holds for every text."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import strategies as draw
from hypothesis import given
from hypothesis import strategies as st

from jdparse.parsing.facets import FacetReading, read_facets
from jdparse.records import Facets

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases/facets.toml").read_text("utf-8"))["case"]


def record_of(texts: list[dict[str, str]]) -> dict[str, Any]:
    """The record that holds the texts of a case, as plain data."""
    record: dict[str, Any] = {"qualifications": [], "responsibilities": [], "extra": []}
    for text in texts:
        if "category" in text:
            record["qualifications"].append(text)
        elif "label" in text:
            record["extra"].append({"label": text["label"], "text": text["extra"]})
        elif "duty" in text:
            record["responsibilities"].append({"description": text["duty"]})
        elif "task" in text:
            record["responsibilities"].append({"description": None, "tasks": [text["task"]]})
        else:
            record |= text
    return record


def name_of(case: Mapping[str, Any]) -> str:
    """What a case says first: ``salary 8-12k``."""
    text = dict(case["texts"][0])
    kind = text.pop("category", None) or text.pop("label", None) or next(iter(text))
    return f"{kind} {next(iter(text.values()))}"


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{name_of(case)}" for number, case in enumerate(CASES, 1)])
def test_case(case: dict[str, Any]) -> None:
    read = {reading.name: reading.value for reading in read_facets(record_of(case["texts"]))}
    assert read == case["facets"], case.get("about")


def test_the_cases_are_many_and_each_is_another() -> None:
    texts = [repr(case["texts"]) for case in CASES]
    assert len(texts) >= 200
    assert sum(not case["facets"] for case in CASES) >= 60
    assert sorted(set(texts)) == sorted(texts)


# --- what holds for every text ----------------------------------------------------------------------------------

CATEGORIES = ("education", "experience", "age", "gender", "general", "other", "health", "training")
FIELDS = ("salary", "remarks", "benefits", "summary")
PIECES = (
    *(
        "本科",
        "大专",
        "专科",
        "高中",
        "中专",
        "硕士研究生",
        "大學",
        "学历",
        "及以上",
        "以上",
        "以下",
        "优先",
        "放宽至",
        "不限",
    ),
    *(
        "3",
        "35",
        "1.5",
        "8000",
        "12,000",
        "三",
        "四十五",
        "十",
        "一万二",
        "半",
        "２０",
        "年",
        "年龄",
        "个月",
        "周岁",
        "岁",
        "歲",
    ),
    *("-", "~", "—", "至", "到", "、", "，", "；", "(", ")", "（含）", " ", "\n", "/", "+", "·", "¥", "*", "|"),
    *(
        "K",
        "万",
        "千",
        "元",
        "月",
        "月薪",
        "年薪",
        "底薪",
        "13薪",
        "提成",
        "面议",
        "小时",
        "天",
        "件",
        "补贴",
        "封顶",
        "201X",
    ),
    *("男", "女", "性别", "限", "工作经验", "经验", "至少", "不超过", "满", "专业", "持有", "者", "电话", "员工"),
)
composed = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(draw.DUTIES)), max_size=14).map("".join)
text = st.one_of(composed, draw.any_text, draw.cuttings())


@st.composite
def records(draw_one: st.DrawFn) -> dict[str, Any]:
    """A record with texts of every kind that facets are read from."""
    texts = [{"category": draw_one(st.sampled_from(CATEGORIES)), "text": draw_one(text)} for _ in range(2)]
    record = record_of([*texts, {"duty": draw_one(text)}, {"task": draw_one(text)}])
    return record | {draw_one(st.sampled_from(FIELDS)): draw_one(text)}


def value_at(record: dict[str, Any], pointer: str) -> str:
    value: Any = record
    for part in pointer.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    assert isinstance(value, str)
    return value


def by_name(readings: list[FacetReading]) -> dict[str, Any]:
    return {reading.name: reading.value for reading in readings}


@given(records())
def test_what_a_facet_was_read_from_stands_at_its_place(record: dict[str, Any]) -> None:
    for reading in read_facets(record):
        assert reading.text.strip()
        assert value_at(record, reading.pointer).startswith(reading.before + reading.text)


@given(records())
def test_a_minimum_is_not_above_its_maximum(record: dict[str, Any]) -> None:
    read = by_name(read_facets(record))
    for low, high in (
        ("experience_years_min", "experience_years_max"),
        ("age_min", "age_max"),
        ("salary_min", "salary_max"),
    ):
        if low in read and high in read:
            assert read[low] <= read[high]


@given(records())
def test_the_readings_are_facets_of_the_contract_each_once(record: dict[str, Any]) -> None:
    readings = read_facets(record)
    assert len(by_name(readings)) == len(readings)
    Facets.model_validate(by_name(readings))


@given(composed)
def test_a_wish_asks_for_nothing(words: str) -> None:
    clause = "".join(char for char in words if char not in "，；,;。！!?（()）|、 \n+优放")
    read = by_name(read_facets(record_of([{"category": "general", "text": f"有{clause}者优先"}])))
    assert [name for name in read if not name.startswith("salary")] == []


@pytest.mark.parametrize(
    "piece", ["3年", "3 ", "本科、", "18岁以上，", "8000-", "一", "(", "有3年优先", "男", "8000元", "底薪"]
)
def test_a_long_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        texts = [
            {"category": "general", "text": piece * length},
            {"salary": piece * length},
            {"duty": "经验" + piece * length},
        ]
        record = record_of(texts)
        started = time.process_time()
        read_facets(record)
        return time.process_time() - started

    seconds(100)
    assert seconds(40_000) < 100 * seconds(2_000) + 0.5
