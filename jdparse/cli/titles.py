"""The Chinese names of fields and categories, as forms print them."""

from __future__ import annotations

from jdparse.records import JobRecord, Responsibility

CATEGORIES: dict[str, str] = {
    "education": "学历",
    "major": "专业",
    "experience": "经验",
    "training": "培训",
    "competency": "素质能力",
    "skill": "技能",
    "certificate": "证书",
    "language": "语言",
    "age": "年龄",
    "gender": "性别",
    "health": "健康",
    "other": "其他",
    "general": "一般要求",
}
SCOPES: dict[str, str] = {"internal": "内部协作", "external": "外部协作"}

_OWN = {"title.department": "部门名称", "container": "分组标题"}
_PARTS = CATEGORIES | SCOPES


def field_title(field: str) -> str:
    """The Chinese name of what a label fills: a field of a record, or a part of one (``qualifications.age``)."""
    if field in _OWN:
        return _OWN[field]
    name, _, part = field.partition(".")
    title = JobRecord.model_fields[name].title or name
    if not part:
        return title
    inner = Responsibility.model_fields.get(part)
    return f"{title}：{inner.title if inner else _PARTS[part]}"
