"""Typed values read out of a record's texts: degree, years, age, gender, salary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from jdparse.parsing.enumerators import han_number


class FacetReading(NamedTuple):
    """A facet, its value, and what it was read from: ``text``, behind ``before``, in the value at ``pointer``."""

    name: str
    value: float | int | str
    pointer: str
    before: str
    text: str


class _Source(NamedTuple):
    field: str
    pointer: str
    text: str


def read_facets(record: dict[str, Any]) -> list[FacetReading]:
    """The facets of ``record`` (plain data in the shape of JobRecord), each at most once."""
    sources = list(_texts(record))
    return [
        *_education(sources),
        *_experience(sources),
        *_age(sources),
        *_gender(sources),
        *_salary(sources),
    ]


def _texts(record: dict[str, Any]) -> Iterator[_Source]:
    for index, item in enumerate(record.get("qualifications", [])):
        yield _Source(item["category"], f"/qualifications/{index}/text", item["text"])
    for index, duty in enumerate(record.get("responsibilities", [])):
        if duty.get("description"):
            yield _Source("duty", f"/responsibilities/{index}/description", duty["description"])
    for name in ("salary", "remarks"):
        if record.get(name):
            yield _Source(name, f"/{name}", record[name])


def _reading(name: str, value: float | int | str, source: _Source, start: int, end: int) -> FacetReading:
    return FacetReading(name, value, source.pointer, source.text[:start], source.text[start:end])


# --- degree ---------------------------------------------------------------------------------------------------

_LEVELS = ("junior_high", "high_school", "vocational", "associate", "bachelor", "master", "doctorate")
_DEGREE = re.compile(
    r"(?P<doctorate>博士)|(?P<master>硕士|研究生)|(?P<associate>大学专科|大专|专科|高职|高专)|(?P<vocational>中专|中职|中技|技校|职高|职业高中|中等专业)"
    r"|(?P<bachelor>本科|学士|大学(?=[及或以,、;。/ ]|学历|毕业|文化|$))|(?P<high_school>高中)|(?P<junior_high>初中)"
)
_DEGREE_CONTEXT = re.compile(r"学历|以上|及以上|毕业|文凭|学位|程度|在读|起|亦可|也可|均可|即可")
_CLAUSE = re.compile(r"[^,，;；。]+")


def _education(sources: list[_Source]) -> Iterator[FacetReading]:
    """The lowest degree that is accepted; a preference (本科优先) is none."""
    found: list[tuple[int, FacetReading]] = []
    for source in sources:
        if source.field in ("duty", "salary", "remarks") and "学历" not in source.text:
            continue
        if not _DEGREE.search(source.text):
            continue
        for clause in _CLAUSE.finditer(source.text):
            if re.search(r"优先|更佳|为佳|亦可加分", clause[0]):
                continue
            for match in _DEGREE.finditer(source.text, *clause.span()):
                if source.field != "education" and not _DEGREE_CONTEXT.search(
                    source.text, match.start(), match.end() + 14
                ):
                    continue
                level = _LEVELS.index(match.lastgroup or "")
                found.append((level, _reading("education_level", _LEVELS[level], source, *match.span())))
    stated = [item for item in found if item[1].pointer]
    if stated:
        yield min(stated, key=lambda item: item[0])[1]


# --- years of experience ------------------------------------------------------------------------------------------

_N = r"(?:\d{1,2}(?:\.5)?|[一二两三四五六七八九十]{1,3})"
_YEARS = re.compile(
    rf"(?<![\d.])(?P<low>{_N})[ ]?(?:[-~—–至到][ ]?(?P<high>{_N}))?[ ]?年(?!度|级|[\d月底初薪]|的?发展|产|会)"
    r"(?P<more>[ ]?(?:[(]含[)]|\(含\))?[ ]?(?:及|或)?[ ]?以上|起)?"
)
_WORK = re.compile(r"经验|经历|工作|从业|教龄|工龄|驾龄|资历|从事|年限|管理")


def _experience(sources: list[_Source]) -> Iterator[FacetReading]:
    best: tuple[float, _Source, re.Match[str]] | None = None
    for source in sources:
        for match in _YEARS.finditer(source.text) if "年" in source.text else ():
            clause = _clause_around(source.text, match.start(), match.end())
            if source.field in ("duty", "salary", "remarks") and "经验" not in clause:
                continue
            if source.field != "experience" and not _WORK.search(clause):
                continue
            if re.search(r"优先|每年|近\d|内(?:无|未)", clause):
                continue
            low = _number(match["low"])
            if best is None or low > best[0]:
                best = (low, source, match)
    if best is None:
        return
    low, source, match = best
    following = source.text[match.end() : match.end() + 14]
    yield _reading("experience_years_min", low, source, *match.span("low"))
    if match["high"] and not match["more"] and "以上" not in following:
        yield _reading("experience_years_max", _number(match["high"]), source, *match.span("high"))


def _clause_around(text: str, start: int, end: int) -> str:
    low = max(text.rfind(mark, 0, start) for mark in ",，;；。")
    highs = [at for mark in ",，;；。" if (at := text.find(mark, end)) >= 0]
    return text[low + 1 : min(highs, default=len(text))]


def _number(text: str) -> float:
    return float(text) if text[0].isdigit() else float(han_number(text))


# --- age -----------------------------------------------------------------------------------------------------------

_AGE_RANGE = re.compile(r"(?<!\d)(\d{2})[ ]?(?:周?岁)?[ ]?[-~—–至到][ ]?(\d{2})(?!\d)[ ]?(周?岁)?")
_AGE_MAX = re.compile(
    r"(?<!\d)(\d{2})[ ]?周?岁?[ ]?(?:[(]含[)])?(?:及|或)?(?:以下|以内|以里)"
    r"|(?:不超过|不大于|不高于|低于|小于|至多)[ ]?(\d{2})[ ]?周?岁"
)
_AGE_MIN = re.compile(
    r"(?<!\d)(\d{2})[ ]?周?岁?[ ]?(?:[(]含[)])?(?:及|或)?以上|(?:年满|不低于|不小于)[ ]?(\d{2})[ ]?周?岁"
)


def _age(sources: list[_Source]) -> Iterator[FacetReading]:
    for source in sources:
        about_age = source.field == "age" or "年龄" in source.text
        if not about_age and "岁" not in source.text:
            continue
        found = False
        for clause in _CLAUSE.finditer(source.text):
            if ("岁" not in clause[0] and not about_age) or "优先" in clause[0]:
                continue
            span = clause.span()
            match = _AGE_RANGE.search(source.text, *span)
            if match and (match[3] or about_age):
                yield _reading("age_min", int(match[1]), source, *match.span(1))
                yield _reading("age_max", int(match[2]), source, *match.span(2))
                return
            for name, pattern in (("age_max", _AGE_MAX), ("age_min", _AGE_MIN)):
                match = pattern.search(source.text, *span)
                if match and ("岁" in match[0] or (about_age and "年龄" in clause[0]) or source.field == "age"):
                    group = match.lastindex or 1
                    yield _reading(name, int(match[group]), source, *match.span(group))
                    found = True
            if found:
                return


# --- gender ----------------------------------------------------------------------------------------------------------

_GENDER = re.compile(
    r"(?:限|要求|性别[:为]?|仅招|只招)[ ]?(男|女)|^(男|女)(?:性|士|生)?(?:[,，;；。]|$)"
    r"|(?<=[,，;；。])(男|女)(?:性|士|生)?(?=[,，;；。]|$)|^(男|女)性"
)


def _gender(sources: list[_Source]) -> Iterator[FacetReading]:
    for source in sources:
        if (
            not ("男" in source.text or "女" in source.text)
            or source.field in ("duty", "salary")
            or re.search(r"男女|不限|优先", source.text)
        ):
            continue
        match = re.match(r"(男|女)", source.text) if source.field == "gender" else _GENDER.search(source.text)
        if match:
            group = match.lastindex or 1
            yield _reading("gender", "male" if match[group] == "男" else "female", source, *match.span(group))
            return


# --- salary --------------------------------------------------------------------------------------------------------

_MONEY = r"\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,2})?"
_SALARY = re.compile(
    rf"(?<![\d.A-Za-z年])(?P<low>{_MONEY})[ ]?(?P<low_unit>[kK千万wW]?)[ ]?(?P<low_yuan>元|RMB|rmb|块)?"
    rf"[ ]?(?:[-~—–至到][ ]?(?P<high>{_MONEY})[ ]?(?P<high_unit>[kK千万wW]?))?[ ]?(?P<yuan>元|块|RMB|rmb|人民币)?"
    r"(?P<more>[ ]?(?:及|或)?以上|起|\+)?"
)
_UNITS = {"": 1, "k": 1000, "K": 1000, "千": 1000, "万": 10000, "w": 10000, "W": 10000}
_PERIODS = (
    ("hour", re.compile(r"/[ ]?(?:小时|时|h)|每小时|时薪|一小时|元[/每]?小时")),
    ("day", re.compile(r"/[ ]?(?:天|日)|每[天日]|日薪|日结")),
    ("year", re.compile(r"/[ ]?年|每年|年薪|年收入|一年")),
    ("month", re.compile(r"/[ ]?月|每月|月薪|月收入|一个月|·\d{2}薪|\d{2}薪|底薪|月工资|月均")),
)
PERIOD_LABELS = (
    ("month", "月薪"),
    ("month", "月工资"),
    ("month", "月收入"),
    ("year", "年薪"),
    ("day", "日薪"),
    ("hour", "时薪"),
)
"""The period that a label of pay names: 月薪:4000-5000元 is per month."""
_MASKED = re.compile(r"201X|202X")


def _salary(sources: list[_Source]) -> Iterator[FacetReading]:
    for source in sources:
        if source.field != "salary":
            continue
        period = _period(source)
        match = (
            None
            if _MASKED.search(source.text)
            else next((m for m in _SALARY.finditer(source.text) if _is_amount(m)), None)
        )
        if match:
            unit = match["low_unit"] or match["high_unit"] or ""
            low = _amount(match["low"], unit)
            at_most = re.search(r"以下|以内|不超过", source.text[match.end() : match.end() + 4])
            if match["high"]:
                yield _reading("salary_min", low, source, *match.span("low"))
                yield _reading(
                    "salary_max", _amount(match["high"], match["high_unit"] or unit), source, *match.span("high")
                )
            elif at_most:
                yield _reading("salary_max", low, source, *match.span("low"))
            else:
                yield _reading("salary_min", low, source, *match.span("low"))
        if period:
            yield period
        return


def _is_amount(match: re.Match[str]) -> bool:
    return (
        bool(match["yuan"] or match["low_yuan"] or match["low_unit"] or match["high_unit"] or match["high"])
        or _amount(match["low"], "") >= 500
    )


def _amount(text: str, unit: str) -> float:
    return round(float(text.replace(",", "")) * _UNITS[unit], 2)


def _period(source: _Source) -> FacetReading | None:
    for name, pattern in _PERIODS:
        match = pattern.search(source.text)
        if match:
            return _reading("salary_period", name, source, *match.span())
    return None
