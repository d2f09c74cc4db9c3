"""Record files: JSON lines, CSV, Parquet and web archives."""

from __future__ import annotations

import builtins
import gzip
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import zstandard
from containers import failures, opened
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import jdparse
from jdparse.batch.containers import limits
from jdparse.batch.containers.columns import TEXT_COLUMNS, Columns
from jdparse.batch.containers.opener_process import open_file
from jdparse.batch.containers.opening import Member

LINES = b'{"id": "A7", "text": "one"}\n\n{"id": 8, "text": null}\n{"id": 9, "text": "\\u4e8c"}'


def test_a_line_of_json_is_a_document_called_by_its_number_compressed_or_not(tmp_path: Path) -> None:
    for name, data in (
        ("a.jsonl", LINES),
        ("a.jsonl.gz", gzip.compress(LINES)),
        ("a.jsonl.zst", zstandard.compress(LINES)),
    ):
        assert opened(tmp_path, name, data) == [(f"{name}#1", b"one"), (f"{name}#2", b""), (f"{name}#3", "二".encode())]


def test_a_broken_line_is_one_failure_and_the_others_are_read(tmp_path: Path) -> None:
    data = b'{"text": "a"}\n{"text": \n[1]\n"x"\n{"text": 5}\n{"text": "b"}\n'
    codes = [each for _, each in opened(tmp_path, "a.jsonl", data)]
    assert codes == [b"a", "damaged", "no-text-column", "no-text-column", "no-text-column", b"b"]


def test_lines_of_json_may_be_in_gb18030_and_nested_too_deep(tmp_path: Path) -> None:
    data = '{"正文": "岗位名称：锅炉工，负责点火升压"}\n'.encode("gb18030") + b'{"text": ' + b"[" * 100_000 + b"\n"
    found = opened(tmp_path, "a.jsonl", data)
    assert found == [("a.jsonl#1", "岗位名称：锅炉工，负责点火升压".encode()), ("a.jsonl#2", "damaged")]


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBER_BYTES", 1000)
    data = b'{"text": "' + b"x" * 200_000 + b'"}\n{"text": "b"}\n'
    assert opened(tmp_path, "a.jsonl", data) == [("a.jsonl#1", "too-large"), ("a.jsonl#2", b"b")]


def test_the_first_known_column_holds_the_text_unless_one_is_named(tmp_path: Path) -> None:
    data = json.dumps({"内容": "c", "Body": "b", "mine": "m"}).encode()
    assert opened(tmp_path, "a.jsonl", data) == [("a.jsonl#1", b"b")]
    assert opened(tmp_path, "a.jsonl", data, Columns("mine")) == [("a.jsonl#1", b"m")]
    assert TEXT_COLUMNS[:5] == ("text", "content", "body", "正文", "内容")


def test_without_a_column_of_texts_the_columns_are_listed(tmp_path: Path) -> None:
    (failure,) = failures(tmp_path, "a.csv", b"id,name\n1,x\n")
    assert failure.message == "a.csv: none of its columns is known to hold the text: id, name; give --text-column"
    (failure,) = failures(tmp_path, "a.csv", b"id,name\n1,x\n", Columns("title"))
    assert failure.message == "a.csv: has no column 'title' but id, name; name one of them"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_row_of_csv_is_a_document_line_breaks_in_quotes_are_its_own(tmp_path: Path, encoding: str) -> None:
    text = '编号,正文\r\n1,"岗位名称：锅炉工\n岗位职责：点火, 升压""\r\n"\r\n2,短\r\n3\r\n'
    found = opened(tmp_path, "a.csv", text.encode(encoding))
    assert found == [
        ("a.csv#1", '岗位名称：锅炉工\n岗位职责：点火, 升压"\r\n'.encode()),
        ("a.csv#2", "短".encode()),
        ("a.csv#3", b""),
    ]
    assert [each for _, each in opened(tmp_path, "a.csv.gz", gzip.compress(text.encode(encoding)))] == [
        each for _, each in found
    ]


def test_csv_may_be_separated_by_semicolons_or_tabs(tmp_path: Path) -> None:
    for sign in (b";", b"\t"):
        assert opened(tmp_path, "a.csv", b"id" + sign + b"text\n1" + sign + b"a,b\n") == [("a.csv#1", b"a,b")]


def test_bytes_of_csv_that_cannot_be_decoded_reach_the_reader_as_they_are(tmp_path: Path) -> None:
    data = "text\n好好好好\n".encode() + b"\xff\xe5\xa5\xbd\n"
    assert opened(tmp_path, "a.csv", data)[1] == ("a.csv#2", b"\xff\xe5\xa5\xbd")


def test_a_binary_file_called_csv_is_a_document(tmp_path: Path) -> None:
    from jdparse.batch.containers.kinds import kind_of

    assert kind_of(b"\x00\x01\x02" * 50, "a.csv") is None
    assert kind_of("text,id\n".encode("utf-16"), "a.csv") == "csv"


def test_the_id_of_a_record_goes_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    (tmp_path / "a.csv").write_bytes(b"id,text\nA7,one\n")
    for name in ("a.jsonl", "a.csv"):
        first = next(open_file(tmp_path / name, name, Columns(record_id="id")))
        assert first == Member(f"{name}#1", b"one", "A7")


def parquet_of(columns: dict[str, list[Any]]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    data = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), data)
    return data.getvalue()


def test_a_row_of_parquet_is_a_document(tmp_path: Path) -> None:
    data = parquet_of({"id": [1, 2, 3], "content": ["岗位", None, "b"] * 1})
    expected = [("a.parquet#1", "岗位".encode()), ("a.parquet#2", b""), ("a.parquet#3", b"b")]
    assert opened(tmp_path, "a.parquet", data) == expected
    (tmp_path / "a.parquet").write_bytes(data)
    first = next(open_file(tmp_path / "a.parquet", "a.parquet", Columns(record_id="id")))
    assert first == Member("a.parquet#1", "岗位".encode(), "1")


def test_damaged_and_textless_parquet_are_one_failure(tmp_path: Path) -> None:
    data = parquet_of({"id": [1, 2], "content": ["a", "b"]})
    assert opened(tmp_path, "a.parquet", data[:-20]) == [("a.parquet", "damaged")]
    assert opened(tmp_path, "a.parquet", parquet_of({"id": [1]})) == [("a.parquet", "no-text-column")]
    numbers = opened(tmp_path, "a.parquet", data, Columns("id"))
    assert numbers == [("a.parquet#1", "no-text-column"), ("a.parquet#2", "no-text-column")]


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without_pyarrow(name: str, *args: Any, **options: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return imported(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without_pyarrow)
    for name in [name for name in sys.modules if name.startswith("pyarrow")]:
        monkeypatch.delitem(sys.modules, name)
    (failure,) = failures(tmp_path, "a.parquet", b"PAR1xxxxPAR1")
    assert failure.code == "tool-missing"
    assert "pip install 'jdparse[parquet]'" in failure.message


PAGES = [("text/html; charset=utf-8", "<p>一</p>".encode()), ("image/png", b"\x89PNG"), ("text/plain", b"two")]


def warc_of(gzipped: bool, pages: Sequence[tuple[str, bytes]] = PAGES) -> bytes:
    """A web archive: its own description, a request, and answers, by default three of which two are pages."""
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
    writer.write_record(writer.create_warc_record("http://x/", "request", http_headers=request))
    for media_type, content in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", media_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record("http://x/", "response", payload=io.BytesIO(content), http_headers=headers)
        writer.write_record(record)
    return data.getvalue()


@pytest.mark.parametrize(("name", "gzipped"), [("a.warc", False), ("a.warc.gz", True)])
def test_the_pages_of_a_web_archive_are_documents(tmp_path: Path, name: str, gzipped: bool) -> None:
    expected = [(f"{name}#3", PAGES[0][1]), (f"{name}#5", b"two")]
    assert opened(tmp_path, name, warc_of(gzipped)) == expected
    assert opened(tmp_path, name, warc_of(gzipped)[:-30]) == [expected[0], (name, "damaged")]


@pytest.mark.parametrize(
    ("content_type", "page", "encoding"),
    [
        ("text/html; charset=GBK", "<html><p>岗位名称：门卫</p>", "gb18030"),
        ('text/plain;charset="big5"', "職務名稱：門衛", "big5"),
        ("text/plain; charset=euc-kr", "모집 부문", "euc_kr"),
        ("text/html; charset=iso-8859-1", "<html><p>岗位名称：门卫，岗位职责：登记来访人员</p>", "gb18030"),
        ("text/html; charset=nonsense", "<html><p>岗位名称：门卫，岗位职责：登记来访人员</p>", "gb18030"),
    ],
)
def test_what_http_says_of_the_charset_of_a_page_is_believed(
    tmp_path: Path, content_type: str, page: str, encoding: str
) -> None:
    (tmp_path / "a.warc").write_bytes(warc_of(False, [(content_type, page.encode(encoding))]))
    (document,) = jdparse.read(tmp_path / "a.warc")
    assert isinstance(document, jdparse.Document)
    assert document.source.encoding == encoding
    assert document.source.chars == len(page.replace("<html><p>", "").replace("</p>", ""))


def test_a_web_archive_that_is_gzipped_as_a_whole_is_read_too(tmp_path: Path) -> None:
    assert len(opened(tmp_path, "a.warc.gz", gzip.compress(warc_of(False)))) == 2
