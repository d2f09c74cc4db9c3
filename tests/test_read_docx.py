"""Word documents: the page in its order, with what Word prints and without what it hides."""

from __future__ import annotations

import re
from collections.abc import Callable

import docx
import pytest
import samples
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jdparse.reading import RawDocument, ReadError, read_bytes

Fill = Callable[[docx.document.Document], None]
W = nsdecls("w")


def read(fill: Fill) -> RawDocument:
    return read_bytes(samples.make_docx(fill), "a.docx")


def of_paragraphs(*inner: str) -> RawDocument:
    """A document of paragraphs with such XML in them."""

    def fill(document: docx.document.Document) -> None:
        for xml in inner:
            document._body._element.insert(-1, parse_xml(f"<w:p {NAMESPACES}>{xml}</w:p>"))

    return read(fill)


NAMESPACES = (
    nsdecls("w", "wp", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def cells(raw: RawDocument) -> list[list[list[str]]]:
    return [[[raw.text[start:end] for start, end in row] for row in table] for table in raw.tables]


def test_a_document_is_its_header_as_chrome_then_its_paragraphs_and_tables() -> None:
    raw = read_bytes(samples.make_docx(), "仓管.docx")
    assert raw.text.splitlines() == [
        "某某公司人事部",
        *samples.LINES,
        "1. 逐级汇报",
        "任职资格\t学历\t中专以上",
        "年龄\t25-45岁",
    ]
    assert [raw.text[slice(*span)] for span in raw.chrome] == ["某某公司人事部"]
    assert cells(raw) == [[["任职资格", "学历", "中专以上"], ["任职资格", "年龄", "25-45岁"]]]
    assert (raw.encoding, raw.replaced) == (None, 0)
    assert raw.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_paragraphs_and_tables_keep_their_order_and_empty_paragraphs_are_empty_lines() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("前")
        document.add_table(1, 1).cell(0, 0).text = "中"
        document.add_paragraph("")
        document.add_paragraph("后")

    assert read(fill).text == "前\n中\n\n后"


def test_a_table_in_a_cell_is_a_table_of_its_own_on_lines_of_that_cell() -> None:
    def fill(document: docx.document.Document) -> None:
        outer = document.add_table(1, 2)
        outer.cell(0, 0).text = "要求"
        outer.cell(0, 1).text = "如下"
        inner = outer.cell(0, 1).add_table(1, 2)
        inner.cell(0, 0).text = "学历"
        inner.cell(0, 1).text = "大专"

    raw = read(fill)
    assert raw.text == "要求\t如下\n学历\t大专"
    assert cells(raw) == [[["要求", "如下\n学历\t大专"]], [["学历", "大专"]]]


def test_a_cell_merged_over_rows_and_columns_stands_once() -> None:
    def fill(document: docx.document.Document) -> None:
        table = document.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"{row}{column}"
        merged = table.cell(0, 0).merge(table.cell(1, 1))
        merged.text = "合"

    raw = read(fill)
    assert raw.text == "合\t02\n12\n20\t21\t22"
    assert cells(raw) == [[["合", "合", "02"], ["合", "合", "12"], ["20", "21", "22"]]]


def test_a_tab_and_a_line_break_stay_what_they_are_and_a_tab_in_a_cell_is_a_space() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("甲\t乙\n丙")
        document.add_table(1, 1).cell(0, 0).text = "丁\t戊"

    assert read(fill).text == "甲\t乙\n丙\n丁 戊"


@pytest.mark.parametrize(
    ("xml", "text", "what"),
    [
        ("<w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲", "a tracked deletion"),
        ("<w:ins><w:r><w:t>甲</w:t></w:r></w:ins>", "甲", "a tracked insertion"),
        ("<w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo>", "乙",
         "a move"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>", "乙", "hidden text"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>甲</w:t></w:r></w:hyperlink>', "甲", "a link"),
        ("<w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>", "甲", "a content control"),
        ('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3", "a field's result"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>甲</w:t></w:r>", "甲", "a field's code"),
        ("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/></w:r>", "甲-乙", "hyphens"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>本科</w:t></w:r>', "☑本科", "a ticked box"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>大专</w:t></w:r>', "□大专", "an empty box"),
        ("<w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby>",
         "音", "the reading of a character"),
    ],
)  # fmt: skip
def test_a_run_is_read_as_the_page_shows_it(xml: str, text: str, what: str) -> None:
    assert of_paragraphs(xml).text == text, what


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    deleted_end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>每日盘点</w:t></w:r>"
    assert of_paragraphs(deleted_end, "<w:r><w:t>库存</w:t></w:r>").text == "每日盘点库存"


def test_a_text_box_stands_behind_its_paragraph_and_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    drawing = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    picture = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    both = f"<mc:AlternateContent>{drawing}{picture}</mc:AlternateContent>"
    raw = of_paragraphs(f"<w:r><w:t>甲</w:t></w:r><w:r>{both}</w:r>", "<w:r><w:t>乙</w:t></w:r>")
    assert raw.text == "甲\n框内\n乙"


def test_a_page_footer_stands_at_the_end_as_chrome() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("岗位职责")
        document.sections[0].footer.paragraphs[0].text = "内部资料"

    raw = read(fill)
    assert raw.text == "岗位职责\n内部资料"
    assert raw.chrome == ((5, 9),)


def test_a_footnote_stands_behind_the_text() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>含节假日</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = samples.make_docx(lambda document: [document.add_paragraph(text) for text in ("轮班", "夜班")] and None)
    relations = samples.part_of(data, "word/_rels/document.xml.rels").decode()
    types = samples.part_of(data, "[Content_Types].xml").decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = samples.with_parts(
        data,
        {
            "word/footnotes.xml": notes.encode(),
            "word/_rels/document.xml.rels": relations.replace(
                "</Relationships>",
                f'<Relationship Id="n" Type="{office}/footnotes" Target="footnotes.xml"/></Relationships>',
            ).encode(),
            "[Content_Types].xml": types.replace(
                "</Types>", '<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>'
            ).encode(),
        },
    )
    assert read_bytes(data, "a.docx").text == "轮班\n夜班\n含节假日"


def test_a_document_with_macros_is_read_too() -> None:
    data = samples.make_docx()
    types = samples.part_of(data, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    data = samples.with_parts(data, {"[Content_Types].xml": types})
    assert "岗位名称：仓储主管" in read_bytes(data, "a.docm").text


def refusal(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.docx")
    assert "\n" not in caught.value.message
    return caught.value


def test_a_document_that_was_cut_off_is_damaged() -> None:
    assert refusal(samples.make_docx()[:-500]).code == "damaged"


def test_a_part_that_unpacks_to_a_thousand_times_its_size_is_a_bomb() -> None:
    error = refusal(samples.with_parts(samples.make_docx(), {"word/media/image1.png": b"\0" * (8 << 20)}))
    assert error.code == "too-large"
    assert re.search(r"unpacks to \d{3,4} times its size", error.message)


def test_a_document_of_many_parts_is_a_bomb() -> None:
    parts = {f"word/media/{number}.xml": b"" for number in range(10_001)}
    assert refusal(samples.with_parts(samples.make_docx(), parts)).code == "too-large"


def test_entities_that_multiply_are_refused() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    document = samples.part_of(samples.make_docx(), "word/document.xml").decode()
    head, _, body = document.partition("?>")
    bomb = f"{head}?>{laughs}{body}".replace("仓储", "&b;")
    for encoded in (bomb.encode(), bomb.replace("UTF-8", "UTF-16").encode("utf-16")):
        error = refusal(samples.with_parts(samples.make_docx(), {"word/document.xml": encoded}))
        assert error.code == "damaged"
        assert "declares entities" in error.message


def test_a_document_nested_deeper_than_any_is_damaged() -> None:
    nested = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    body = f"<w:document {W}><w:body>{nested}</w:body></w:document>"
    assert refusal(samples.with_parts(samples.make_docx(), {"word/document.xml": body.encode()})).code == "damaged"
