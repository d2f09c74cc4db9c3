"""Every diagnostic code: a page that must raise it, and one much like it that must not."""

from __future__ import annotations

from typing import NamedTuple, get_args

import pytest

from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_bytes, read_text
from jdparse.records import Diagnostic, DiagnosticCode, Document


class Case(NamedTuple):
    """``page`` raises the diagnostic at ``where`` (the raw text of its spans), ``harmless`` does not raise it."""

    page: str
    where: list[str]
    pointer: str | None
    severity: str
    harmless: str


FORM = "岗位名称：司炉工\n所在部门：动力车间\n直接上级：锅炉班长\n"
SHARES = (
    "岗位名称：司炉工\n所在部门：动力车间\n职责与工作任务：\n"
    "职责一 职责表述：点火升压 工作时间百分比：{}%\n职责二 职责表述：化验炉水 工作时间百分比：{}%\n"
)
PREVIEW = (
    "司炉工岗位说明书.doc\n\n上传人:林** 文档编号:300000417 上传时间:2021-05-06 格式:DOC 页数:4 大小:60KB\n资源描述\n"
    "岗位名称：司炉工\n岗位职责：\n1、点火前检查水位表和安全阀；\n2、每两小时化验一次炉水{}"
)

CASES: dict[str, list[Case]] = {
    "time-percent-sum": [
        Case(SHARES.format(60, 30), ["60%", "30%"], "/records/0/responsibilities", "warning", SHARES.format(60, 40))
    ],
    "ordinal-repeated": [
        Case(
            FORM + "岗位职责：\n1、点火升压；\n2、化验炉水；\n2、清理炉渣；\n3、填写日志。\n",
            ["2、"],
            None,
            "info",
            FORM + "岗位职责：\n1、点火升压；\n2、化验炉水；\n3、清理炉渣；\n4、填写日志。\n",
        )
    ],
    "ordinal-skipped": [
        Case(
            FORM + "岗位职责：\n1、点火升压；\n2、化验炉水；\n4、清理炉渣；\n5、填写日志。\n",
            ["4、"],
            None,
            "info",
            FORM + "岗位职责：\n1、点火升压；\n2、化验炉水；\n3、清理炉渣；\n4、填写日志。\n",
        )
    ],
    "empty-item": [
        Case(
            FORM + "岗位职责：\n1、点火升压；\n2、\n3、填写日志。\n",
            ["2、"],
            None,
            "info",
            FORM + "岗位职责：\n1、点火升压；\n2、化验炉水；\n3、填写日志。\n",
        )
    ],
    "label-without-value": [
        Case(
            "岗位名称：司炉工\n岗位编号：____\n所在部门：动力车间\n岗位职责：\n1、点火升压；\n2、化验炉水。\n",
            ["岗位编号"],
            "/records/0",
            "info",
            "岗位名称：司炉工\n岗位编号：DL-7\n所在部门：动力车间\n岗位职责：\n1、点火升压；\n2、化验炉水。\n",
        )
    ],
    "truncated": [Case(PREVIEW.format("，"), ["水"], "/records/0", "warning", PREVIEW.format("。"))],
    "suspected-copying-error": [
        Case(
            FORM + "岗位职责：\n1、发现漏水与时报修；\n2、化验炉水。\n",
            ["与时"],
            "/records/0/responsibilities/0/description",
            "info",
            FORM + "岗位职责：\n1、发现漏水及时报修；\n2、化验炉水。\n",
        ),
        Case(
            "与时报修是一种美德，人人都应当做到。\n" + FORM + "岗位职责：\n1、不得辱骂她人；\n2、化验炉水。\n",
            ["她人"],
            "/records/0/responsibilities/0/description",
            "info",
            "与时报修是一种美德，人人都应当做到。\n" + FORM + "岗位职责：\n1、不得辱骂同事；\n2、化验炉水。\n",
        ),
    ],
    "suspiciously-long-value": [
        Case(
            "岗位名称：司炉工\n岗位职责：\n1、点火升压。\n2、化验炉水。\n工作环境："
            + "锅炉房内温度较高，地面常有积水，" * 20
            + "\n",
            ["锅炉房内温度较高，地面常有积水，" * 19 + "锅炉房内温度较高，地面常有积水"],
            "/records/0/working_conditions",
            "warning",
            "岗位名称：司炉工\n岗位职责：\n1、点火升压。\n2、化验炉水。\n工作环境：锅炉房内温度较高，地面常有积水\n",
        )
    ],
    "unclaimed-text": [
        Case(
            "院子里的石榴树今年结了许多果子，孩子们放学后总来看看。\n",
            ["院子里的石榴树今年结了许多果子，孩子们放学后总来看看"],
            None,
            "info",
            "石榴树结果了。\n",
        )
    ],
    "lone-surrogates": [
        Case(
            FORM + "岗位职责：\n1、点火\ud83d升压；\n2、化验炉水。\n", ["\ud83d"], None, "warning", FORM + "🔥点火升压"
        )
    ],
    "undecodable-bytes": [
        Case(
            FORM + "岗位职责：\n1、点火\ufffd\ufffd升压；\n2、化验炉水。\n",
            ["\ufffd\ufffd"],
            None,
            "warning",
            FORM + "点火□升压",
        )
    ],
}


def parsed(page: str) -> Document:
    return parse_document(read_text(page))


def found(document: Document, code: str) -> list[Diagnostic]:
    return [diagnostic for diagnostic in document.diagnostics if diagnostic.code == code]


def test_every_code_of_the_contract_has_a_case() -> None:
    assert set(CASES) == set(get_args(DiagnosticCode))


ALL = [
    pytest.param(code, case, id=f"{code}-{number}")
    for code, cases in CASES.items()
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize(("code", "case"), ALL)
def test_the_page_raises_the_diagnostic_once_and_in_its_place(code: str, case: Case) -> None:
    diagnostics = found(parsed(case.page), code)
    assert [[case.page[slice(*span)] for span in each.spans] for each in diagnostics] == [case.where]
    assert diagnostics[0].pointer == case.pointer
    assert diagnostics[0].severity == case.severity


@pytest.mark.parametrize(("code", "case"), ALL)
def test_the_harmless_page_does_not_raise_it(code: str, case: Case) -> None:
    assert found(parsed(case.harmless), code) == []


def test_diagnostics_stand_in_the_order_of_the_page() -> None:
    page = FORM + "岗位职责：\n1、发现漏水与时报修；\n3、不得辱骂她人；\n4、\n5、化验炉水。\n"
    starts = [diagnostic.spans[0] for diagnostic in parsed(page).diagnostics]
    assert starts == sorted(starts)
    assert len(starts) == 4


def test_a_copying_error_is_told_and_the_text_kept() -> None:
    document = parsed(FORM + "岗位职责：\n1、发现漏水与时报修；\n2、化验炉水。\n")
    assert document.records[0].responsibilities[0].description == "发现漏水与时报修"
    assert found(document, "suspected-copying-error")[0].message == "“与时”疑为“及时”之误"


def test_shares_that_miss_100_by_rounding_are_no_mistake() -> None:
    assert found(parsed(SHARES.format("33.3", "66.6")), "time-percent-sum") == []


def test_the_share_of_a_single_duty_is_not_summed_up() -> None:
    page = "岗位名称：司炉工\n职责与工作任务：\n职责一 职责表述：点火升压 工作时间百分比：30%\n工作任务 1.查水位\n"
    assert found(parsed(page), "time-percent-sum") == []


def test_bytes_that_are_no_text_are_counted_where_they_stand() -> None:
    raw = "岗位名称：司炉工\n岗位职责：\n1、点火升压；\n2、化验".encode() + b"\xff\xfe" + "炉水。\n".encode()
    document = parse_document(read_bytes(raw, "page.txt"))
    assert len(found(document, "undecodable-bytes")) == 1
