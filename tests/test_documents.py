"""Documents of any input: those of convert are read, pages are parsed, what is damaged is told."""

from __future__ import annotations

import gzip
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from click.testing import Result

import jdparse
from jdparse.batch import Failure
from jdparse.batch.converted import begins_a_document, is_converted
from jdparse.batch.documents import documents, expanded
from jdparse.batch.json_lines import to_json
from jdparse.records import Document

Run = Callable[..., Result]


def line(text: str) -> bytes:
    return to_json(jdparse.parse(text)).encode() + b"\n"


PAGE = "岗位名称：门卫\n岗位职责：1、登记来访车辆\n2、夜里巡逻两次\n"
LINE = line(PAGE)


def outcomes(*inputs: Path) -> list[str]:
    """For each document its first title, for each failure its code and path."""
    found = documents([str(each) for each in inputs])
    return [f"{each.code} {each.path}" if isinstance(each, Failure) else str(each.records[0].title) for each in found]


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.jsonl", bytes),
        ("a.jsonl.gz", gzip.compress),
        ("a.jsonl.zst", zstandard.ZstdCompressor().compress),
        ("a.json", bytes),
        ("a.txt", bytes),
    ],
)
def test_lines_of_convert_are_known_by_their_content(
    tmp_path: Path, name: str, packed: Callable[[bytes], bytes]
) -> None:
    (tmp_path / name).write_bytes(packed(LINE + b"\n" + LINE))
    assert is_converted(tmp_path / name)
    assert outcomes(tmp_path / name) == ["门卫", "门卫"]


def test_parts_that_were_joined_are_read_whole(tmp_path: Path) -> None:
    for name, packed in (("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstandard.ZstdCompressor().compress)):
        (tmp_path / name).write_bytes(packed(LINE) + packed(LINE))
        assert outcomes(tmp_path / name) == ["门卫", "门卫"]


@pytest.mark.parametrize("head", [b"", b"[1]", b'{"text": "..."}', "岗位名称：门卫".encode()])
def test_other_bytes_are_no_lines_of_convert(head: bytes) -> None:
    assert not begins_a_document(head)


def test_a_folder_may_hold_pages_records_and_their_lists(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINE)
    (tmp_path / "a.jsonl.failures.jsonl").write_text('{"path":"x","sha256":null,"code":"damaged","message":"x"}\n')
    (tmp_path / "a.jsonl.ledger").write_bytes(b"SQLite format 3\0")
    (tmp_path / "b.txt").write_text(PAGE)
    (tmp_path / "c.jsonl").write_text('{"text": "岗位名称：司机\\n岗位职责：1、送货\\n2、洗车\\n"}\n')
    assert outcomes(tmp_path) == ["门卫", "门卫", "司机"]


def test_what_was_cut_off_is_one_failure_for_the_rest(tmp_path: Path) -> None:
    packed = gzip.compress(LINE + os.urandom(1 << 18).hex().encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[:-1000])
    assert outcomes(tmp_path / "a.jsonl.gz") == ["门卫", "damaged a.jsonl.gz"]


def test_a_line_with_half_a_character_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(PAGE.replace("门卫", "门\ud800卫")))
    (found,) = documents([str(tmp_path / "a.jsonl")])
    assert isinstance(found, Document)
    assert found.records[0].title == "门\ud800卫"


def test_a_line_that_is_no_document_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINE + LINE.replace(b'"layout":"', b'"layout":"x') + b"{\n")
    _, wrong, broken = documents([str(tmp_path / "a.jsonl")])
    assert isinstance(wrong, Failure)
    assert isinstance(broken, Failure)
    assert wrong.message.startswith("a.jsonl, line 2: is no document of jdparse convert (layout: ")
    assert broken.path == "a.jsonl#3"


def test_lines_come_through_a_named_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(LINE * 2))
    writer.start()
    assert outcomes(pipe) == ["门卫", "门卫"]
    writer.join()


@pytest.mark.usefixtures("permissions_hold")
def test_a_pipe_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", mode=0)
    assert outcomes(tmp_path / "pipe") == ["unreadable pipe"]


def test_a_pattern_is_the_files_that_fit_where_no_shell_has_made_it_so(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "[c].jsonl"):
        (tmp_path / name).write_bytes(LINE)
    pattern = str(tmp_path / "?.jsonl")
    assert expanded([pattern]) == [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    assert expanded([str(tmp_path / "[c].jsonl"), "-", "none*"]) == [str(tmp_path / "[c].jsonl"), "-", "none*"]


def test_records_are_read_without_loading_the_parser(tmp_path: Path) -> None:
    from test_import_contract import loaded_after

    (tmp_path / "a.jsonl").write_bytes(LINE)
    read = f"from jdparse.batch.documents import documents; assert list(documents([{str(tmp_path / 'a.jsonl')!r}]))"
    assert "jdparse.parsing.pipeline" not in loaded_after(read)


def test_tables_are_no_documents_and_no_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    for name in ("t.csv", "t.parquet"):
        assert run("convert", tmp_path / "page.txt", "-o", tmp_path / name).exit_code == 0
        (found,) = documents([str(tmp_path / name)])
        assert isinstance(found, Failure)
        assert "holds the tables of jdparse convert" in found.message
