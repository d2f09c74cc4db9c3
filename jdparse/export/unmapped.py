"""What a JobPosting cannot say of a record: listed, each value with its JSON Pointer and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from jdparse.records import Facets, JobRecord

Reason = Literal["no-property", "no-value", "no-posting"]
"""schema.org has no property of that meaning; it has one, and the value is not of its type (a salary of 面议, an
establishment of 0); a department is no posting, and all its values stay behind."""

WITHOUT_PROPERTY = (
    *("reports_to", "direct_reports", "span_of_control", "pay_grade", "analysis_date", "authorities"),
    *("reporting_line", "working_relationships", "working_conditions", "equipment", "documentation", "kpis"),
    *("career_path", "remarks", "extra", "truncated"),
)
"""Fields of a record that no property of JobPosting means. An analysis date is no ``datePosted``, and what is in
``extra`` has labels of any kind."""

FACETS_WITHOUT_PROPERTY = ("experience_years_max", "age_min", "age_max", "gender")


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A value that stands in no posting."""

    pointer: str
    """Its JSON Pointer in the document, as evidence has it: ``/records/0/reports_to/1``."""
    value: Any
    """As plain data."""
    reason: Reason

    @property
    def field(self) -> str:
        """The field of the contract: ``facets.age_min`` for ``/records/0/facets/age_min``, ``departments`` for one."""
        return ".".join(part for part in self.pointer.split("/")[3:] if not part.isdecimal()) or "departments"


def unmapped_values(record: JobRecord, index: int) -> Iterator[Unmapped]:
    """The values of record number ``index`` of its document that stand in no posting; a department is one as a whole,
    under its name."""
    here = f"/records/{index}"
    if record.kind == "department":
        yield Unmapped(here, record.title, "no-posting")
        return
    for name, value in record.model_dump(include=set(WITHOUT_PROPERTY)).items():
        if isinstance(value, list):
            for at, item in enumerate(value):
                yield Unmapped(f"{here}/{name}/{at}", item, "no-property")
        elif value not in (None, False):
            yield Unmapped(f"{here}/{name}", value, "no-property")
    for at, duty in enumerate(record.responsibilities):
        if duty.time_percent is not None:
            yield Unmapped(f"{here}/responsibilities/{at}/time_percent", duty.time_percent, "no-property")
    yield from _unmapped_facets(record.facets, here)
    if record.headcount == 0:
        yield Unmapped(f"{here}/headcount", 0, "no-value")
    if record.salary is not None and not _has_amount(record.facets):
        yield Unmapped(f"{here}/salary", record.salary, "no-value")


def _unmapped_facets(facets: Facets, here: str) -> Iterator[Unmapped]:
    for name in FACETS_WITHOUT_PROPERTY:
        value = getattr(facets, name)
        if value is not None:
            yield Unmapped(f"{here}/facets/{name}", value, "no-property")
    if facets.salary_period is not None and not _has_amount(facets):
        yield Unmapped(f"{here}/facets/salary_period", facets.salary_period, "no-value")


def _has_amount(facets: Facets) -> bool:
    return facets.salary_min is not None or facets.salary_max is not None
