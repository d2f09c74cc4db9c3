"""Documents of every format that is read, made when they are asked for."""

from __future__ import annotations

import datetime
import functools
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

LINES = [
    "岗位名称：仓储主管",
    "所在部门：物流部",
    "岗位职责：",
    "1、每日盘点库存，账物不符时当日查明",
    "2、登记出入库单据",
]
"""The position that each sample describes."""


def make_docx(fill: Callable[[docx.document.Document], None] | None = None) -> bytes:
    """A Word document: what ``fill`` puts into it, else LINES and a table."""
    document = docx.Document()
    (fill or _fill)(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _fill(document: docx.document.Document) -> None:
    for line in LINES:
        document.add_paragraph(line)
    document.add_paragraph("逐级汇报", style="List Number")
    table = document.add_table(2, 3)
    for row, texts in enumerate([["任职资格", "学历", "中专以上"], ["", "年龄", "25-45岁"]]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    document.sections[0].header.paragraphs[0].text = "某某公司人事部"


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The archive ``data`` with parts replaced or added."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return written.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def make_lean_docx() -> bytes:
    """A Word document of a few small parts with as many constructs: what damage to it hits is what is read."""
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    box = f"<w:r><w:pict><w:txbxContent>{_paragraph(_run('框内'))}</w:txbxContent></w:pict></w:r>"
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/>{}</w:tcPr>{}</w:tc>'
    row = "<w:tr>{}</w:tr>"
    inner = f"<w:tbl>{row.format(cell.format(1, '', _paragraph(_run('内'))))}</w:tbl>{_paragraph('')}"
    table = row.format(
        cell.format(1, '<w:vMerge w:val="restart"/>', _paragraph(_run("要求"))) + cell.format(2, "", inner)
    ) + row.format(cell.format(1, "<w:vMerge/>", _paragraph("")) + cell.format(2, "", _paragraph(_run("大专"))))
    body = (
        "".join(_paragraph(_run(line)) for line in LINES)
        + _paragraph(f"<w:ins>{_run('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>{box}", numbered)
        + _paragraph('<w:r><w:tab/><w:br/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', '<w:pStyle w:val="S"/>')
        + f"<w:sdt><w:sdtContent><w:tbl>{table}</w:tbl></w:sdtContent></w:sdt>"
        + '<w:sectPr><w:headerReference r:id="h" w:type="default"/></w:sectPr>'
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    roots = {
        "document": f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>',
        "numbering": f'<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "styles": f'<w:styles xmlns:w="{_WORD}"><w:style w:styleId="S"><w:pPr>{numbered}</w:pPr></w:style></w:styles>',
        "header": f'<w:hdr xmlns:w="{_WORD}">{_paragraph(_run("人事部"))}</w:hdr>',
        "footnotes": f'<w:footnotes xmlns:w="{_WORD}"><w:footnote>{_paragraph(_run("注"))}</w:footnote></w:footnotes>',
    }
    parts = {f"word/{name}.xml": root for name, root in roots.items()}
    related = [f'<Relationship Id="{name[0]}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in [*roots][1:]]
    types = [
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{name}{".main" * (name == "document")}+xml"/>'
        for name in roots
    ]
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{"".join(types)}</Types>'
    )
    relationships = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    parts["word/_rels/document.xml.rels"] = relationships.format("".join(related))
    parts["_rels/.rels"] = relationships.format(
        f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    return with_parts(EMPTY_ARCHIVE, {name: part.encode() for name, part in parts.items()})


EMPTY_ARCHIVE = b"PK\x05\x06" + b"\x00" * 18


def make_xlsx(fill: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    """An Excel workbook: what ``fill`` puts into it, else a table of two positions."""
    workbook = openpyxl.Workbook()
    (fill or _fill_sheet)(workbook)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def make_lean_xlsx() -> bytes:
    """The workbook of ``make_xlsx`` with a date, and no more styles than it uses: they take the longest to read."""

    def fill(workbook: openpyxl.Workbook) -> None:
        _fill_sheet(workbook)
        workbook.active.append([datetime.date(2021, 3, 4), 0.3])

    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count='
        '"1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    return with_parts(make_xlsx(fill), {"xl/styles.xml": styles.encode()})


def _fill_sheet(workbook: openpyxl.Workbook) -> None:
    sheet = workbook.active
    sheet.title = "招聘计划"
    sheet.append(["部门", "岗位", "人数", "岗位职责"])
    sheet.append(["物流部", "仓管员", 2, "1、每日盘点库存\n2、登记出入库"])
    sheet.append([None, "叉车司机", 3, "驾驶叉车装卸货物"])
    sheet.merge_cells("A2:A3")


HTML = """<!DOCTYPE html>
<html><head><meta charset="gb2312"><title>仓储主管岗位说明书</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/hr">人事</a></div>
<p>岗位名称：仓储主管</p><p>所在部门：物流部</p><p>岗位职责：</p>
<ol><li>每日盘点库存，账物不符时当日查明</li><li>登记出入库单据</li></ol>
<table><tr><th rowspan="2">任职资格</th><td>学历</td><td>中专以上</td></tr>
<tr><td>年龄</td><td>25-45岁</td></tr></table>
<script>var a = "岗位";</script></body></html>
"""


def make_html(encoding: str = "gb18030") -> bytes:
    return HTML.encode(encoding)


def make_mhtml() -> bytes:
    """A saved page as a browser writes it: the page in quoted-printable, and a picture."""
    import quopri

    page = quopri.encodestring(HTML.replace("gb2312", "utf-8").encode()).decode("ascii")
    return (
        "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?=E4=BB=93?=\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
        "------b\r\nContent-Type: text/html\r\nContent-ID: <f@mhtml>\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"\r\n{page}\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        "------b--\r\n"
    ).encode("ascii")


RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times;}}"
)


def rtf_hex(text: str) -> str:
    """``text`` as RTF of codepage 936 writes it."""
    return "".join(rf"\'{byte:02x}" for byte in text.encode("gbk"))


def make_rtf(body: str | None = None) -> bytes:
    """An RTF document of codepage 936 with ``body``, else LINES and a row of two cells."""
    if body is None:
        body = "".join(rf"\pard {rtf_hex(line)}\par " for line in LINES)
        body += rf"\trowd\cellx1\cellx2\intbl {rtf_hex('学历')}\cell {rtf_hex('中专以上')}\cell\row\pard"
    return f"{RTF_HEAD}{body}}}".encode("ascii")


def make_pdf(pages: list[list[str]] | None = None, encrypt: str = "") -> bytes:
    """A PDF with a text layer: a list of lines per page, LINES on one by default; an empty page has no text."""
    pages = [LINES] if pages is None else pages
    numbers = [6 + 2 * index for index in range(len(pages))]
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{number} 0 R' for number in numbers)}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
        " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
        ),
    ]
    for number, lines in zip(numbers, pages, strict=True):
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
        bodies.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {number + 1} 0 R >>"
        )
        bodies.append(_stream(f"BT /F 12 Tf 40 760 Td {shown} ET" if lines else ""))
    written = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {encrypt} >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def has_libreoffice() -> bool:
    return shutil.which("soffice") is not None


@functools.cache
def converted(data: bytes, ending: str, to: str) -> bytes:
    """``data``, a document whose name ends in ``ending``, as LibreOffice writes it in the format ``to``: ``doc``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"sample.{ending}").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", to, f"sample.{ending}"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
        return (folder / f"sample.{to}").read_bytes()


def make_doc(fill: Callable[[docx.document.Document], None] | None = None) -> bytes:
    """An old Word document; needs LibreOffice."""
    return converted(make_docx(fill) if fill else _docx_sample(), "docx", "doc")


def make_odt() -> bytes:
    """An OpenDocument text; needs LibreOffice."""
    return converted(_docx_sample(), "docx", "odt")


def make_ods() -> bytes:
    """An OpenDocument spreadsheet; needs LibreOffice."""
    return converted(_xlsx_sample(), "xlsx", "ods")


def make_strict(office: bytes) -> bytes:
    """An Office file as Word or Excel saves it when asked for the strict form of the standard."""
    usual = re.compile(rb"http://schemas\.openxmlformats\.org/(officeDocument|\w+ml)/2006/")
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, usual.sub(rb"http://purl.oclc.org/ooxml/\1/", old.read(name)))
    return written.getvalue()


def make_xls() -> bytes:
    """An old Excel workbook; needs LibreOffice."""
    return converted(_xlsx_sample(), "xlsx", "xls")


@functools.cache
def _docx_sample() -> bytes:
    return make_docx()


@functools.cache
def _xlsx_sample() -> bytes:
    return make_xlsx()
