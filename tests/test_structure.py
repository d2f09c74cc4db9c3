"""What a format says beside its text, and what the parser makes of it."""

from __future__ import annotations

from collections.abc import Callable

import docx
import evidence_law
import pytest
import samples

from jdparse.lexicon import load
from jdparse.parsing.normalise import normalise
from jdparse.parsing.pipeline import parse_document
from jdparse.parsing.structure import Structure
from jdparse.reading import read_bytes
from jdparse.records import Document


def of_html(body: str, head: str = "") -> Document:
    return parse_document(read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html"))


def of_table(rows: list[list[str]], change: Callable[[docx.table.Table], None] | None = None) -> Document:
    def fill(document: docx.document.Document) -> None:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        if change:
            change(table)

    return parse_document(read_bytes(samples.make_docx(fill), "a.docx"))


def test_the_head_of_a_web_page_is_chrome_and_tells_of_the_page() -> None:
    head = "<title>门卫岗位说明书</title><meta name='pubdate' content='2021年6月8日'>"
    document = of_html("<p>岗位名称：门卫</p><p>岗位职责：登记来访人员</p>", head)
    assert (document.source.page.title, document.source.page.uploaded) == ("门卫岗位说明书", "2021-06-08")
    assert document.evidence["/source/page/title"] == [(0, 7)]
    assert document.coverage.chrome == len("门卫岗位说明书\n2021年6月8日\n")
    assert [record.title for record in document.records] == ["门卫"]


def test_what_the_format_says_of_a_page_goes_before_what_it_prints() -> None:
    head = "<p>印刷的标题</p><p>文档编号：20481357</p><p>上传人：小明</p>"
    body = f"{head}<p>岗位名称：门卫</p><p>岗位职责：登记来访人员</p>"
    page = of_html(body, "<title>页面的标题</title>").source.page
    assert (page.title, page.document_id, page.uploader) == ("页面的标题", "20481357", "小明")


def test_a_page_header_of_a_document_is_chrome_wherever_it_could_be_a_label() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("岗位名称：门卫")
        document.add_paragraph("岗位职责：登记来访人员")
        document.sections[0].header.paragraphs[0].text = "岗位名称：保安部经理"

    document = parse_document(read_bytes(samples.make_docx(fill), "a.docx"))
    assert [record.title for record in document.records] == ["门卫"]
    assert document.coverage.chrome == len("岗位名称：保安部经理\n")


def test_cells_of_several_lines_stay_with_their_position() -> None:
    document = of_table(
        [
            ["岗位", "人数", "岗位职责", "任职要求"],
            ["仓管员", "2", "1、每日盘点库存\n2、登记出入库", "中专以上；\n两年以上经验"],
            ["叉车司机", "3", "驾驶叉车\n保养车辆", "持有叉车证"],
        ]
    )
    first, second = document.records
    assert (first.title, first.headcount, second.title, second.headcount) == ("仓管员", 2, "叉车司机", 3)
    assert [duty.description for duty in first.responsibilities] == ["每日盘点库存", "登记出入库"]
    assert [each.text for each in first.qualifications] == ["中专以上", "两年以上经验"]
    assert [duty.description for duty in second.responsibilities] == ["驾驶叉车", "保养车辆"]


def test_a_department_merged_over_rows_belongs_to_each_with_the_same_evidence() -> None:
    document = of_table(
        [["部门", "岗位", "岗位职责"], ["物流部", "仓管员", "盘点库存"], ["", "司机", "驾驶叉车"]],
        lambda table: table.cell(1, 0).merge(table.cell(2, 0)) and None,
    )
    assert [record.department for record in document.records] == ["物流部", "物流部"]
    assert document.evidence["/records/0/department"] == document.evidence["/records/1/department"]


def test_a_header_that_names_two_columns_names_both() -> None:
    document = of_table(
        [["岗位", "任职要求", "", "人数"], ["仓管员", "中专以上", "有叉车证", "2"]],
        lambda table: table.cell(0, 1).merge(table.cell(0, 2)) and None,
    )
    (record,) = document.records
    assert [each.text for each in record.qualifications] == ["中专以上", "有叉车证"]
    assert record.headcount == 2


def test_a_title_above_the_header_is_no_row() -> None:
    document = of_table(
        [["招聘计划表", "", ""], ["岗位", "人数", "岗位职责"], ["仓管员", "2", "盘点库存"]],
        lambda table: table.cell(0, 0).merge(table.cell(0, 2)) and None,
    )
    assert [(record.title, record.headcount) for record in document.records] == [("仓管员", 2)]


def test_no_line_is_joined_over_the_end_of_a_cell() -> None:
    """Rows of one cell look like lines cut at a column, which are joined where they are only lines."""
    lines = [
        line
        for number in range(1, 6)
        for line in (f"{number}、负责小区东门来访人员和车辆的登", "记查验放行工作并做好交接班的书面记录")
    ]
    raw = "\n".join(lines)
    assert "登记查验" in normalise(raw, load()).text.value
    at, rows = 0, []
    for line in lines:
        rows.append(((at, at + len(line)),))
        at += len(line) + 1
    assert normalise(raw, load(), Structure(tables=(tuple(rows),))).text.value == raw


def test_a_form_in_a_table_is_read_cell_by_cell() -> None:
    document = of_table(
        [
            ["岗位名称", "仓储主管", "所在部门", "物流部"],
            ["直接上级", "物流部经理", "岗位定员", "2人"],
            ["用友账号", "YY-001", "备用栏", "无人知晓"],
            ["岗位职责", "1、每日盘点库存\n2、登记出入库", "", ""],
            ["任职资格", "学历", "大专以上", ""],
        ],
        lambda table: table.cell(3, 1).merge(table.cell(3, 3)) and None,
    )
    (record,) = document.records
    assert (record.title, record.department, record.headcount) == ("仓储主管", "物流部", 2)
    assert record.reports_to == ["物流部经理"]
    assert [duty.description for duty in record.responsibilities] == ["每日盘点库存", "登记出入库"]
    assert [(each.category, each.text) for each in record.qualifications] == [("education", "大专以上")]
    assert [(each.label, each.text) for each in record.extra] == [("用友账号", "YY-001"), ("备用栏", "无人知晓")]


@pytest.mark.parametrize(
    "make",
    [samples.make_docx, samples.make_html, samples.make_mhtml, samples.make_rtf, samples.make_pdf, samples.make_xlsx],
)
def test_the_evidence_of_every_format_holds(make: Callable[[], bytes]) -> None:
    raw = read_bytes(make(), "a")
    document = parse_document(raw)
    assert document.records
    dumped = document.model_dump(mode="json")
    assert not evidence_law.without_pointer(dumped)
    assert not evidence_law.unresolved(dumped)
    assert not evidence_law.unlike_their_spans(dumped, raw.text)
    assert not evidence_law.not_rendered(dumped, raw.text)
    assert not evidence_law.bad_spans(dumped)
