"""A position as a JobPosting of schema.org, in JSON-LD.

The properties and the types of their values are those of schema.org 30.1, listed in ``tests/schema_org.toml``. Where
Google's documentation of JobPosting wants one of a few words (FULL_TIME, MONTH, bachelor degree), that word stands
where the text says it beyond doubt; any other text stands as it is.
"""

from __future__ import annotations

import re

from jdparse.export.base_salary import base_salary
from jdparse.export.node import Json, Node, node, one_or_many
from jdparse.export.requirements import education_requirements, experience_requirements, qualifications, skills
from jdparse.records import JobRecord, Responsibility, Source

CONTEXT = "https://schema.org"

EMPLOYMENT_TYPES: dict[str, str] = {
    **dict.fromkeys(("全职", "全職", "全日制"), "FULL_TIME"),
    **dict.fromkeys(("兼职", "兼職", "非全日制"), "PART_TIME"),
    **dict.fromkeys(("实习", "實習", "实习生", "實習生"), "INTERN"),
    **dict.fromkeys(("临时", "臨時", "临时工", "臨時工"), "TEMPORARY"),
    **dict.fromkeys(("志愿者", "志願者", "义工", "義工"), "VOLUNTEER"),
}
"""Words of 工作性质 and 用工形式 that mean one of Google's values. 合同制, 劳务派遣, 事业编制 have no counterpart."""

_BETWEEN = re.compile(r"[、/／，,；;|]|或|和|及")


def job_posting(record: JobRecord, source: Source, index: int) -> Node:
    """The posting of a position, record number ``index`` of the document with this source; without ``@context``.

    Properties without a value are left out. ``subjectOf`` is the document that describes the position: its
    ``identifier`` is the path and the JSON Pointer of the record.
    """
    code = node("PropertyValue", propertyID=JobRecord.model_fields["code"].title, value=record.code)
    return node(
        "JobPosting",
        title=record.title,
        identifier=code if record.code else None,
        description=record.summary,
        responsibilities=[*filter(None, map(_lines, record.responsibilities))] or None,
        qualifications=qualifications(record),
        educationRequirements=education_requirements(record),
        experienceRequirements=experience_requirements(record),
        skills=skills(record),
        baseSalary=base_salary(record),
        jobBenefits=record.benefits,
        employmentType=employment_type(record.employment_type) if record.employment_type else None,
        workHours=record.working_hours,
        occupationalCategory=node("CategoryCode", name=record.job_family) if record.job_family else None,
        totalJobOpenings=record.headcount or None,
        jobLocation=node("Place", address=record.location) if record.location else None,
        employmentUnit=_organization(record.department),
        hiringOrganization=_organization(record.employer),
        subjectOf=_described_by(source, index),
    )


def employment_type(text: str) -> Json | None:
    """全职 as FULL_TIME, 全职、兼职 as both; the text itself where a part of it has no such word."""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    known = [EMPLOYMENT_TYPES[part] for part in parts if part in EMPLOYMENT_TYPES]
    return one_or_many(list(dict.fromkeys(known))) if len(known) == len(parts) else text


def _lines(duty: Responsibility) -> str:
    """A duty as one text: what it is about, then its tasks, a line each."""
    return "\n".join([*([duty.description] if duty.description else []), *duty.tasks])


def _organization(name: str | None) -> Node | None:
    return node("Organization", name=name) if name else None


def _described_by(source: Source, index: int) -> Node:
    return node(
        "MediaObject",
        identifier=f"{source.path}#/records/{index}",
        name=source.page.title,
        encodingFormat=source.media_type,
        sha256=source.sha256,
        uploadDate=source.page.uploaded,
    )
