"""OpenDocument files, and Office files in the strict form of their standard: read as their usual kin are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable

import pytest
import samples
from containers import zip_of

from jdparse.reading import ReadError, opendocument, read_bytes

needs_libreoffice = pytest.mark.skipif(not samples.has_libreoffice(), reason="libreoffice-calc is not installed")


@needs_libreoffice
def test_a_text_is_read_as_the_word_document_that_it_was() -> None:
    text, word = read_bytes(samples.make_odt(), "a.odt"), read_bytes(samples.make_docx(), "a.docx")
    assert (text.text, text.tables) == (word.text, word.tables)
    assert text.media_type == "application/vnd.oasis.opendocument.text"


@needs_libreoffice
def test_a_spreadsheet_is_read_as_the_workbook_that_it_was() -> None:
    sheet, workbook = read_bytes(samples.make_ods(), "a.doc"), read_bytes(samples.make_xlsx(), "a.xlsx")
    assert (sheet.text, sheet.tables) == (workbook.text, workbook.tables)
    assert sheet.media_type == "application/vnd.oasis.opendocument.spreadsheet"


@needs_libreoffice
def test_without_libreoffice_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    text = samples.make_odt()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refusal(text).code == "tool-missing"
    assert "apt install libreoffice-writer" in refusal(text).message


@needs_libreoffice
def test_a_text_with_a_password_is_encrypted() -> None:
    manifest = samples.part_of(samples.make_odt(), "META-INF/manifest.xml")
    locked = manifest.replace(b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>")
    assert refusal(samples.with_parts(samples.make_odt(), {"META-INF/manifest.xml": locked})).code == "encrypted"


@needs_libreoffice
def test_what_libreoffice_makes_nothing_of_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opendocument, "by_libreoffice", lambda *_: None)
    assert refusal(samples.make_odt()).code == "damaged"


def test_another_open_document_is_not_read() -> None:
    drawing = {"mimetype": b"application/vnd.oasis.opendocument.graphics", "content.xml": b"<x/>"}
    assert refusal(zip_of(drawing)).code == "unsupported-format"


@pytest.mark.parametrize("make", [samples.make_docx, samples.make_xlsx])
def test_the_strict_form_of_an_office_file_is_read_as_the_usual_one(make: Callable[[], bytes]) -> None:
    usual = make()
    strict = samples.make_strict(usual)
    assert re.search(rb"purl\.oclc\.org", samples.part_of(strict, "_rels/.rels"))
    one, other = read_bytes(usual, "a"), read_bytes(strict, "a")
    assert (one.text, one.tables, one.chrome) == (other.text, other.tables, other.chrome)
    assert one.media_type == other.media_type


def refusal(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.odt")
    return caught.value
