"""The Chinese names of fields, as forms print them, and of what enums and codes of the contract mean."""

from __future__ import annotations

from jdparse.records import (
    DiagnosticCode,
    EducationLevel,
    Gender,
    JobRecord,
    LayoutFamily,
    RecordKind,
    Responsibility,
    SalaryPeriod,
    Severity,
)

KINDS: dict[RecordKind, str] = {"position": "岗位", "department": "部门"}

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
EDUCATION_LEVELS: dict[EducationLevel, str] = {
    "junior_high": "初中",
    "high_school": "高中",
    "vocational": "中专",
    "associate": "大专",
    "bachelor": "本科",
    "master": "硕士",
    "doctorate": "博士",
}
GENDERS: dict[Gender, str] = {"male": "男", "female": "女"}
SALARY_PERIODS: dict[SalaryPeriod, str] = {"hour": "每小时", "day": "每天", "month": "每月", "year": "每年"}
LAYOUTS: dict[LayoutFamily, str] = {
    "form": "表单",
    "table": "表格",
    "manual": "手册",
    "collection": "汇编",
    "advertisement": "招聘启事",
    "regulation": "规章",
    "prose": "文章",
    "none": "无岗位",
}
SEVERITIES: dict[Severity, str] = {"info": "提示", "warning": "警告", "error": "错误"}
DIAGNOSTICS: dict[DiagnosticCode, str] = {
    "time-percent-sum": "时间百分比之和",
    "ordinal-repeated": "编号重复",
    "ordinal-skipped": "编号跳号",
    "empty-item": "空条目",
    "label-without-value": "标签无内容",
    "truncated": "预览中断",
    "suspected-copying-error": "疑似笔误",
    "suspiciously-long-value": "内容过长",
    "unclaimed-text": "未识别文字",
    "undecodable-bytes": "无法解码",
    "lone-surrogates": "残缺字符",
}

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
