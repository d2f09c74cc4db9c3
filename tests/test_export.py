"""Positions as JobPosting of schema.org: every term is published, and no value is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from golden_documents import document
from vocabulary import TERMS, breaches

from jdparse.export import job_posting, unmapped_values
from jdparse.export.base_salary import UNIT_TEXTS
from jdparse.export.requirements import CREDENTIAL_CATEGORIES
from jdparse.export.unmapped import FACETS_WITHOUT_PROPERTY, WITHOUT_PROPERTY
from jdparse.records import (
    Document,
    EducationLevel,
    Facets,
    JobRecord,
    SalaryPeriod,
    Source,
)

GOLDENS = sorted((Path(__file__).parent.parent / "golden").glob("*/*.json"))


def record_of(**fields: Any) -> JobRecord:
    return JobRecord.model_validate({"kind": "position"} | fields)


def posting_of(**fields: Any) -> dict[str, Any]:
    return job_posting(record_of(**fields), SOURCE, 0)


def asked(category: str, *texts: str) -> list[dict[str, str]]:
    return [{"category": category, "text": text} for text in texts]


SOURCE = Source.model_validate(document()["source"] | {"encoding": "utf-8"})


@pytest.mark.parametrize("folder", sorted({path.parent.name for path in GOLDENS}))
def test_every_posting_of_the_corpus_is_made_of_published_terms(folder: str) -> None:
    for path in (each for each in GOLDENS if each.parent.name == folder):
        golden = Document.model_validate_json(path.read_bytes())
        for index, record in enumerate(golden.records):
            if record.kind == "position":
                assert [*breaches(job_posting(record, golden.source, index), "JobPosting")] == [], path.stem


@pytest.mark.parametrize(
    ("node", "breach"),
    [
        ({"@type": "JobOffer"}, "JobOffer is no type of the table"),
        ({"@type": "JobPosting", "wage": "1"}, "wage is no property of JobPosting"),
        ({"@type": "JobPosting", "title": 3}, "JobPosting.title holds 3, not one of ['Text']"),
        ({"@type": "JobPosting", "skills": []}, "JobPosting.skills is empty"),
        ({"@type": "JobPosting", "jobLocation": "上海"}, "JobPosting.jobLocation holds '上海', not one of ['Place']"),
        (
            {"@type": "JobPosting", "jobLocation": {"@type": "Organization", "name": "a"}},
            "JobPosting.jobLocation holds a Organization, not one of ['Place']",
        ),
        ({"@type": "JobPosting", "totalJobOpenings": True}, "holds True"),
        ({"@type": "Place", "address": "上海"}, "Place stands where JobPosting is expected"),
    ],
)
def test_what_the_vocabulary_does_not_have_is_noticed(node: dict[str, Any], breach: str) -> None:
    assert breach in " ".join(breaches(node, "JobPosting"))


def test_no_term_of_the_table_is_left_unused() -> None:
    used = {kind: set[str]() for kind in TERMS if kind != "version"}
    for path in GOLDENS:
        golden = Document.model_validate_json(path.read_bytes())
        for index, record in enumerate(golden.records):
            for node in nodes(job_posting(record, golden.source, index)):
                used[node["@type"]] |= node.keys() - {"@type"}
    assert used == {kind: TERMS[kind].keys() - {"parents"} for kind in used}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from nodes(inner)


def test_every_field_is_mapped_or_listed() -> None:
    """A field that the contract gains has to be thought of here."""
    mapped = {
        *("kind", "title", "code", "employer", "department", "location", "headcount", "job_family", "summary"),
        *("responsibilities", "working_hours", "employment_type", "qualifications", "salary", "benefits", "facets"),
    }
    assert mapped | {*WITHOUT_PROPERTY} == {*JobRecord.model_fields}
    read = {"education_level", "experience_years_min", "salary_min", "salary_max", "salary_period"}
    assert read | {*FACETS_WITHOUT_PROPERTY} == {*Facets.model_fields}


def test_the_words_for_degrees_and_periods_are_complete() -> None:
    assert set(CREDENTIAL_CATEGORIES) == {*get_args(EducationLevel)}
    assert set(UNIT_TEXTS) == {*get_args(SalaryPeriod)}


def test_a_duty_is_one_text_with_its_tasks_in_lines_below() -> None:
    duty = {"description": "库存管理", "time_percent": 60, "tasks": ["盘点", "发货"]}
    assert posting_of(responsibilities=[duty])["responsibilities"] == ["库存管理\n盘点\n发货"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全职", "FULL_TIME"),
        ("全職", "FULL_TIME"),
        ("兼职", "PART_TIME"),
        ("实习", "INTERN"),
        ("全职、兼职", ["FULL_TIME", "PART_TIME"]),
        ("全职或全日制", "FULL_TIME"),
        ("全职、小时工均可", "全职、小时工均可"),
        ("劳务派遣", "劳务派遣"),
        ("全日制，长白班", "全日制，长白班"),
    ],
)
def test_an_employment_type_is_a_word_of_the_list_only_beyond_doubt(text: str, value: str | list[str]) -> None:
    assert posting_of(employment_type=text)["employmentType"] == value


def test_a_range_of_pay_is_an_amount_in_yuan_with_its_period_and_its_text() -> None:
    read = {"salary_min": 5000, "salary_max": 6500.5, "salary_period": "month"}
    assert posting_of(salary="5000-6500.5元/月", facets=read)["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "CNY",
        "value": {"@type": "QuantitativeValue", "minValue": 5000, "maxValue": 6500.5, "unitText": "MONTH"},
        "description": "5000-6500.5元/月",
    }


def test_one_amount_is_a_value_and_not_a_range() -> None:
    value = posting_of(facets={"salary_min": 30, "salary_max": 30, "salary_period": "hour"})["baseSalary"]["value"]
    assert value == {"@type": "QuantitativeValue", "value": 30, "unitText": "HOUR"}


@pytest.mark.parametrize(
    ("fields", "currency"),
    [
        ({"salary": "月薪5500元起"}, "CNY"),
        ({"salary": "月薪32,000元", "employer": "臺灣東園飼養場", "benefits": "勞健保、員工宿舍"}, None),
        ({"salary": "新台幣32,000元", "employer": "臺灣東園飼養場"}, "TWD"),
        ({"salary": "NT$32,000"}, "TWD"),
        ({"salary": "每月$16,500"}, None),
        ({"salary": "6000元，外派每月另发800美元"}, None),
        ({"salary": "人民幣8,000元", "employer": "東莞製衣廠", "benefits": "勞動保險、員工宿舍"}, "CNY"),
        ({"salary": "6000元", "employer": "乾隆酒楼"}, "CNY"),
    ],
)
def test_a_currency_is_named_only_where_the_text_leaves_no_other(fields: dict[str, str], currency: str | None) -> None:
    assert posting_of(facets={"salary_min": 6000}, **fields)["baseSalary"].get("currency") == currency


def test_pay_without_an_amount_is_listed() -> None:
    record = record_of(salary="面议", facets={"salary_period": "month"})
    assert "baseSalary" not in job_posting(record, SOURCE, 0)
    assert [(each.pointer, each.value, each.reason) for each in unmapped_values(record, 0)] == [
        ("/records/0/facets/salary_period", "month", "no-value"),
        ("/records/0/salary", "面议", "no-value"),
    ]


def test_a_degree_stands_with_its_text_and_its_subjects() -> None:
    wanted = [*asked("education", "大专及以上"), *asked("major", "护理学")]
    assert posting_of(qualifications=wanted, facets={"education_level": "associate"})["educationRequirements"] == {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "associate degree",
        "about": {"@type": "Thing", "name": "护理学"},
        "description": "大专及以上",
    }


def test_where_anything_will_do_no_education_and_no_experience_is_required() -> None:
    wanted = [*asked("education", "不限"), *asked("experience", "不限"), *asked("major", "不限")]
    posting = posting_of(qualifications=[*wanted, *asked("gender", "不限")])
    assert posting["educationRequirements"] == posting["experienceRequirements"] == "no requirements"
    assert posting["qualifications"] == ["专业：不限", "性别：不限"]


def test_years_of_experience_are_months() -> None:
    posting = posting_of(qualifications=asked("experience", "一年半以上"), facets={"experience_years_min": 1.5})
    assert posting["experienceRequirements"] == {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": 18,
        "description": "一年半以上",
    }


def test_what_is_asked_is_sorted_into_its_properties() -> None:
    wanted = [*asked("general", "能上夜班"), *asked("skill", "会用扫描枪"), *asked("certificate", "叉车证优先")]
    posting = posting_of(qualifications=[*wanted, *asked("age", "25-45岁"), *asked("language", "英语四级")])
    assert posting["skills"] == ["会用扫描枪", "英语四级"]
    assert posting["qualifications"] == [
        "能上夜班",
        {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "certificate",
            "description": "叉车证优先",
        },
        "年龄：25-45岁",
    ]


def test_a_posting_says_which_record_of_which_document_it_is() -> None:
    assert job_posting(record_of(title="门卫"), SOURCE, 2)["subjectOf"] == {
        "@type": "MediaObject",
        "identifier": "guard.txt#/records/2",
        "name": "保卫科说明书.doc",
        "encodingFormat": "text/plain",
        "sha256": "00",
    }


def test_what_has_no_property_is_listed_item_by_item() -> None:
    record = record_of(
        reports_to=["甲", "乙"], extra=[{"label": "编制", "text": "3人"}], truncated=True, headcount=0,
        responsibilities=[{"description": "a", "time_percent": 5}], facets={"age_max": 40},
    )  # fmt: skip
    assert [(each.pointer, each.field, each.value, each.reason) for each in unmapped_values(record, 1)] == [
        ("/records/1/reports_to/0", "reports_to", "甲", "no-property"),
        ("/records/1/reports_to/1", "reports_to", "乙", "no-property"),
        ("/records/1/extra/0", "extra", {"label": "编制", "text": "3人"}, "no-property"),
        ("/records/1/truncated", "truncated", True, "no-property"),
        ("/records/1/responsibilities/0/time_percent", "responsibilities.time_percent", 5.0, "no-property"),
        ("/records/1/facets/age_max", "facets.age_max", 40, "no-property"),
        ("/records/1/headcount", "headcount", 0, "no-value"),
    ]


def test_a_department_is_no_posting() -> None:
    (left_out,) = unmapped_values(record_of(kind="department", title="物流部", reports_to=["甲"]), 3)
    assert (left_out.pointer, left_out.value, left_out.reason) == ("/records/3", "物流部", "no-posting")
    assert left_out.field == "departments"
