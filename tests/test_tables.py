"""Tables: the rows of a document, and the formats that hold them."""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from click.testing import Result
from outputs import last_line
from pyarrow import parquet
from table_pages import POSITION

import jdparse
from jdparse.batch.json_lines import to_json
from jdparse.records import JobRecord
from jdparse.tables import TABLES, rows

Run = Callable[..., Result]

COLUMNS = {table.name: [column.name for column in table.columns] for table in TABLES}


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A folder of a position, a page without one, and a file that cannot be read."""
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "a.txt").write_text(POSITION)
    (folder / "b.txt").write_text("今晚检修路灯。\n")
    (folder / "c.bin").write_bytes(bytes(range(32)) * 10)
    return folder


def table_rows(text: str, number: int = 0) -> dict[str, list[dict[str, Any]]]:
    """The rows of the document that ``text`` is, per table, by column."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    for table, row in rows(json.loads(to_json(jdparse.parse(text))), number):
        found[table].append(dict(zip(COLUMNS[table], row, strict=True)))
    return found


def test_there_is_a_table_for_each_level_of_the_contract() -> None:
    assert list(COLUMNS) == [
        "documents",
        "records",
        "responsibilities",
        "tasks",
        "authorities",
        "working_relationships",
        "qualifications",
        "diagnostics",
    ]


def test_a_form_becomes_rows_that_its_keys_join() -> None:
    tables = table_rows(POSITION, 7)
    (document,) = tables["documents"]
    assert (document["document"], document["records"], document["layout"]) == (7, 1, "form")
    (record,) = tables["records"]
    assert (record["title"], record["headcount"], record["age_min"]) == ("档案管理员", 2, 25)
    assert record["reports_to"] == "办公室主任\n综合科科长"
    duties = [
        (duty["responsibility"], duty["description"], duty["time_percent"]) for duty in tables["responsibilities"]
    ]
    assert duties == [(0, "库房管理", 60.0), (1, "移交", 30.0)]
    assert [tuple(task.values()) for task in tables["tasks"]] == [
        (7, 0, 0, 0, "每季度清点库房一次"),
        (7, 0, 0, 1, "登记借阅"),
        (7, 0, 1, 0, "收集各科室移交的文件并登记造册"),
    ]
    assert tables["working_relationships"][0]["scope"] == "internal"
    assert [(each["category"], each["text"]) for each in tables["qualifications"][:2]] == [
        ("education", "大专以上"),
        ("age", "25-45岁"),
    ]
    sums = [each for each in tables["diagnostics"] if each["code"] == "time-percent-sum"]
    assert [each["pointer"] for each in sums] == ["/records/0/responsibilities"]
    assert len(json.loads(sums[0]["spans"])) == 2


def test_every_field_of_a_record_is_a_column_or_a_table() -> None:
    lists = {"responsibilities", "authorities", "working_relationships", "qualifications", "facets"}
    assert {name for name in JobRecord.model_fields if name not in COLUMNS["records"]} == lists


def test_a_row_has_a_value_of_its_columns_type_or_none() -> None:
    types = {"text": str, "integer": int, "number": float, "boolean": bool}
    for table in TABLES:
        for row in table_rows(POSITION)[table.name]:
            for column in table.columns:
                value = row[column.name]
                assert value is None or type(value) is types[column.type], column


def test_a_lone_surrogate_is_replaced() -> None:
    (record,) = table_rows(POSITION.replace("档案", "档\ud800案"))["records"]
    assert record["title"] == "档\ufffd案管理员"


def test_csv_has_a_file_per_table_and_a_mark_for_excel_on_request(run: Run, dump: Path, tmp_path: Path) -> None:
    assert run("convert", dump, "-o", tmp_path / "plain", "--format", "csv").exit_code == 1
    assert run("convert", dump, "-o", tmp_path / "marked.csv", "--excel").exit_code == 1
    assert sorted(path.stem for path in (tmp_path / "plain").iterdir()) == sorted(COLUMNS)
    plain, marked = ((tmp_path / name / "records.csv").read_bytes() for name in ("plain", "marked.csv"))
    assert marked == b"\xef\xbb\xbf" + plain
    with (tmp_path / "plain/records.csv").open(encoding="utf-8", newline="") as file:
        (record,) = csv.DictReader(file)
    assert (record["title"], record["reports_to"]) == ("档案管理员", "办公室主任\n综合科科长")
    assert (record["headcount"], record["truncated"], record["salary"]) == ("2", "false", "")
    with (tmp_path / "plain/documents.csv").open(encoding="utf-8", newline="") as file:
        assert [row["path"] for row in csv.DictReader(file)] == ["a.txt", "b.txt"]


def test_excel_is_for_csv_only(run: Run, dump: Path, tmp_path: Path) -> None:
    result = run("convert", dump, "-o", tmp_path / "a.jsonl", "--excel")
    assert result.exit_code == 2
    assert "--excel is for CSV" in last_line(result)


def test_sqlite_holds_the_tables(run: Run, dump: Path, tmp_path: Path) -> None:
    assert run("convert", dump, "-o", tmp_path / "out.sqlite").exit_code == 1
    with sqlite3.connect(tmp_path / "out.sqlite") as database:
        query = """SELECT records.title, tasks.text FROM records JOIN tasks USING (document, record)
                   JOIN documents USING (document) WHERE documents.path = 'a.txt' ORDER BY responsibility, task"""
        assert database.execute(query).fetchall() == [
            ("档案管理员", "每季度清点库房一次"),
            ("档案管理员", "登记借阅"),
            ("档案管理员", "收集各科室移交的文件并登记造册"),
        ]
        assert database.execute("SELECT count(*) FROM documents").fetchone() == (2,)


def test_parquet_holds_the_tables_with_their_types(
    run: Run, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdparse.batch.sinks.parquet_file.ROWS_OF_A_GROUP", 2)
    assert run("convert", dump, "-o", tmp_path / "out", "--format", "parquet").exit_code == 1
    tasks = parquet.read_table(tmp_path / "out/tasks.parquet")
    assert tasks.column("text").to_pylist() == ["每季度清点库房一次", "登记借阅", "收集各科室移交的文件并登记造册"]
    assert str(tasks.schema.field("task").type) == "int64"
    assert parquet.ParquetFile(tmp_path / "out/tasks.parquet").num_row_groups == 2
    records = parquet.read_table(tmp_path / "out/records.parquet").to_pylist()
    assert (records[0]["truncated"], records[0]["headcount"], records[0]["salary_min"]) == (False, 2, None)


def test_parquet_without_pyarrow_says_what_to_install(
    run: Run, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    result = run("convert", dump, "-o", tmp_path / "out.parquet")
    assert result.exit_code == 3
    assert "parquet needs the package pyarrow; pip install 'jdparse[parquet]'" in last_line(result)


def test_compressed_lines_are_the_lines(run: Run, dump: Path, tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.jsonl.gz", "a.jsonl.zst"):
        assert run("convert", dump, "-o", tmp_path / name).exit_code == 1
    plain = (tmp_path / "a.jsonl").read_bytes()
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == plain
    with zstandard.open(tmp_path / "a.jsonl.zst", "rb") as lines:
        assert lines.read() == plain


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_a_folder_of_another_format_is_never_replaced(run: Run, dump: Path, tmp_path: Path, form: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("keep")
    result = run("convert", dump, "-o", tmp_path / "mine", "--format", form, "--overwrite")
    assert result.exit_code == 3
    assert "notes.txt" in last_line(result)
    assert (tmp_path / "mine/notes.txt").read_text() == "keep"
