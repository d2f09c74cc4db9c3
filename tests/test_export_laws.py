"""Laws of postings: whatever a record holds, its posting is made of published terms, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import get_args

from golden_documents import document, leaves
from hypothesis import given
from hypothesis import strategies as st
from vocabulary import breaches

from jdparse.export import job_posting, unmapped_values
from jdparse.export.job_posting import employment_type
from jdparse.records import (
    EducationLevel,
    Facets,
    JobRecord,
    Qualification,
    QualificationCategory,
    SalaryPeriod,
    Source,
)

SOURCE = Source.model_validate(document()["source"] | {"encoding": "utf-8"})

texts = st.text(st.sampled_from("甲乙丙，。/、不限全职兼職12年薪元 \ud800"), min_size=1, max_size=8).filter(str.strip)
amounts = st.none() | st.floats(0, 1e7, allow_nan=False)
facets = st.builds(
    Facets,
    education_level=st.none() | st.sampled_from(get_args(EducationLevel)),
    experience_years_min=st.none() | st.floats(0, 50),
    age_max=st.none() | st.integers(0, 99),
    salary_min=amounts,
    salary_max=amounts,
    salary_period=st.none() | st.sampled_from(get_args(SalaryPeriod)),
)
positions = st.builds(
    JobRecord,
    kind=st.just("position"),
    **{name: st.none() | texts for name in ("title", "code", "employer", "department", "location", "summary")},
    **{name: st.none() | texts for name in ("job_family", "working_hours", "employment_type", "salary", "benefits")},
    headcount=st.none() | st.integers(0, 99),
    reports_to=st.lists(texts, max_size=2),
    responsibilities=st.lists(
        st.fixed_dictionaries(
            {"description": st.none() | texts, "time_percent": st.none() | st.floats(0, 100), "tasks": st.lists(texts)}
        ),
        max_size=3,
    ),
    qualifications=st.lists(
        st.builds(Qualification, category=st.sampled_from(get_args(QualificationCategory)), text=texts), max_size=6
    ),
    facets=facets,
)


@given(positions)
def test_every_posting_is_made_of_published_terms(record: JobRecord) -> None:
    assert [*breaches(job_posting(record, SOURCE, 0), "JobPosting")] == []


@given(positions)
def test_every_value_stands_in_the_posting_or_in_the_list(record: JobRecord) -> None:
    posting = json.dumps(job_posting(record, SOURCE, 0), ensure_ascii=False)
    listed = {pointer for each in unmapped_values(record, 0) for pointer, _ in leaves_of(each.value, each.pointer)}
    for pointer, value in leaves(record.model_dump(exclude={"kind", "facets"}), "/records/0"):
        is_category = pointer.endswith("/category")
        if pointer in listed or is_category or value in ("全职", "全職", "兼职", "兼職", "不限"):
            continue
        assert json.dumps(value, ensure_ascii=False).strip('"') in posting or is_enumerated(record, pointer), pointer


def leaves_of(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    return leaves(value, pointer) if isinstance(value, dict) else iter([(pointer, value)])


def is_enumerated(record: JobRecord, pointer: str) -> bool:
    return pointer == "/records/0/employment_type" and employment_type(str(record.employment_type)) is not None
