"""Files to raw documents, and the refusals."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import samples

from jdparse.reading import RawDocument, ReadError, read_bytes, read_file, read_text


def refusal(data: bytes, name: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name)
    return caught.value


def test_a_text_file_is_read_with_its_own_name_and_checksum(tmp_path: Path) -> None:
    path = tmp_path / "仓管.txt"
    path.write_bytes("岗位名称：仓管\r\n".encode("gb18030"))
    assert read_file(path) == RawDocument(
        path="仓管.txt",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        media_type="text/plain",
        encoding="gb18030",
        text="岗位名称：仓管\r\n",
    )


def test_a_file_may_be_called_by_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert read_file(path, "dump/a.txt").path == "dump/a.txt"


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.md", "text/markdown"), ("a.MD", "text/markdown"), ("a", "text/plain")]
)
def test_markdown_is_told_by_its_name_and_everything_else_is_plain(name: str, media_type: str) -> None:
    assert read_bytes("# 岗位".encode(), name).media_type == media_type


def test_an_empty_file_is_a_document_of_no_characters() -> None:
    raw = read_bytes(b"", "empty.txt")
    assert (raw.text, raw.encoding, raw.replaced) == ("", "utf-8", 0)


def test_how_much_could_not_be_decoded_is_told() -> None:
    assert read_bytes("负责清点库房".encode()[:-1], "cut.txt").replaced == 1


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (samples.EMPTY_ARCHIVE, "a.docx", "zip"),
        (samples.with_parts(samples.make_docx(), {"[Content_Types].xml": b"<Types/>"}), "a.zip", "zip"),
        (
            samples.with_parts(samples.EMPTY_ARCHIVE, {"mimetype": b"", "content.xml": b""}),
            "a.odt",
            "an OpenDocument file",
        ),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "a.doc", "PNG"),
        (b"\x1f\x8b\x08\x00", "a.txt", "gzip"),
        (random.Random(3).randbytes(1000), "a.txt", "binary"),
    ],
)
def test_a_format_that_is_not_read_is_refused_by_its_content_and_named(data: bytes, name: str, kind: str) -> None:
    error = refusal(data, name)
    assert error.code == "unsupported-format"
    assert error.message.startswith(f"{name}: looks like ")
    assert kind in error.message
    assert "\n" not in error.message
    assert error.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt", "a"])
@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (samples.make_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (samples.make_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (samples.make_html, "text/html"),
        (samples.make_mhtml, "multipart/related"),
        (samples.make_rtf, "application/rtf"),
        (samples.make_pdf, "application/pdf"),
    ],
)
def test_a_document_is_what_its_bytes_are_whatever_it_is_called(
    make: Callable[[], bytes], media_type: str, name: str
) -> None:
    assert read_bytes(make(), name).media_type == media_type


def test_a_doc_that_is_plain_text_is_read_as_it_is() -> None:
    raw = read_bytes("岗位名称：仓管\n".encode("gb18030"), "a.doc")
    assert (raw.media_type, raw.text) == ("text/plain", "岗位名称：仓管\n")


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("<!-- 存 --> <!DOCTYPE HTML>", "a.txt"),
        ('<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "a.txt"),
        ("<table><tr><td>", "a.xls"),
        ("<div>", "a.doc"),
        ("导读<br>", "a.htm"),
    ],
)
def test_a_web_page_is_told_by_how_it_begins(start: str, name: str) -> None:
    raw = read_bytes(f"{start}岗位".encode(), name)
    assert (raw.media_type, raw.text[-2:]) == ("text/html", "岗位")


@pytest.mark.parametrize("start", ["<!---->", "<!--", "a: b\n ", "a:", "<?xml ?>", " \n"])
def test_what_a_file_begins_with_again_and_again_is_told_at_once(start: str) -> None:
    started = time.process_time()
    assert read_bytes((start * 2000 + "x").encode(), "a.txt").media_type == "text/plain"
    assert time.process_time() - started < 2


def test_a_text_with_a_tag_in_it_is_text() -> None:
    assert read_bytes("<div>岗位</div>".encode(), "a.txt").media_type == "text/plain"


def test_a_text_on_pdf_is_text() -> None:
    assert read_bytes("格式说明 %PDF-1.7".encode(), "a.txt").media_type == "text/plain"


def test_a_page_that_is_called_html_but_has_no_markup_is_read_as_text() -> None:
    assert read_bytes("岗位名称：仓管".encode(), "a.html").text == "岗位名称：仓管"


def test_a_text_that_speaks_of_html_is_text() -> None:
    assert read_bytes("熟悉 <html> 与 CSS".encode(), "a.txt").text == "熟悉 <html> 与 CSS"


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file") as caught:
        read_file(tmp_path / "missing.txt")
    assert (caught.value.code, caught.value.sha256) == ("not-found", None)


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder") as caught:
        read_file(tmp_path)
    assert caught.value.code == "unreadable"


@pytest.mark.usefixtures("permissions_hold")
def test_a_file_without_read_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(ReadError, match="may not be read") as caught:
        read_file(path)
    assert caught.value.code == "unreadable"


def test_a_text_of_a_caller_is_taken_as_it_is_with_lone_surrogates_and_mark() -> None:
    raw = read_text("\ufeff岗位\ud800\r\n")
    assert (raw.path, raw.text, raw.encoding) == ("-", "\ufeff岗位\ud800\r\n", "utf-8")
    assert raw.sha256 == hashlib.sha256("\ufeff岗位\ud800\r\n".encode("utf-8", "surrogatepass")).hexdigest()
