"""Bytes to text: every encoding that Chinese pages come in, whole and damaged."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdparse.reading.decoding import decode, is_binary

SIMPLIFIED = (
    "岗位名称：档案管理员\r\n所在部门：综合办公室\r\n岗位职责：\r\n"
    "1、收集各科室移交的文件并登记造册。\r\n2、每季度清点库房一次，发现霉变立即上报。\r\n"
    "任职资格：中专以上学历，两年以上档案工作经历，做事仔细。\r\n"
)
TRADITIONAL = (
    "職位名稱：倉庫管理員\r\n職責：\r\n一、驗收進貨並核對單據。\r\n二、每月盤點存貨，差異須於三日內呈報主管。\r\n"
    "任職條件：高中以上學歷，能搬運重物，待人誠懇。\r\n"
)


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str, name: str) -> None:
    assert decode(mark + SIMPLIFIED.encode(codec)) == (SIMPLIFIED, name, 0)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_simplified_text_without_a_mark_is_read_back_with_its_line_ends(codec: str) -> None:
    assert decode(SIMPLIFIED.encode(codec)) == (SIMPLIFIED, codec, 0)


@pytest.mark.parametrize("codec", ["gb2312", "gbk"])
def test_what_is_called_gb2312_or_gbk_is_read_as_gb18030(codec: str) -> None:
    assert decode(SIMPLIFIED.encode(codec)) == (SIMPLIFIED, "gb18030", 0)


def test_characters_that_only_gb18030_has_are_read() -> None:
    text = SIMPLIFIED + "联系人：㙓䶮𠮷"
    assert decode(text.encode("gb18030")) == (text, "gb18030", 0)


@pytest.mark.parametrize("codec", ["big5", "cp950"])
def test_traditional_text_stays_big5(codec: str) -> None:
    decoded = decode(TRADITIONAL.encode(codec))
    assert (decoded.text, decoded.replaced) == (TRADITIONAL, 0)
    assert decoded.encoding in {"big5", "cp950"}


def test_hong_kong_characters_are_read_as_big5hkscs() -> None:
    text = TRADITIONAL + "㗎嘢"
    assert decode(text.encode("big5hkscs")) == (text, "big5hkscs", 0)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_found_where_no_character_is_ascii(codec: str) -> None:
    text = "收集各科室移交的文件并登记造册每季度清点库房一次" * 3
    assert decode(text.encode(codec)) == (text, codec, 0)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_found_where_every_character_is_ascii(codec: str) -> None:
    text = "Position: archivist\nReports to: office manager\n"
    assert decode(text.encode(codec)) == (text, codec, 0)


def test_empty_bytes_are_an_empty_utf8_text() -> None:
    assert decode(b"") == ("", "utf-8", 0)


def test_utf8_cut_within_a_character_loses_that_character_only() -> None:
    decoded = decode(SIMPLIFIED.rstrip().encode()[:-1])
    assert decoded == (SIMPLIFIED.rstrip()[:-1] + "\ufffd", "utf-8", 1)


def test_one_bad_byte_in_utf8_is_counted_and_the_rest_read() -> None:
    data = SIMPLIFIED.encode()
    decoded = decode(data[:12] + b"\xff" + data[12:])
    assert decoded == (SIMPLIFIED[:4] + "\ufffd" + SIMPLIFIED[4:], "utf-8", 1)


def test_one_bad_byte_in_a_gbk_page_does_not_make_it_another_alphabet() -> None:
    data = SIMPLIFIED.encode("gbk")
    decoded = decode(data[:8] + b"\xff" + data[8:])
    assert decoded.encoding == "gb18030"
    assert decoded.replaced >= 1
    assert "每季度清点库房一次" in decoded.text


def test_one_bad_byte_in_a_big5_page_does_not_make_it_gbk() -> None:
    data = TRADITIONAL.encode("big5")
    decoded = decode(data[:8] + b"\xff" + data[8:])
    assert decoded.encoding == "big5"
    assert "驗收進貨並核對單據" in decoded.text


def test_utf16_with_half_a_unit_at_the_end_says_one_replaced() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le") + b"\x00")
    assert decoded == (SIMPLIFIED + "\ufffd", "utf-16-le", 1)


def test_a_replacement_character_that_the_file_itself_holds_is_not_counted() -> None:
    assert decode("岗位\ufffd职责".encode()) == ("岗位\ufffd职责", "utf-8", 0)


def test_a_stray_nul_does_not_make_a_long_utf8_page_something_else() -> None:
    text = SIMPLIFIED * 3 + "\x00"
    assert decode(text.encode()) == (text, "utf-8", 0)


def test_bytes_that_are_no_text_are_binary() -> None:
    assert is_binary(random.Random(7).randbytes(2000))
    assert is_binary(b"\x00\x01\x02\x03")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_text_in_no_encoding_is_binary(codec: str) -> None:
    assert not is_binary(SIMPLIFIED.encode(codec))


@given(st.binary(max_size=400))
def test_any_bytes_decode_to_a_text_that_can_be_written_as_utf8(data: bytes) -> None:
    decoded = decode(data)
    decoded.text.encode("utf-8")
    assert 0 <= decoded.replaced <= decoded.text.count("\ufffd")
    codecs.lookup(decoded.encoding)
