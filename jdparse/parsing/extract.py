"""From the sections of an entry to the claims of one record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.enumerators import han_number
from jdparse.parsing.extents import cell_and_rest, text_under_label
from jdparse.parsing.fields import (
    authorities,
    duties,
    duty_table,
    kpis,
    qualifications,
    relationships,
    scalars,
    tasks,
    titles,
)
from jdparse.parsing.fields.lead_in import is_lead_in, without_lead_in
from jdparse.parsing.fields.preamble import preamble
from jdparse.parsing.headings import SHARED_TERMS, Heading
from jdparse.parsing.headings.advertising import HEAD_RULE
from jdparse.parsing.items import trim
from jdparse.parsing.labels import ONE_CELL_FIELDS, LabelMark
from jdparse.parsing.lost_requirements import SENTENCE_RULE
from jdparse.parsing.page import Page
from jdparse.parsing.sentence_fields import TOLD_RULES
from jdparse.parsing.substance import describes, describes_nobody, only_instructs, stands_without_name
from jdparse.records import RecordKind
from jdparse.text import Span

Reader = Callable[[Page, Section], Iterator[Claim]]

READERS: dict[str, Reader] = {
    "title": titles.title,
    "headcount": scalars.number,
    "span_of_control": scalars.number,
    "reports_to": scalars.names,
    "direct_reports": scalars.names,
    "responsibilities": duties.duties,
    "responsibilities.duty": duties.description,
    "responsibilities.table": duty_table.duty_table,
    "responsibilities.description": duties.description,
    "responsibilities.tasks": tasks.tasks,
    "responsibilities.time_percent": duties.percent,
    "authorities": authorities.authorities,
    "working_relationships": relationships.relationships,
    "qualifications": qualifications.qualifications,
    "kpis": kpis.kpis,
    "extra": scalars.labelled,
}
"""Who reads a section, by its field or the field's first part; every other field is one text."""

_LISTS_OF_NAMES = frozenset({"reports_to", "direct_reports"})
_SCALARS = ONE_CELL_FIELDS - {"reports_to", "direct_reports"} | frozenset(
    {
        "summary",
        "reporting_line",
        "working_conditions",
        "working_hours",
        "equipment",
        "documentation",
        "salary",
        "benefits",
        "career_path",
        "remarks",
    }
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A record before assembly: its kind and claims in the order of the page."""

    kind: RecordKind
    claims: tuple[Claim, ...]
    entry: Entry


def extract(page: Page, entry: Entry) -> Draft | None:
    """The claims of ``entry``; None where it describes no position and no department."""
    if entry.rule == SHARED_TERMS:
        return None
    claims = list(claims_of(page, entry))
    titles = [claim for claim in claims if claim.field in ("title", "title.department")]
    heading = entry.heading
    if not titles and heading and heading.name and heading.kind != "chapter":
        claims.insert(0, Claim("title", heading.name, heading.rule))
        if heading.department and not any(claim.field == "department" for claim in claims):
            claims.insert(1, Claim("department", heading.department, "department_before_title"))
    if heading and heading.headcount and not any(claim.field == "headcount" for claim in claims):
        claims.append(
            Claim("headcount", heading.headcount, "number_behind_name", float(han_number(page.text(heading.headcount))))
        )
    if heading and heading.remark:
        claims.append(Claim("remarks", heading.remark, "bracket_about_hiring"))
    if (describes_nobody(page, claims) and not _pays_in_words(claims, heading)) or only_instructs(page, claims):
        return None
    if not any(claim.field.startswith("title") for claim in claims) and not stands_without_name(page, claims):
        return None
    if heading and heading.kind == "department" and _only_introduces(page, claims):
        return None
    department = any(claim.field == "title.department" for claim in titles) or (
        not titles and heading is not None and heading.kind == "department"
    )
    return Draft("department" if department else "position", tuple(_one_of_each_scalar(claims, entry)), entry)


def _pays_in_words(claims: list[Claim], heading: Heading | None) -> bool:
    """A title with one sentence on the pay below it: all that a small employer tells. 洗碗工2名,包吃住,4000起"""
    counted = heading is not None and heading.headcount is not None and heading.rule == "name_and_number_wanted"
    return any(
        claim.field == "salary" and (claim.rule == SENTENCE_RULE or (counted and claim.rule in TOLD_RULES))
        for claim in claims
    )


# 编制8名, 人员编制 staff it; 编制部门预算 is what it does.
_STAFFING = re.compile(r"设置|设有|下设|设立|(?:人员|行政|事业|核定)编制|编制[为:]?\d|现有|共有|共设|\d+[名人]")


def _only_introduces(page: Page, claims: list[Claim]) -> bool:
    """One sentence on how a department is staffed, before its positions, is no record of the department."""
    told = [claim for claim in claims if describes(page, claim)]
    return (
        len(told) == 1
        and told[0].rule in ("prose", "introduction")
        and _STAFFING.search(page.text(told[0].span)) is not None
    )


def claims_of(page: Page, entry: Entry) -> Iterator[Claim]:
    """What the sections of ``entry`` say, whether or not they make a record."""
    told = False
    for section in entry.sections:
        if section.field == "responsibilities.tasks" and not told:
            section = section._replace(field="responsibilities")  # 序号 工作任务 over a table: its tasks are the duties
        told = told or (section.field in _DUTIES and page.text(section.content).strip() != "")
        yield from _section(page, entry, section)


_DUTIES = frozenset(
    {"responsibilities", "responsibilities.description", "responsibilities.duty", "responsibilities.table"}
)


def _section(page: Page, entry: Entry, section: Section) -> Iterator[Claim]:
    field = section.field
    if field == "preamble":
        yield from preamble(page, entry, section)
        return
    if field == "container":  # 职位信息 of a job site stands over the duties themselves
        in_head = section.label is not None and entry.heading is not None and entry.heading.rule == HEAD_RULE
        yield from preamble(page, entry, section, titled=in_head)
        return
    if field in ONE_CELL_FIELDS:
        cell, rest = cell_and_rest(page, section.content, several=field in _LISTS_OF_NAMES)
        yield from _reader(field)(page, section.with_content(cell))
        if rest.end > rest.start:
            titled = any(other.field.startswith("title") for other in entry.sections)
            yield from preamble(page, entry, section.with_content(rest), titled=titled or None)
        return
    paragraph = text_under_label(page, section)
    if paragraph != section.content:
        section = section.with_content(paragraph)
    if field == "summary" and len((found := page.listing(section.content)).items) > 1:
        yield from _summary_over_list(page, section, found.lead)
        return
    yield from _reader(field)(page, section)


def _summary_over_list(page: Page, section: Section, lead: Span) -> Iterator[Claim]:
    """本职工作:经营门店… 一、营业管理 1.… — the text beside the label, and the duties under it."""
    text = trim(page.value, *lead)
    if text.end > text.start and "\n" not in page.text(text) and not is_lead_in(page, text):
        yield Claim("summary", without_lead_in(page, text), section.rule)
        section = section.with_content(Span(lead.end, section.content.end))
    yield from duties.duties(page, section)


def _reader(field: str) -> Reader:
    return READERS.get(field) or READERS.get(field.split(".")[0]) or scalars.scalar


# 职位亮点:六险二金 出海补贴 praises what 福利待遇:五险一金,… tells.
_PRAISES = ("亮点", "诱惑", "优势")


def _one_of_each_scalar(claims: list[Claim], entry: Entry) -> Iterator[Claim]:
    """A second text for a scalar field is kept under its own label, in ``extra``: nothing labelled is lost."""
    seen: set[str] = set()
    tells_benefits = sum(claim.field == "benefits" for claim in claims)
    for claim in claims:
        field = "title" if claim.field.startswith("title") else claim.field
        if field not in _SCALARS:
            yield claim
            continue
        label = _label_over(claim, entry) if field in seen or field == "benefits" else None
        praises = field == "benefits" and label is not None and label.label.text.endswith(_PRAISES)
        if field not in seen and not (praises and tells_benefits > 1):
            seen.add(field)
            yield claim if claim.field == field else claim._replace(field=field)
            continue
        tells_benefits -= field == "benefits"
        if label and field != "title":
            yield Claim("extra", claim.span, claim.rule, label=label.span)


def _label_over(claim: Claim, entry: Entry) -> LabelMark | None:
    """The label of the section that the claim stands in."""
    inside = (s.label for s in entry.sections if s.label and s.content.start <= claim.span.start <= s.content.end)
    return next(inside, None)
