"""Pay as schema.org states it: an amount or a range in a currency, per hour, day, month or year.

Advertisements say 元 for the money of their own place. A page in traditional characters may mean another yuan than
that of the mainland (月薪32,000~38,000元 of a firm in Taiwan is TWD): there a currency is named only where the text
names one.
"""

from __future__ import annotations

import re
from functools import cache

from jdparse.export.node import Node, node, number
from jdparse.lexicon import traditional
from jdparse.records import JobRecord, SalaryPeriod

UNIT_TEXTS: dict[SalaryPeriod, str] = {"hour": "HOUR", "day": "DAY", "month": "MONTH", "year": "YEAR"}
"""The values of ``unitText`` that Google's documentation of JobPosting lists."""

_NAMED_CURRENCIES = (
    (re.compile(r"NT\$|TWD|[新台臺][台臺]?[币幣]", re.IGNORECASE), "TWD"),
    (re.compile(r"人民[币幣]|RMB|CNY", re.IGNORECASE), "CNY"),
)
_ANOTHER_MONEY = re.compile(r"[$€£]|USD|HKD|MOP|美[元金]|港[币幣元]|欧元|歐元|澳[门門][币幣元]", re.IGNORECASE)
_FEW_TRADITIONAL = 3
"""Fewer different ones in a whole record are no sign of it: 乾隆 and 於 stand in simplified texts too."""


def base_salary(record: JobRecord) -> Node | None:
    """A MonetaryAmount with the text as its description; None where no amount was read (面议)."""
    facets = record.facets
    low, high = facets.salary_min, facets.salary_max
    if low is None and high is None:
        return None
    unit = UNIT_TEXTS[facets.salary_period] if facets.salary_period else None
    if low == high and low is not None:
        value = node("QuantitativeValue", value=number(low), unitText=unit)
    else:
        value = node(
            "QuantitativeValue",
            minValue=None if low is None else number(low),
            maxValue=None if high is None else number(high),
            unitText=unit,
        )
    return node("MonetaryAmount", currency=currency(record), value=value, description=record.salary)


def currency(record: JobRecord) -> str | None:
    """The ISO 4217 code of the money that the record's pay is in; None where its text leaves that open."""
    text = record.salary or ""
    for pattern, code in _NAMED_CURRENCIES:
        if pattern.search(text):
            return code
    return None if _ANOTHER_MONEY.search(text) or _is_traditional(record) else "CNY"


def _is_traditional(record: JobRecord) -> bool:
    return len(_traditional_characters() & set(str(record))) >= _FEW_TRADITIONAL


@cache
def _traditional_characters() -> frozenset[str]:
    return frozenset(map(chr, traditional()))
