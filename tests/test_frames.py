"""``jdparse.frames``: which frames there are, what they hold, and how their parts fit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas
import pytest
import strategies
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from table_pages import FORM, NO_POST, NOTICE, documents, write_lines

import jdparse
from jdparse.batch.json_lines import to_json
from jdparse.dataframes.bundle import Frames
from jdparse.dataframes.columns import chinese_names, dtypes, empty_frame
from jdparse.records import JobRecord
from jdparse.tables import TABLES, rows

NAMES = [table.name for table in TABLES]


def assert_same(one: Frames, other: Frames) -> None:
    for name in NAMES:
        assert_frame_equal(one[name], other[name])


def put_together(parts: list[Frames]) -> Frames:
    return Frames(**{name: pandas.concat([part[name] for part in parts]) for name in NAMES})


def without_index(frames: Frames) -> Frames:
    return Frames(**{name: frame.reset_index(drop=True) for name, frame in frames.items()})


def test_there_is_a_frame_for_each_table_by_attribute_and_by_name() -> None:
    found = jdparse.frames(jdparse.parse(FORM))
    assert list(found) == NAMES
    assert found.tasks is found["tasks"]
    assert repr(found).startswith("Frames(documents=1, records=1, responsibilities=2, tasks=3, ")
    with pytest.raises(KeyError, match="there is no table 'people'; the tables are documents, records, "):
        found["people"]


def test_a_frame_holds_the_rows_of_its_table() -> None:
    found = jdparse.frames(documents())
    true: dict[str, list[tuple[Any, ...]]] = {name: [] for name in NAMES}
    for number, document in enumerate(documents()):
        for name, row in rows(json.loads(to_json(document)), number):
            true[name].append(row)
    for table in TABLES:
        frame = found[table.name][[column.name for column in table.columns]].astype(object)
        assert list(frame.where(frame.notna(), None).itertuples(index=False, name=None)) == true[table.name]


def test_columns_and_dtypes_are_those_of_the_contract() -> None:
    kinds = {name: {column: str(dtype) for column, dtype in dtypes(name).items()} for name in NAMES}
    assert kinds["qualifications"] == {
        "document": "Int64",
        "record": "Int64",
        "qualification": "Int64",
        "category": "category",
        "text": "string",
    }
    assert {kinds["records"][name] for name in ("salary_min", "experience_years_max")} == {"Float64"}
    assert kinds["records"]["truncated"] == "boolean"
    assert kinds["records"]["analysis_date"] == "string"
    assert kinds["records"]["analysis_date_parsed"] == kinds["documents"]["page_uploaded_parsed"] == "datetime64[us]"
    enums = {(name, column) for name in NAMES for column, kind in kinds[name].items() if kind == "category"}
    assert enums == {
        ("documents", "layout"),
        *(("records", name) for name in ("kind", "education_level", "gender", "salary_period")),
        ("working_relationships", "scope"),
        ("qualifications", "category"),
        ("diagnostics", "code"),
        ("diagnostics", "severity"),
    }


def test_an_empty_source_gives_the_same_columns_and_dtypes_without_rows() -> None:
    empty, full = jdparse.frames([]), jdparse.frames(documents())
    for name in NAMES:
        assert len(empty[name]) == 0
        assert dict(empty[name].dtypes) == dict(full[name].dtypes) == dtypes(name)
        assert_frame_equal(empty[name], empty_frame(name))


def test_degrees_and_severities_are_ordered_and_the_other_categories_are_not() -> None:
    assert dtypes("records")["education_level"].ordered
    assert dtypes("diagnostics")["severity"].ordered
    assert not dtypes("records")["gender"].ordered
    levels = jdparse.frames(documents()).records["education_level"]
    assert list(levels > "associate") == [False, True]


def test_keys_join_the_tables() -> None:
    found = jdparse.frames(documents())
    joined = found.tasks.merge(found.records, on=["document", "record"]).merge(found.documents, on="document")
    assert list(joined["title"]) == ["档案管理员"] * 3
    assert list(joined["layout"]) == ["form"] * 3
    assert list(found.documents["records"]) == [1, 1, 0]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021年3月", "2021-03-01"),
        ("2021-03-15", "2021-03-15"),
        ("2021/3/5", "2021-03-05"),
        ("2020.12", "2020-12-01"),
        ("２０２０年１月８日", "2020-01-08"),
        ("20210304", "2021-03-04"),
        ("二〇二一年十一月五日", "2021-11-05"),
        ("2018年l0月", None),
        ("2021", None),
        ("2021-02-30", None),
        ("2021年3月-2022年5月", None),
    ],
)
def test_a_date_is_read_beside_its_text_which_stays(text: str, date: str | None) -> None:
    records = jdparse.frames(JobRecord(kind="position", analysis_date=text)).records
    assert list(records["analysis_date"]) == [text]
    (read,) = records["analysis_date_parsed"]
    assert (None if pandas.isna(read) else read.to_pydatetime()) == (date and datetime.fromisoformat(date))


def test_a_record_by_itself_has_a_number_and_no_document() -> None:
    page = jdparse.parse(FORM)
    found = jdparse.frames([page, page.records[0], page])
    assert list(found.records["document"]) == [0, 1, 2]
    assert list(found.documents["document"]) == [0, 2]
    assert list(found.records["path"].isna()) == [False, True, False]
    assert list(found.tasks["document"]) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_failures_are_left_out_with_a_warning_that_names_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FORM)
    with pytest.warns(UserWarning, match=r"left out 1 failed documents, the first: none\.txt: there is no such file"):
        found = jdparse.frames(jdparse.read([tmp_path / "a.txt", "none.txt"]))
    assert len(found.documents) == 1


def test_chinese_labels_are_the_titles_of_the_fields_and_differ_within_a_table() -> None:
    found = jdparse.frames(documents(), labels="zh")
    assert {"岗位名称", "所在部门", "岗位分析日期", "岗位分析日期（日期）", "最低学历"} <= set(found.records)
    assert list(found.tasks) == ["文档序号", "记录序号", "职责序号", "任务序号", "工作任务"]
    for name in NAMES:
        assert len(set(chinese_names(name).values())) == len(empty_frame(name).columns)


def test_duties_are_descriptions_and_tasks_in_the_order_of_the_page() -> None:
    duties = jdparse.frames(jdparse.parse(FORM)).duties()
    assert list(duties["text"]) == [
        "库房管理",
        "每季度清点库房一次",
        "登记借阅",
        "移交",
        "收集各科室移交的文件并登记造册",
    ]
    assert list(duties["task"].fillna(-1)) == [-1, 0, 1, -1, 0]
    chinese = jdparse.frames(jdparse.parse(FORM), labels="zh").duties()
    assert list(chinese.columns) == ["文档序号", "记录序号", "职责序号", "任务序号", "工作任务"]


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet"])
def test_what_convert_writes_gives_the_frames_of_the_documents(
    ending: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    for name, text in {"a.txt": FORM, "b.txt": NOTICE, "c.txt": NO_POST}.items():
        (dump / name).write_text(text)
    out = tmp_path / f"out.{ending}"
    assert run("convert", dump, "-o", out).exit_code == 0
    assert_same(jdparse.frames(out), jdparse.frames(jdparse.read(dump)))


def test_files_of_a_pattern_are_read_by_name_and_numbered_on(tmp_path: Path) -> None:
    form, notice, no_post = documents()
    write_lines(tmp_path / "2.jsonl", [no_post])
    write_lines(tmp_path / "1.jsonl", [form, notice])
    for kept_by_convert in ("1.jsonl.failures.jsonl", "1.jsonl.ledger", "3.jsonl.partial"):
        (tmp_path / kept_by_convert).write_text("no document")
    assert_same(jdparse.frames(str(tmp_path / "*.jsonl*")), jdparse.frames([form, notice, no_post]))


def test_a_list_may_mix_files_folders_and_documents(tmp_path: Path) -> None:
    form, notice, no_post = documents()
    jdparse.frames([form, notice]).to_parquet(tmp_path / "tables")
    lines = write_lines(tmp_path / "more.jsonl", [no_post])
    mixed = jdparse.frames([form, tmp_path / "tables", lines, notice.records[0], form])
    assert_same(mixed, jdparse.frames([form, form, notice, no_post, notice.records[0], form]))


@pytest.mark.parametrize("labels", ["en", "zh"])
def test_parquet_gives_back_the_same_frames(labels: Any, tmp_path: Path) -> None:
    for name, source in {"full": documents(), "empty": []}.items():
        found = jdparse.frames(source, labels=labels)
        found.to_parquet(tmp_path / name)
        assert_same(jdparse.frames(tmp_path / name, labels=labels), found)


def test_pandas_own_parquet_gives_back_the_same_frame(tmp_path: Path) -> None:
    for name, frame in jdparse.frames(documents()).items():
        if len(frame):  # of an empty table pandas forgets the categories
            frame.to_parquet(tmp_path / f"{name}.parquet")
            assert_frame_equal(pandas.read_parquet(tmp_path / f"{name}.parquet"), frame)


def test_parquet_replaces_a_folder_only_where_told_and_only_one_of_its_own(tmp_path: Path) -> None:
    found = jdparse.frames(documents())
    found.to_parquet(tmp_path / "tables")
    with pytest.raises(FileExistsError, match="is there already; give overwrite=True"):
        found.to_parquet(tmp_path / "tables")
    jdparse.frames([]).to_parquet(tmp_path / "tables", overwrite=True)
    assert len(jdparse.frames(tmp_path / "tables").records) == 0
    (tmp_path / "tables/notes.txt").touch()
    with pytest.raises(FileExistsError, match=r"it holds 'notes\.txt'"):
        found.to_parquet(tmp_path / "tables", overwrite=True)


@pytest.mark.parametrize("chunksize", [1, 2, 3, 7, 2500])
def test_chunks_are_the_frames_in_pieces_from_lines_and_from_parquet(chunksize: int, tmp_path: Path) -> None:
    found = documents() * 3
    whole = jdparse.frames(found)
    whole.to_parquet(tmp_path / "tables")
    write_lines(tmp_path / "out.jsonl", found)
    for source in (tmp_path / "tables", tmp_path / "out.jsonl", iter(found)):
        chunks = list(jdparse.frames(source, chunksize=chunksize))
        assert [len(chunk.documents) for chunk in chunks] == [
            min(chunksize, len(found) - at) for at in range(0, len(found), chunksize)
        ]
        assert_same(without_index(put_together(chunks)), whole)
        if len(chunks) > 1:
            assert chunks[1].records.index.start == len(chunks[0].records)


def test_more_documents_than_are_read_at_a_time_make_one_frame() -> None:
    form = jdparse.parse(FORM)
    found = jdparse.frames(form for _ in range(2300))
    assert list(found.documents["document"]) == list(range(2300))
    assert [len(chunk.documents) for chunk in jdparse.frames([form] * 2300, chunksize=1500)] == [1500, 800]


def test_a_chunk_is_read_when_its_turn_comes() -> None:
    asked = []

    def source() -> Iterator[jdparse.Document]:
        for number in range(10):
            asked.append(number)
            yield jdparse.parse(FORM)

    next(iter(jdparse.frames(source(), chunksize=2)))
    assert asked == [0, 1]


def test_records_without_documents_come_through_parquet_in_chunks(tmp_path: Path) -> None:
    found = jdparse.frames([record for document in documents() for record in document.records])
    found.to_parquet(tmp_path / "tables")
    (chunk,) = jdparse.frames(tmp_path / "tables", chunksize=2)
    assert_same(chunk, found)


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    found = jdparse.frames(jdparse.parse("岗位名称：门\ud800卫\n岗位职责：\n1、登记来访车辆\n"))
    assert list(found.records["title"]) == ["门\ufffd卫"]


def test_the_keys_of_a_line_may_come_in_any_order(tmp_path: Path) -> None:
    lines = [json.dumps(document.model_dump(), sort_keys=True) for document in documents()]
    (tmp_path / "sorted.jsonl").write_text("\n\n".join(lines))
    assert_same(jdparse.frames(tmp_path / "sorted.jsonl"), jdparse.frames(documents()))


@settings(max_examples=25)
@given(st.lists(strategies.page, max_size=3), st.integers(1, 3))
def test_lines_documents_parquet_and_chunks_agree_on_any_pages(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], chunksize: int
) -> None:
    folder = tmp_path_factory.mktemp("frames")
    found = [jdparse.parse(text) for text in texts]
    whole = jdparse.frames(found)
    whole.to_parquet(folder / "tables")
    assert_same(jdparse.frames(write_lines(folder / "out.jsonl", found)), whole)
    assert_same(jdparse.frames(folder / "tables"), whole)
    if found:
        chunks = list(jdparse.frames(folder / "out.jsonl", chunksize=chunksize))
        assert_same(without_index(put_together(chunks)), whole)
