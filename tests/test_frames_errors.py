"""What is told, in one line, where frames cannot be made."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet
from table_pages import FORM, documents, write_lines

import jdparse
from jdparse.dataframes import FramesError

Change = Callable[[dict[str, Any]], Any]


def lines_with(path: Path, change: Change) -> Path:
    """Three lines, a blank one among them, the last of them changed."""
    good = json.dumps(jdparse.parse(FORM).model_dump())
    bad = json.loads(good)
    changed = change(bad)
    path.write_text(f"{good}\n\n{changed if isinstance(changed, str) else json.dumps(bad)}\n")
    return path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda document: '{"schema_version": "1", ', "is no JSON (Expecting property name"),
        (lambda document: "[1, 2]", "is no Document (the whole: Input should be an object)"),
        (lambda document: document.pop("source"), "is no Document (source: Field required)"),
        (lambda document: document["records"][0].update(headcount="2"), "is no Document (records.0.headcount: "),
        (lambda document: document.update(layout="poem"), "is no Document (layout: Input should be 'form', "),
        (
            lambda document: document["records"][0]["qualifications"][1].update(category="luck"),
            "is no Document (records.0.qualifications.1.category: ",
        ),
        (
            lambda document: document["records"][0].update(tasks=None, responsibilities=None),
            "records.0.responsibilities",
        ),
        (
            lambda document: document.update(schema_version="2"),
            "is of schema version '2', this jdparse reads '1'; convert the pages again",
        ),
    ],
)
def test_a_line_that_is_no_document_is_named(change: Change, message: str, tmp_path: Path) -> None:
    path = lines_with(tmp_path / "out.jsonl", change)
    with pytest.raises(FramesError) as raised:
        jdparse.frames(path)
    told = str(raised.value)
    assert told.startswith(f"{path}, line 3: ")
    assert message in told
    assert "\n" not in told


def test_the_line_is_named_in_chunks_too_after_those_before_it(tmp_path: Path) -> None:
    chunks = jdparse.frames(lines_with(tmp_path / "out.jsonl", lambda _: "{}"), chunksize=1)
    assert len(next(chunks).documents) == 1
    with pytest.raises(FramesError, match=r"out\.jsonl, line 3: is no Document"):
        next(chunks)


def test_a_lone_surrogate_before_a_faulty_line_is_not_blamed(tmp_path: Path) -> None:
    surrogate = json.dumps(jdparse.parse("岗位名称：门\ud800卫\n岗位职责：\n1、登记来访车辆\n").model_dump())
    (tmp_path / "out.jsonl").write_text(f"{surrogate}\n{{}}\n")
    with pytest.raises(FramesError, match=r"out\.jsonl, line 2: "):
        jdparse.frames(tmp_path / "out.jsonl")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("none.jsonl", r"^none\.jsonl: there is no such file or folder; name what jdparse convert wrote$"),
        ("out-*.jsonl", r"^out-\*\.jsonl: no file matches; name what jdparse convert wrote$"),
        (["."], r"documents\.parquet: there is no such file; name a folder that jdparse convert wrote as Parquet"),
        ("cut.jsonl.gz", r"^cut\.jsonl\.gz: cannot be read \(Compressed file ended"),
        ("text.jsonl", r"^text\.jsonl, line 1: is no JSON"),
    ],
)
def test_a_source_that_cannot_be_read_is_named(
    source: Any, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "good.jsonl", documents())
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress((tmp_path / "good.jsonl").read_bytes())[:-20])
    (tmp_path / "text.jsonl").write_text(FORM)
    with pytest.raises(FramesError, match=message):
        jdparse.frames(source)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: rows.drop_columns("title"), r"records\.parquet: has no column title; convert the pages again"),
        (
            lambda rows: rows.set_column(3, "kind", pyarrow.array(["poem"] * len(rows))),
            r"records\.parquet: cannot be read \(kind is 'poem', which is none of position, department\)",
        ),
        (
            lambda rows: rows.set_column(9, "headcount", pyarrow.array(["two"] * len(rows))),
            r"records\.parquet: cannot be read \(Failed to parse string: 'two'",
        ),
    ],
)
def test_a_table_that_is_not_of_the_contract_is_named(change: Callable[..., Any], message: str, tmp_path: Path) -> None:
    jdparse.frames(documents()).to_parquet(tmp_path / "tables")
    path = tmp_path / "tables/records.parquet"
    parquet.write_table(change(parquet.read_table(path)), path)
    with pytest.raises(FramesError, match=message):
        jdparse.frames(tmp_path / "tables")


def test_a_broken_table_is_named(tmp_path: Path) -> None:
    jdparse.frames(documents()).to_parquet(tmp_path / "tables")
    (tmp_path / "tables/tasks.parquet").write_bytes(b"PAR1")
    with pytest.raises(FramesError, match=r"tasks\.parquet: cannot be read"):
        jdparse.frames(tmp_path / "tables")


@pytest.mark.parametrize("name", ["documents", "tasks"])
@pytest.mark.parametrize("chunksize", [1, 4])
def test_tables_out_of_order_are_read_whole_and_refused_in_chunks(name: str, chunksize: int, tmp_path: Path) -> None:
    found = jdparse.frames(documents() * 2)
    found.to_parquet(tmp_path / "tables")
    found[name][::-1].to_parquet(tmp_path / f"tables/{name}.parquet", index=False)
    assert list(jdparse.frames(tmp_path / "tables")[name]["document"]) == list(found[name]["document"])[::-1]
    with pytest.raises(FramesError, match=rf"{name}\.parquet: is not in the order of its documents"):
        list(jdparse.frames(tmp_path / "tables", chunksize=chunksize))


@pytest.mark.parametrize("source", [17, b"out.jsonl", {"records": []}, [None]])
def test_what_is_no_source_is_a_type_error(source: Any) -> None:
    with pytest.raises(TypeError, match=r"is no source of frames; give a path, a Document or a JobRecord"):
        jdparse.frames(source)


def test_arguments_that_make_no_sense_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="labels is 'de'; give 'en' or 'zh'"):
        jdparse.frames([], labels="de")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="chunksize is 0; give the number of documents of a chunk, 1 or more"):
        jdparse.frames([], chunksize=0)


def test_without_pandas_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import jdparse\n"
        "try:\n    jdparse.frames('out.jsonl')\n"
        "except ImportError as error:\n    print(error)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "jdparse.frames needs pandas: pip install 'jdparse[pandas]'\n"


def test_the_package_does_not_import_pandas_before_it_is_used() -> None:
    code = "import sys, jdparse; jdparse.frames, jdparse.parse('x'); print({'pandas', 'pyarrow'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"
