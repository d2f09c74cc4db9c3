"""``jdparse show``: everything a document holds is in the picture, and it fits the width."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from rich.cells import cell_len
from rich.console import Console

from jdparse.cli.document_picture import document_picture
from jdparse.records import (
    Authority,
    Coverage,
    Diagnostic,
    Document,
    Facets,
    JobRecord,
    LabelledText,
    Qualification,
    Responsibility,
    ScrapedPage,
    Source,
    WorkingRelationship,
)

RAW = "岗位名称：档案管理员\n职责：收集文件\n" + "甲" * 60

RECORD = JobRecord(
    kind="position",
    title="档案[管理]员",
    department="综合办公室",
    headcount=2,
    reports_to=["办公室主任", "总经理"],
    summary="收集、整理、保管全部文书与图纸，" * 8 + "供各科室查阅",
    responsibilities=[
        Responsibility(description="收集文件", time_percent=37.5, tasks=["登记造册", "核对页数"]),
        Responsibility(tasks=["清点库房"]),
    ],
    authorities=[
        Authority(category="人事权", text="助手的考核权"),
        Authority(text="库房的管理权"),
        Authority(category="人事权", text="助手的选用权"),
    ],
    working_relationships=[WorkingRelationship(scope="internal", text="各科室")],
    qualifications=[
        Qualification(category="education", text="中专以上"),
        Qualification(category="skill", text="会用扫描仪"),
        Qualification(category="skill", text="会装订"),
    ],
    kpis=["归档及时率"],
    extra=[LabelledText(label="联系人", text="见公告栏")],
    truncated=True,
    facets=Facets(education_level="vocational"),
)


def document(*records: JobRecord) -> Document:
    return Document(
        source=Source(
            path="a.txt",
            sha256="0" * 64,
            media_type="text/plain",
            encoding="gb18030",
            chars=len(RAW),
            page=ScrapedPage(title="管理员.doc", page_count=3),
        ),
        layout="form" if records else "none",
        records=list(records),
        coverage=Coverage(value=len(RAW) - 30, label=10, marker=5, chrome=10, unclaimed=5),
        diagnostics=[
            Diagnostic(code="unclaimed-text", severity="warning", message="没有归属的文字", spans=[(20, 40), (50, 80)]),
            Diagnostic(code="truncated", severity="info", message="预览中断", pointer="/records/0/summary"),
        ],
    )


def drawn(page: Document, width: int) -> str:
    file = io.StringIO()
    Console(width=width, highlight=False, file=file).print(document_picture(page, RAW, width))
    return file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_everything_in_the_record_is_in_the_picture(width: int) -> None:
    # Borders, branches and line ends out: a text may be broken anywhere.
    letters = re.sub(r"[\s│├└─╭╮╰╯]", "", drawn(document(RECORD), width))
    record = RECORD.model_dump(exclude={"kind", "truncated"})
    texts: list[object] = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            for each in value.values():
                collect(each)
        elif isinstance(value, list):
            for each in value:
                collect(each)
        elif value is not None:
            texts.append(value)

    collect(record)
    assert len(texts) > 20
    assert [text for text in texts if str(text) not in letters] == []


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = drawn(document(RECORD, RECORD), width).splitlines()
    assert max(map(cell_len, lines)) == width


def test_fields_stand_beside_their_chinese_titles_in_the_order_of_the_contract() -> None:
    picture = drawn(document(RECORD), 120)
    headings = ["所在部门 department", "岗位定员 headcount", "直接上级 reports_to", "职责概述 summary"]
    headings += ["岗位职责 responsibilities", "岗位权限 authorities", "工作协作关系 working_relationships"]
    headings += ["任职资格 qualifications", "考核指标 kpis", "其他内容 extra", "结构化要求 facets"]
    places = [picture.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "办公室主任 / 总经理" in picture


def test_duties_are_a_numbered_tree_with_percentages_and_tasks() -> None:
    picture = drawn(document(RECORD), 80)
    assert "├── 1. 37.5% 收集文件" in picture
    assert "│   └── 1.2 核对页数" in picture
    assert "└── 2. (no description)" in picture
    assert "    └── 2.1 清点库房" in picture


def test_what_has_a_group_stands_under_it() -> None:
    picture = drawn(document(RECORD), 80)
    for line in ("├── 人事权", "│   ├── 1. 助手的考核权", "│   └── 2. 助手的选用权", "└── 1. 库房的管理权"):
        assert line in picture
    assert "├── 学历 education: 中专以上" in picture
    assert "└── 内部协作 internal: 各科室" in picture


def test_a_cut_record_says_so() -> None:
    assert "预览中断 truncated" in drawn(document(RECORD), 80)
    assert "预览中断 truncated" not in drawn(document(RECORD.model_copy(update={"truncated": False})), 80)


def test_the_page_stands_on_top_with_what_is_known_of_it() -> None:
    top = drawn(document(RECORD), 80).split("╭")[0]
    assert re.search(r"编码 encoding +gb18030", top)
    assert re.search(r"标题 title +管理员\.doc", top)
    assert re.search(r"页数 page_count +3", top)
    assert "uploader" not in top


def test_coverage_is_a_bar_of_the_width_and_shares_that_name_each_use() -> None:
    picture = drawn(document(RECORD), 100)
    (bar,) = (line for line in picture.splitlines() if set(line) <= set("█▓▒░!") and line)
    assert len(bar) == 100
    assert bar.count("!") == round(100 * 5 / len(RAW))
    assert re.search(r"! 未识别 unclaimed 6\.\d%", picture)


def test_a_diagnostic_shows_message_pointer_place_and_raw_text() -> None:
    picture = drawn(document(RECORD), 80)
    assert "warning unclaimed-text  没有归属的文字" in picture
    assert "  20-40  甲甲" in picture
    assert "info truncated  预览中断\n  /records/0/summary" in picture


def test_a_document_without_records_says_so() -> None:
    assert "no records" in drawn(document(), 80)


def test_an_empty_file_can_be_shown(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("show", tmp_path / "empty.txt")
    assert result.exit_code == 0
    assert "no records" in result.stdout


def test_the_command_shows_a_file_and_standard_input_alike(
    run: Callable[..., Result], tmp_path: Path, form: str
) -> None:
    (tmp_path / "a.txt").write_text(form)
    from_file = run("show", tmp_path / "a.txt").stdout
    assert "1 岗位 position: 档案管理员" in from_file
    assert "├── 1. 收集各科室移交的文件并登记造册" in from_file
    from_input = run("show", "-", input=form.encode()).stdout
    assert from_input.splitlines()[1:] == from_file.splitlines()[1:]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_a_pipe_of_any_encoding_gets_plain_text(script: list[str], tmp_path: Path, form: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_text(form)
    environment = {
        "PYTHONIOENCODING": encoding,
        "PYTHONPATH": str(Path(__file__).parent.parent),
        "TERM": "xterm-256color",
    }
    done = subprocess.run([*script, "show", str(tmp_path / "a.txt")], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert b"position" in done.stdout
    assert ("档案管理员" in done.stdout.decode(encoding)) == (encoding != "ascii")
