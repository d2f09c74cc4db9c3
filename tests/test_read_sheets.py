"""Excel workbooks, new and old: rows as lines, values as printed, merged cells once."""

from __future__ import annotations

import datetime
import re
import struct
from contextlib import suppress

import openpyxl
import pytest
import samples

from jdparse.parsing.pipeline import parse_document
from jdparse.reading import RawDocument, ReadError, read_bytes
from jdparse.reading.cell_text import Value, cell_text


def cells(raw: RawDocument) -> list[list[list[str]]]:
    return [[[raw.text[start:end] for start, end in row] for row in table] for table in raw.tables]


def test_a_sheet_is_its_name_as_chrome_and_its_rows() -> None:
    raw = read_bytes(samples.make_xlsx(), "a.xlsx")
    assert raw.text == (
        "招聘计划\n部门\t岗位\t人数\t岗位职责\n物流部\t仓管员\t2\t1、每日盘点库存\n2、登记出入库\n叉车司机\t3\t驾驶叉车装卸货物"
    )
    assert [raw.text[slice(*span)] for span in raw.chrome] == ["招聘计划"]
    assert cells(raw) == [
        [
            ["部门", "岗位", "人数", "岗位职责"],
            ["物流部", "仓管员", "2", "1、每日盘点库存\n2、登记出入库"],
            ["物流部", "叉车司机", "3", "驾驶叉车装卸货物"],
        ]
    ]


def test_empty_rows_part_tables_and_hidden_sheets_are_left_out() -> None:
    def fill(workbook: openpyxl.Workbook) -> None:
        first = workbook.active
        first.title = "一"
        for row in (["甲", "乙"], [], [None, "丙"]):
            first.append(row)
        hidden = workbook.create_sheet("二")
        hidden.append(["丁"])
        hidden.sheet_state = "hidden"
        workbook.create_sheet("三").append(["戊"])

    raw = read_bytes(samples.make_xlsx(fill), "a.xlsx")
    assert raw.text == "一\n甲\t乙\n\n\t丙\n\n三\n戊"
    assert cells(raw) == [[["甲", "乙"]], [["", "丙"]], [["戊"]]]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("岗位", "General", "岗位"),
        (None, "General", ""),
        (3, "General", "3"),
        (2.0, "General", "2"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567890123.0, "General", "1234567890123"),
        (0.3, "0%", "30%"),
        (0.125, "0.0%", "12.5%"),
        (12345.6, "#,##0", "12,346"),
        (4500.5, '"¥"#,##0.00', "¥4,500.50"),
        (4500, "[$¥-804]#,##0", "¥4,500"),
        (7, "000", "007"),
        (2.50, "0.0#", "2.5"),
        (-3, "0;(0)", "(3)"),
        (5, '0"年以上"', "5年以上"),
        (True, "General", "TRUE"),
        (datetime.datetime(2021, 3, 4), "mm-dd-yy", "2021/3/4"),
        (datetime.datetime(2021, 3, 4), 'yyyy"年"m"月"d"日"', "2021年3月4日"),
        (datetime.datetime(2021, 3, 4), "yyyy\\-mm\\-dd;@", "2021-03-04"),
        (datetime.datetime(2021, 3, 4, 8, 5), "yyyy/m/d h:mm", "2021/3/4 8:05"),
        (datetime.datetime(2021, 3, 4, 18, 5), "上午/下午h:mm", "下午6:05"),
        (datetime.datetime(2021, 3, 4), "aaaa", "星期四"),
        (datetime.time(8, 30), "h:mm:ss", "8:30:00"),
        (datetime.timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_a_value_is_written_as_the_sheet_prints_it(value: Value, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


@pytest.mark.skipif(not samples.has_libreoffice(), reason="libreoffice-calc is not installed")
def test_an_old_workbook_is_read_as_the_new_one() -> None:
    old, new = read_bytes(samples.make_xls(), "a.xls"), read_bytes(samples.make_xlsx(), "a.xlsx")
    assert (old.text, old.tables, old.chrome) == (new.text, new.tables, new.chrome)
    assert old.media_type == "application/vnd.ms-excel"


def test_a_date_in_a_format_that_chinese_excel_names_by_number_only_is_a_date() -> None:
    def fill(workbook: openpyxl.Workbook) -> None:
        workbook.active.append([datetime.date(2021, 3, 4)])

    workbook = samples.make_xlsx(fill)
    styles = samples.part_of(workbook, "xl/styles.xml")
    chinese = re.sub(rb"<numFmts.*?</numFmts>|<numFmts[^>]*/>", b"", styles).replace(b'numFmtId="14"', b'numFmtId="31"')
    chinese = chinese.replace(b'numFmtId="164"', b'numFmtId="31"')
    assert "2021年3月4日" in read_bytes(samples.with_parts(workbook, {"xl/styles.xml": chinese}), "a.xlsx").text


@pytest.mark.skipif(not samples.has_libreoffice(), reason="libreoffice-calc is not installed")
def test_so_it_is_in_an_old_workbook() -> None:
    formats = re.compile(rb"(\xe0\x00\x14\x00..)\xa4\x00", re.DOTALL)  # of the cells: General by number 164
    chinese = formats.sub(lambda found: found[1] + b"\x1f\x00", samples.make_xls())
    assert "1900年1月2日" in read_bytes(chinese, "a.xls").text


def test_a_row_per_position_gives_a_record_each_with_the_department_they_share() -> None:
    document = parse_document(read_bytes(samples.make_xlsx(), "a.xlsx"))
    found = [(record.title, record.department, record.headcount) for record in document.records]
    assert found == [("仓管员", "物流部", 2), ("叉车司机", "物流部", 3)]
    assert [duty.description for duty in document.records[0].responsibilities] == ["每日盘点库存", "登记出入库"]
    assert document.layout == "table"


def refusal(data: bytes, name: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name)
    return caught.value


def test_a_workbook_that_was_cut_off_is_damaged() -> None:
    assert refusal(samples.make_xlsx()[:-300], "a.xlsx").code == "damaged"


def test_a_stream_that_is_said_to_be_larger_than_its_file_is_not_followed() -> None:
    data = bytearray(samples.make_xls())
    entry = data.index("Workbook".encode("utf-16-le"))
    (first,) = struct.unpack_from("<I", data, entry + 116)
    (table,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, entry + 120, 0xFFFF_FF00)
    struct.pack_into("<I", data, (table + 1) * 512 + 4 * first, first)  # a ring: four gigabytes of one sector
    error = refusal(bytes(data), "ring.xls")
    assert error.code == "damaged"
    assert "larger than the file" in str(error.__cause__)


def test_a_sheet_that_unpacks_to_hundreds_of_times_its_size_is_a_bomb() -> None:
    sheet = samples.part_of(samples.make_xlsx(), "xl/worksheets/sheet1.xml")
    bomb = sheet.replace(b"<sheetData>", b"<sheetData>" + b" " * (4 << 20))
    assert (
        refusal(samples.with_parts(samples.make_xlsx(), {"xl/worksheets/sheet1.xml": bomb}), "a.xlsx").code
        == "too-large"
    )


def test_reading_a_workbook_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """openpyxl prints that a style is out of range; standard output may be where the documents go."""
    sheet = samples.part_of(samples.make_xlsx(), "xl/worksheets/sheet1.xml")
    styled = sheet.replace(b'<c r="A1"', b'<c s="999" r="A1"')
    with suppress(ReadError):
        read_bytes(samples.with_parts(samples.make_xlsx(), {"xl/worksheets/sheet1.xml": styled}), "a.xlsx")
    assert capfd.readouterr() == ("", "")


def test_a_cell_in_a_row_that_no_workbook_has_is_damage() -> None:
    sheet = samples.part_of(samples.make_xlsx(), "xl/worksheets/sheet1.xml")
    far = sheet.replace(b"</sheetData>", b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row></sheetData>')
    with pytest.raises(ReadError) as caught:
        read_bytes(samples.with_parts(samples.make_xlsx(), {"xl/worksheets/sheet1.xml": far}), "a.xlsx")
    assert caught.value.code == "damaged"


def test_entities_in_a_sheet_are_refused() -> None:
    sheet = samples.part_of(samples.make_xlsx(), "xl/worksheets/sheet1.xml")
    bomb = b'<!DOCTYPE a [<!ENTITY a "x">]>' + sheet
    assert (
        refusal(samples.with_parts(samples.make_xlsx(), {"xl/worksheets/sheet1.xml": bomb}), "a.xlsx").code == "damaged"
    )
