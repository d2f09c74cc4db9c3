"""The record contract: what jdparse emits, field by field.

Every model is frozen and refuses unknown keys. Field names are the HR field's English
terms; the Chinese form label stands beside each as the field's ``title``. The JSON Schema
of :class:`Document` is checked in as ``schema/document.json``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

SCHEMA_VERSION = "1"

LayoutFamily = Literal["form", "table", "manual", "collection", "advertisement", "regulation", "prose", "none"]
RecordKind = Literal["position", "department"]
RelationshipScope = Literal["internal", "external"]
QualificationCategory = Literal[
    "education",
    "major",
    "experience",
    "training",
    "competency",
    "skill",
    "certificate",
    "language",
    "age",
    "gender",
    "health",
    "other",
    "general",
]
EducationLevel = Literal["junior_high", "high_school", "vocational", "associate", "bachelor", "master", "doctorate"]
Gender = Literal["male", "female"]
SalaryPeriod = Literal["hour", "day", "month", "year"]
Severity = Literal["info", "warning", "error"]

DiagnosticCode = Literal[
    "time-percent-sum",
    "ordinal-repeated",
    "ordinal-skipped",
    "empty-item",
    "label-without-value",
    "truncated",
    "suspected-copying-error",
    "suspiciously-long-value",
    "unclaimed-text",
    "undecodable-bytes",
    "lone-surrogates",
]
"""The closed list of diagnostic codes; what each means is written where it is computed."""

RawSpan = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
"""A half-open range ``(start, end)`` of the raw text, in Unicode code points."""


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("a text value is never empty; leave the field out")
    return text


# Not Field(min_length=1): pydantic then refuses lone surrogates, which damaged pages contain.
Text = Annotated[str, AfterValidator(_not_empty), WithJsonSchema({"type": "string", "minLength": 1})]


class Contract(BaseModel):
    """Base of all models: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ScrapedPage(Contract):
    """What the header of a document-sharing page says of the document; null where it says nothing."""

    title: Text | None = Field(default=None, title="标题", description="As printed, a .doc ending included.")
    site: Text | None = Field(default=None, title="网站", description="The site's own name.")
    document_id: Text | None = Field(default=None, title="文档编号")
    uploader: Text | None = Field(default=None, title="上传人")
    uploaded: Text | None = Field(default=None, title="上传时间", description="ISO 8601 date.")
    format: Text | None = Field(default=None, title="格式")
    page_count: int | None = Field(default=None, title="页数", ge=0)
    file_size: Text | None = Field(default=None, title="大小", description="As printed, unit included.")


class Source(Contract):
    """Where a document came from."""

    path: str = Field(title="路径", description="Relative to the input named on the command line.")
    sha256: str = Field(title="校验和", description="Of the raw bytes, in hexadecimal.")
    media_type: str = Field(title="媒体类型", description="Of what the bytes are, whatever the file is called.")
    encoding: str | None = Field(title="编码", description="Null for binary formats.")
    chars: int = Field(title="字符数", ge=0, description="Length of the raw text in code points.")
    page: ScrapedPage = Field(title="页面信息")


class Responsibility(Contract):
    """A duty: what it is called or what is to be done, its share of the working time, the tasks that it consists of."""

    description: Text | None = Field(default=None, title="职责描述")
    time_percent: float | None = Field(default=None, title="工作时间百分比", ge=0, le=100, description="0 to 100.")
    tasks: list[Text] = Field(default_factory=list, title="工作任务")


class Authority(Contract):
    """What the holder may decide or do."""

    category: Text | None = Field(default=None, title="权限类别", description="As printed: 人事权, 财务权, 业务权.")
    text: Text = Field(title="权限")


class WorkingRelationship(Contract):
    """With whom the holder works: inside the employer, or outside."""

    scope: RelationshipScope = Field(title="范围")
    text: Text = Field(title="协作对象")


class Qualification(Contract):
    """A requirement."""

    category: QualificationCategory = Field(
        title="类别", description="By the label that stands before the text; general where none does."
    )
    text: Text = Field(title="要求")


class LabelledText(Contract):
    """A labelled section that no field is there for: nothing labelled is lost."""

    label: Text = Field(title="标签")
    text: Text = Field(title="内容")


class Facets(Contract):
    """Typed values read out of the record's texts; null where the texts say nothing certain."""

    education_level: EducationLevel | None = Field(default=None, title="最低学历", description="The lowest accepted.")
    experience_years_min: float | None = Field(default=None, title="最低工作年限", ge=0, description="Years.")
    experience_years_max: float | None = Field(default=None, title="最高工作年限", ge=0, description="Years.")
    age_min: int | None = Field(default=None, title="最低年龄", ge=0, description="Years.")
    age_max: int | None = Field(default=None, title="最高年龄", ge=0, description="Years.")
    gender: Gender | None = Field(default=None, title="性别")
    salary_min: float | None = Field(default=None, title="最低薪资", ge=0, description="Yuan in the stated period.")
    salary_max: float | None = Field(default=None, title="最高薪资", ge=0, description="Yuan in the stated period.")
    salary_period: SalaryPeriod | None = Field(default=None, title="薪资周期")


class JobRecord(Contract):
    """One position or department as the page describes it. Texts are verbatim."""

    kind: RecordKind = Field(title="记录类型")
    title: Text | None = Field(default=None, title="岗位名称")
    code: Text | None = Field(default=None, title="岗位编号")
    employer: Text | None = Field(default=None, title="用人单位")
    department: Text | None = Field(default=None, title="所在部门")
    location: Text | None = Field(default=None, title="工作地点")
    headcount: int | None = Field(default=None, title="岗位定员", ge=0)
    reports_to: list[Text] = Field(default_factory=list, title="直接上级")
    direct_reports: list[Text] = Field(default_factory=list, title="直接下级")
    job_family: Text | None = Field(default=None, title="职系")
    span_of_control: int | None = Field(default=None, title="所辖人数", ge=0)
    pay_grade: Text | None = Field(default=None, title="工资级别")
    analysis_date: Text | None = Field(default=None, title="岗位分析日期")
    summary: Text | None = Field(default=None, title="职责概述")
    responsibilities: list[Responsibility] = Field(default_factory=list, title="岗位职责")
    authorities: list[Authority] = Field(default_factory=list, title="岗位权限")
    reporting_line: Text | None = Field(default=None, title="汇报关系")
    working_relationships: list[WorkingRelationship] = Field(default_factory=list, title="工作协作关系")
    working_conditions: Text | None = Field(default=None, title="工作环境")
    working_hours: Text | None = Field(default=None, title="工作时间")
    employment_type: Text | None = Field(default=None, title="工作性质")
    equipment: Text | None = Field(default=None, title="使用工具设备")
    documentation: Text | None = Field(default=None, title="所需记录文档")
    qualifications: list[Qualification] = Field(default_factory=list, title="任职资格")
    salary: Text | None = Field(default=None, title="薪酬")
    benefits: Text | None = Field(default=None, title="福利待遇")
    kpis: list[Text] = Field(default_factory=list, title="考核指标")
    career_path: Text | None = Field(default=None, title="职业发展")
    remarks: Text | None = Field(default=None, title="备注")
    extra: list[LabelledText] = Field(default_factory=list, title="其他内容")
    truncated: bool = Field(default=False, title="预览中断", description="The page's preview ends inside this record.")
    facets: Facets = Field(default_factory=lambda: Facets(), title="结构化要求")


class Coverage(Contract):
    """Every raw character counted once; the five counts sum to ``source.chars``."""

    value: int = Field(default=0, title="取值", ge=0, description="In the evidence of a value.")
    label: int = Field(default=0, title="标签", ge=0, description="Labels and headings.")
    marker: int = Field(
        default=0, title="编号与分隔", ge=0, description="Numbering, separators, white space between values."
    )
    chrome: int = Field(default=0, title="网站附加", ge=0, description="What the site added, page breaks included.")
    unclaimed: int = Field(default=0, title="未识别", ge=0, description="Readable text that no field took.")


class Diagnostic(Contract):
    """Something that a careful reader would want to be told."""

    code: DiagnosticCode = Field(title="代码")
    severity: Severity = Field(title="级别")
    message: str = Field(title="说明")
    spans: list[RawSpan] = Field(default_factory=list, title="位置", description="As in evidence.")
    pointer: str | None = Field(default=None, title="指向", description="A JSON Pointer to the value that it is about.")


class Document(Contract):
    """One input document."""

    schema_version: Literal["1"] = Field(default="1", title="版本")
    source: Source = Field(title="来源")
    layout: LayoutFamily = Field(title="版式", description="The family that the page was read as; none: no position.")
    records: list[JobRecord] = Field(default_factory=list, title="记录", description="In the order of the page.")
    evidence: dict[str, list[RawSpan]] = Field(
        default_factory=dict, title="依据", description="JSON Pointer of a value: its spans in the raw text, in order."
    )
    coverage: Coverage = Field(title="覆盖")
    diagnostics: list[Diagnostic] = Field(default_factory=list, title="诊断")
