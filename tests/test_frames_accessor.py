"""``DataFrame.jd``: filter, pivot, search and evidence."""

from __future__ import annotations

import pickle
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pytest
import strategies
from click.testing import Result
from hypothesis import given, settings
from table_pages import FORM, NO_POST, NOTICE, documents, write_lines

import jdparse
from jdparse.dataframes import FramesError
from jdparse.records import Facets, JobRecord
from jdparse.text import render


def record(title: str, **facets: Any) -> JobRecord:
    return JobRecord(kind="position", title=title, department=facets.pop("department", None), facets=Facets(**facets))


RECORDS = [
    record("司炉工", department="动力科", experience_years_min=1, salary_min=22.0, salary_period="hour"),
    record("装卸工", department="物流部", education_level="junior_high", salary_min=200.0, salary_period="day"),
    record("会计", education_level="associate", experience_years_min=3, salary_min=6000.0, salary_max=8000.0,
           salary_period="month"),
    record("总工程师", department="动力科", education_level="master", experience_years_min=10, salary_min=240000.0,
           salary_max=360000.0, salary_period="year"),
    record("文员", education_level="vocational", salary_min=4000.0),
]  # fmt: skip


@pytest.fixture(params=["en", "zh"])
def records(request: pytest.FixtureRequest) -> pandas.DataFrame:
    return jdparse.frames(RECORDS, labels=request.param).records


def titles(frame: pandas.DataFrame) -> list[str]:
    return list(frame["title" if "title" in frame else "岗位名称"])


def test_pay_is_made_monthly_where_its_period_is_known(records: pandas.DataFrame) -> None:
    pay = records.jd.monthly_salary()
    assert list(pay["salary_month_min"].fillna(-1)) == [22 * 21.75 * 8, 200 * 21.75, 6000, 20000, -1]
    assert list(pay["salary_month_max"].fillna(-1)) == [-1, -1, 8000, 30000, -1]
    assert {str(dtype) for dtype in pay.dtypes} == {"Float64"}


@pytest.mark.parametrize(
    ("bounds", "kept"),
    [
        ({}, ["司炉工", "装卸工", "会计", "总工程师", "文员"]),
        ({"degree": ("associate", None)}, ["会计", "总工程师"]),
        ({"degree": (None, "vocational")}, ["装卸工", "文员"]),
        ({"degree": ("associate", "associate")}, ["会计"]),
        ({"degree": (None, "vocational"), "unstated": True}, ["司炉工", "装卸工", "文员"]),
        ({"years": (None, 3)}, ["司炉工", "会计"]),
        ({"years": (3, 5), "unstated": True}, ["装卸工", "会计", "文员"]),
        ({"salary": (7000, None)}, ["会计", "总工程师"]),
        ({"salary": (7000, 25000)}, ["会计", "总工程师"]),
        ({"salary": (None, 4000)}, ["司炉工"]),
        ({"salary": (4000, 5000)}, ["装卸工"]),
        ({"degree": ("associate", None), "years": (None, 5), "salary": (None, 6000)}, ["会计"]),
    ],
)
def test_filter_keeps_the_records_within_all_bounds(
    bounds: dict[str, Any], kept: list[str], records: pandas.DataFrame
) -> None:
    assert titles(records.jd.filter(**bounds)) == kept


def test_filter_leaves_columns_and_index_as_they_are(records: pandas.DataFrame) -> None:
    kept = records.jd.filter(years=(3, None))
    pandas.testing.assert_frame_equal(kept, records.loc[[2, 3]])


def test_what_cannot_be_filtered_is_told() -> None:
    found = jdparse.frames(RECORDS)
    with pytest.raises(ValueError, match="there is no degree 'phd'; the degrees are junior_high, high_school, "):
        found.records.jd.filter(degree=("phd", None))
    with pytest.raises(ValueError, match=r"no column experience_years_min \(最低工作年限\); select from a table that"):
        found.tasks.jd.filter(years=(1, 2))


def test_pivot_counts_values_of_closed_lists_and_sums_up_numbers(records: pandas.DataFrame) -> None:
    pivot = records.jd.pivot("education_level", "experience_years_min", "title", "truncated", "analysis_date_parsed")
    assert list(pivot.index.fillna("")) == ["动力科", "物流部", ""]
    assert list(pivot["rows", "count"]) == [2, 1, 2]
    assert list(pivot["education_level", "master"]) == [1, 0, 0]
    assert list(pivot["education_level", "doctorate"]) == [0, 0, 0]
    assert list(pivot["experience_years_min", "median"].fillna(-1)) == [5.5, -1, 3]
    assert list(pivot["title", "count"]) == [2, 1, 2]
    assert list(pivot["truncated", False]) == [2, 1, 2]
    assert list(pivot["analysis_date_parsed"].columns) == ["count", "min", "max"]


def test_pivot_takes_any_column_of_a_merged_table() -> None:
    found = jdparse.frames(documents())
    duties = found.responsibilities.merge(found.records[["document", "record", "department"]])
    pivot = duties.jd.pivot("time_percent")
    assert pivot.loc["综合办公室", ("time_percent", "max")] == 60
    assert pivot.loc["物流部", ("time_percent", "count")] == 0
    assert list(found.qualifications.jd.pivot("category", by="document")["category", "education"]) == [1, 0]


def test_pivot_of_an_empty_frame_has_no_rows() -> None:
    assert len(jdparse.frames([]).records.jd.pivot("education_level", "salary_min")) == 0


def test_search_finds_words_and_not_pieces_of_words() -> None:
    duties = jdparse.frames(documents()).duties()
    assert list(duties.jd.search("库房")["text"]) == ["库房管理", "每季度清点库房一次"]
    assert list(duties.jd.search("盘点库存")["text"]) == ["每日盘点库存，账物相符"]
    assert list(duties.jd.search("公主")["text"]) == ["接待前来参观的公主管家"]
    assert len(duties.jd.search("主管")) == 0


def test_search_wants_all_words_or_any() -> None:
    duties = jdparse.frames(documents()).duties()
    assert list(duties.jd.search("库房 清点")["text"]) == ["每季度清点库房一次"]
    anywhere = duties.jd.search("库房 清点", match="any")
    assert list(anywhere["text"]) == ["每季度清点库房一次", "库房管理"]
    assert str(anywhere["score"].dtype) == "Float64"
    assert anywhere["score"].is_monotonic_decreasing


def test_search_goes_by_the_text_column_of_each_table_whatever_its_language() -> None:
    for labels in ("en", "zh"):
        found = jdparse.frames(documents(), labels=labels)  # type: ignore[call-overload]
        assert [len(found[name].jd.search("库房")) for name in ("responsibilities", "tasks")] == [1, 1]
        assert len(found.qualifications.jd.search("大专")) == 1
    with pytest.raises(ValueError, match="the frame has no column of texts"):
        found.documents.jd.search("库房")
    with pytest.raises(ValueError, match="there is no word in ' 、'"):
        found.tasks.jd.search(" 、")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of two pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "form.txt").write_text(FORM)
    (folder / "notice.txt").write_text(NOTICE)
    return folder


@pytest.fixture
def lines(pages: Path, tmp_path: Path, run: Callable[..., Result]) -> Path:
    """What ``convert`` makes of them."""
    assert run("convert", pages, "-o", tmp_path / "out.jsonl").exit_code == 0
    return tmp_path / "out.jsonl"


def test_evidence_of_a_cell_is_its_spans_and_what_stands_around_them(lines: Path, pages: Path) -> None:
    tasks = jdparse.frames(lines).tasks
    (place,) = tasks.loc[[1]].jd.evidence("text", pages=pages, around=3).to_dict("records")
    start = FORM.index("登记借阅")
    assert place == {
        "document": 0,
        "path": "form.txt",
        "column": "text",
        "pointer": "/records/0/responsibilities/0/tasks/1",
        "start": start,
        "end": start + 4,
        "text": "登记借阅",
        "before": "\n2、",
        "after": "。\n职",
    }


def test_evidence_of_a_list_has_a_pointer_for_each_item_and_the_index_of_the_frame(lines: Path) -> None:
    found = jdparse.frames(lines).records.set_index(pandas.Index(["a", "b"], name="row")).jd.evidence("reports_to")
    assert list(found["pointer"]) == ["/records/0/reports_to/0", "/records/0/reports_to/1"]
    assert list(found.index) == ["a", "a"]
    assert found["text"].isna().all()


def test_evidence_of_every_table_renders_to_its_cells(lines: Path, pages: Path) -> None:
    texts = {"form.txt": FORM, "notice.txt": NOTICE}
    found = jdparse.frames(lines)
    seen = 0
    for name in ("responsibilities", "tasks", "authorities", "working_relationships", "qualifications"):
        for (label, column, path), spans in (
            found[name].jd.evidence().groupby([pandas.Grouper(level=0), "column", "path"])
        ):
            if column == "time_percent":
                continue
            places = zip(spans["start"], spans["end"], strict=True)
            assert render(texts[path], places) == found[name].loc[label, column]
            seen += 1
    items = ("tasks", "authorities", "working_relationships", "qualifications")
    assert seen == sum(len(found[name]) for name in items) + found.responsibilities["description"].count()


@settings(max_examples=25)
@given(strategies.page)
def test_every_text_of_any_page_is_its_evidence_rendered(text: str) -> None:
    found = jdparse.frames(jdparse.parse(text))
    records = found.records.jd.evidence("title", "summary", "salary", "location")
    for (label, column), spans in records.groupby([pandas.Grouper(level=0), "column"]):
        assert render(text, zip(spans["start"], spans["end"], strict=True)) == found.records.loc[label, column]
    assert set(records["column"]) == {name for name in ("title", "summary", "salary", "location")
                                      if found.records[name].notna().any()}  # fmt: skip


def test_facets_page_facts_and_diagnostics_have_evidence(tmp_path: Path) -> None:
    page = "仓储主管岗位说明书.doc\n页数：2页\n时间：2021-06-18\n\n" + FORM
    (tmp_path / "page.txt").write_text(page)
    found = jdparse.frames(jdparse.parse_file(tmp_path / "page.txt"), labels="zh")
    of = {"pages": tmp_path, "around": 0}
    assert list(found.documents.jd.evidence("page_uploaded", **of)["text"]) == ["2021-06-18"]
    assert list(found.records.jd.evidence("age_min", "age_max", **of)["text"]) == ["25", "45"]
    assert list(found.diagnostics.jd.evidence(**of)["text"]) == ["60%", "30%"]


def test_evidence_is_found_in_compressed_files_of_a_pattern_and_in_chunks(
    pages: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    for name in ("1.jsonl.gz", "2.jsonl.zst"):
        assert run("convert", pages, "-o", tmp_path / name).exit_code == 0
    for chunk in jdparse.frames(str(tmp_path / "?.jsonl*"), chunksize=3):
        places = chunk.records.jd.evidence("title", pages=pages)
        assert list(places["text"]) == list(chunk.records["title"])


def test_evidence_outlives_parquet_where_it_stands_in_a_file(lines: Path, tmp_path: Path) -> None:
    found = jdparse.frames([lines, lines])
    found.to_parquet(tmp_path / "tables")
    twice = jdparse.frames([tmp_path / "tables", tmp_path / "tables"])
    once = found.tasks.jd.evidence("text")
    assert list(twice.tasks.jd.evidence("text")["start"]) == [*once["start"], *once["start"]]
    found.tasks.to_parquet(tmp_path / "tasks.parquet")
    pandas.testing.assert_frame_equal(pandas.read_parquet(tmp_path / "tasks.parquet").jd.evidence("text"), once)


def test_evidence_outlives_selection_and_pickling() -> None:
    tasks = jdparse.frames(documents()).tasks
    selected = pickle.loads(pickle.dumps(tasks[tasks["text"].str.contains("登记")].sort_values("text")))
    assert list(selected.jd.evidence("text")["start"]) == [FORM.index("收集各科室"), FORM.index("登记借阅")]


def test_pages_are_read_out_of_archives_and_record_files(
    pages: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as archive:
        archive.write(pages / "form.txt", "in/form.txt")
    pandas.DataFrame({"body of text": [NO_POST, NOTICE]}).to_json(
        tmp_path / "pages.jsonl", orient="records", lines=True, force_ascii=False
    )
    inputs = [tmp_path / "dump.zip", tmp_path / "pages.jsonl"]
    out = tmp_path / "out.jsonl"
    assert run("convert", *inputs, "-o", out, "--text-column", "body of text").exit_code == 0
    found = jdparse.frames(out).records
    assert list(found["path"]) == ["dump.zip!in/form.txt", "pages.jsonl#2"]
    places = found.jd.evidence("department", pages=inputs, text_column="body of text")
    assert list(places["text"]) == ["综合办公室", "物流部"]


def test_a_page_that_is_gone_or_changed_gives_spans_without_text(lines: Path, pages: Path) -> None:
    (pages / "form.txt").write_text(f"{FORM}又及\n")
    shutil.move(pages / "notice.txt", pages / "other.txt")
    places = jdparse.frames(lines).records.jd.evidence("title", pages=pages)
    assert list(places["text"].isna()) == [True, True]


def test_the_json_lines_of_a_run_give_the_evidence_of_its_tables(
    lines: Path, pages: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    assert run("convert", pages, "-o", tmp_path / "out.parquet").exit_code == 0
    tasks = jdparse.frames(tmp_path / "out.parquet").tasks
    with pytest.raises(ValueError, match=r"the evidence of document 0 is not at hand: .* with documents="):
        tasks.jd.evidence("text")
    places = tasks.jd.evidence("text", documents=lines)
    pandas.testing.assert_frame_equal(places, jdparse.frames(lines).tasks.jd.evidence("text"))


def test_evidence_that_cannot_be_given_is_told(lines: Path) -> None:
    found = jdparse.frames(lines)
    with pytest.raises(ValueError, match="no sha256 of documents is read from the text; evidence is of page_title, "):
        found.documents.jd.evidence("sha256")
    with pytest.raises(ValueError, match=r"the frame is no table of jdparse\.frames, nor rows of one"):
        found.duties().jd.evidence("text")
    write_lines(lines, documents())
    with pytest.raises(FramesError, match=r"out\.jsonl: has changed since the frames were made; make them anew"):
        found.tasks.jd.evidence("text")
    lines.unlink()
    with pytest.raises(FramesError, match=r"out\.jsonl: cannot be read \(No such file or directory\)"):
        found.tasks.jd.evidence("text")
