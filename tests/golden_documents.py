"""A document to break in every way: plain data in the shape of Document, its evidence found in its own text."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from jdparse.golden.comparing.documents import differences

GUARD = {
    "kind": "position",
    "title": "门卫",
    "department": "保卫科",
    "headcount": 3,
    "reports_to": ["保卫科长", "值班经理"],
    "summary": "看好厂区的三道大门",
    "responsibilities": [
        {"description": "来访管理", "time_percent": 60.0, "tasks": ["登记来访人员的姓名与证件", "电话通知受访的部门"]},
        {"description": "巡逻检查", "time_percent": 40.0, "tasks": ["夜间每两小时绕厂一周", "查看库房门窗是否关好"]},
    ],
    "authorities": [{"category": "业务权", "text": "有权拒绝无证人员入厂"}, {"text": "对车辆的检查权"}],
    "working_relationships": [{"scope": "internal", "text": "各车间"}, {"scope": "external", "text": "街道派出所"}],
    "qualifications": [
        {"category": "education", "text": "初中以上"},
        {"category": "age", "text": "五十岁以下"},
        {"category": "general", "text": "为人正派，无不良记录"},
    ],
    "kpis": ["登记无遗漏", "失窃为零"],
    "extra": [{"label": "制服", "text": "冬夏各两套"}],
    "truncated": False,
    "facets": {"education_level": "junior_high", "age_max": 50},
}
ELECTRICIAN = {
    "title": "电工",
    "responsibilities": [{"description": "检修全厂线路"}, {"description": "抄录各车间电表"}],
    "qualifications": [{"category": "certificate", "text": "电工操作证"}],
}
COOK = {"title": "炊事员", "responsibilities": [{"description": "准备一日三餐"}, {"description": "保持灶台清洁"}]}


def document(*records: dict[str, Any]) -> dict[str, Any]:
    """A document with these records, or one with the guard's alone."""
    copies = [deepcopy(record) for record in records or (GUARD,)]
    page = {"title": "保卫科说明书.doc", "site": None}
    places = {pointer: [[10 * at, 10 * at + len(str(value))]] for at, (pointer, value) in enumerate(leaves(copies))}
    return {
        "source": {"path": "guard.txt", "sha256": "00", "media_type": "text/plain", "chars": 900, "page": page},
        "layout": "form",
        "records": copies,
        "evidence": {f"/records{pointer}": spans for pointer, spans in places.items()},
        "coverage": {"value": 700, "unclaimed": 200},
        "diagnostics": [
            {"code": "empty-item", "severity": "info", "message": "空", "spans": [[5, 6]], "pointer": None}
        ],
    }


def leaves(value: object, pointer: str = "") -> Iterator[tuple[str, object]]:
    """Every value that is no list and no object, with its pointer."""
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, f"{pointer}/{name}")
    elif value is not None and value is not False:
        yield pointer, value


def told(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """The differences as ``kind field: pointers of the golden -> pointers found``."""
    return [
        f"{each.kind} {each.field}: {_pointers(each.expected)} -> {_pointers(each.found)}"
        for each in differences(expected, found)
    ]


def _pointers(values: tuple[Any, ...]) -> str:
    return " + ".join(value.pointer.removeprefix("/records/0") or value.pointer for value in values) or "nothing"
