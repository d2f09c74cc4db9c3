"""RTF: codepages and escapes, tables, list numbers, and what is not the text."""

from __future__ import annotations

import pytest
import samples
from samples import rtf_hex

from jdparse.reading import RawDocument, read_bytes


def read(body: str) -> RawDocument:
    return read_bytes(samples.make_rtf(body), "a.doc")


def cells(raw: RawDocument) -> list[list[list[str]]]:
    return [[[raw.text[start:end] for start, end in row] for row in table] for table in raw.tables]


def test_a_document_of_codepage_936_is_read_line_by_line() -> None:
    raw = read_bytes(samples.make_rtf(), "a.rtf")
    assert raw.text.splitlines() == [*samples.LINES, "学历\t中专以上"]
    assert (raw.media_type, raw.encoding, raw.replaced) == ("application/rtf", None, 0)
    assert cells(raw) == [[["学历", "中专以上"]]]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\u23703?\u20301?", "岗位"),
        (r"\uc0\u23703\u20301", "岗位"),
        (r"\uc2\u23703\'b8\'da\u20301\'ce\'bb", "岗位"),
        (r"\u23703\'3f{\uc0\u20301}\u32844 ?", "岗位职"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179?", "\ufffd"),
        (r"{\f1 " + rtf_hex("岗位") + "}", "岗位"),
        (r"a\tab b\line c\~d\{\}\\", "a\tb\nc\xa0d{}\\"),
        (r"\ldblquote x\rdblquote\emdash", "“x”—"),
        (r"a{\*\unknown b}c{\info{\title d}}", "ac"),
        (r"a{\v b}c\v d\v0 e{\deleted f}", "ace"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 3}}", "3"),
        (r"{\pict\pngblip 8950}a", "a"),
        (r"a\bin3 }}}b", "ab"),
        (r"{\listtext\f0 1.\tab}" + rtf_hex("登记"), "1. 登记"),
        (r"{\listtext \u-3913?\tab}" + rtf_hex("登记"), "• 登记"),
        (r"{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt a}}{\shprslt b}", "a"),
    ],
)
def test_what_the_control_words_say_is_what_is_read(body: str, text: str) -> None:
    assert read(body).text == text


def test_bytes_that_fit_no_character_are_counted() -> None:
    raw = read(rtf_hex("岗位") + r"\'ff\par x")
    assert (raw.text, raw.replaced) == ("岗位\ufffd\nx", 1)


def test_a_cell_has_its_lines_and_a_cell_from_above_stands_once() -> None:
    row = r"\trowd{0}\cellx1\cellx2\pard\intbl {1}\cell {2}\cell\row "
    body = row.format(r"\clvmgf", "A", r"B\par C") + row.format(r"\clvmrg", "", "D")
    raw = read(body + r"\pard z")
    assert raw.text == "A\tB\nC\nD\nz"
    assert cells(raw) == [[["A", "B\nC"], ["A", "D"]]]


def test_paragraphs_between_rows_part_tables() -> None:
    row = r"\trowd\cellx1\pard\intbl A\cell\row\pard "
    raw = read(row + r"x\par " + row)
    assert (raw.text, len(raw.tables)) == ("A\nx\nA", 2)


def test_page_headers_and_footers_are_chrome_and_footnotes_stand_behind_the_text() -> None:
    raw = read(r"{\headerl H\par}{\headerr H\par}{\footer F\par}a{\footnote n}b\par c")
    assert raw.text == "H\nab\nc\nn\nF"
    assert [raw.text[slice(*span)] for span in raw.chrome] == ["H", "F"]


def test_a_table_that_was_cut_off_keeps_its_text() -> None:
    assert read(r"\trowd\cellx1\cellx2\intbl A\cell B").text == "A\nB"


@pytest.mark.skipif(not samples.has_libreoffice(), reason="libreoffice-writer is not installed")
def test_what_libreoffice_writes_is_read() -> None:
    raw = read_bytes(samples.converted(samples.make_docx(), "docx", "rtf"), "a.rtf")
    assert raw.text.splitlines() == [
        "某某公司人事部",
        *samples.LINES,
        "1. 逐级汇报",
        "任职资格\t学历\t中专以上",
        "年龄\t25-45岁",
    ]
    assert [raw.text[slice(*span)] for span in raw.chrome] == ["某某公司人事部"]
