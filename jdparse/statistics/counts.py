"""Counts over documents and their records, one after the other; they do not grow with the number of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from jdparse.records import Document, EducationLevel, LayoutFamily, SalaryPeriod
from jdparse.statistics.filled import filled_fields
from jdparse.statistics.shares import Shares

PAY_STEP = 100
"""Yuan that a monthly pay is rounded to, so that there are never many different ones."""
MONTHS = 12


class Statistics:
    """What the documents added so far say together."""

    def __init__(self) -> None:
        self.documents = 0
        self.without_records = 0
        self.layouts: Counter[LayoutFamily] = Counter()
        """Documents of each layout."""
        self.positions = 0
        self.departments = 0
        self.fields: Counter[str] = Counter()
        """Records that fill each field; a facet as ``facets.age_min``."""
        self.degrees: Counter[EducationLevel] = Counter()
        """Positions by the lowest degree that they accept, where they say one."""
        self.years: Counter[float] = Counter()
        """Positions by the least years of experience that they ask for, where they say it."""
        self.pay: dict[EducationLevel | None, Counter[int]] = {}
        """Positions by the lowest pay that they offer, in yuan a month, for each degree; None where none is said."""
        self.pay_of_other_periods = 0
        """Positions whose pay is stated per hour or day, or without a period."""
        self.characters = 0
        """Of documents with records: where there are none, no field could take any."""
        self.unclaimed = 0
        """How many of them no field took."""
        self.unclaimed_shares = Shares()

    @property
    def records(self) -> int:
        return self.positions + self.departments

    def add(self, document: Document) -> None:
        """Count a document and its records."""
        records = document.records
        self.add_document(document.layout, len(records), document.source.chars, document.coverage.unclaimed)
        for record in records:
            plain = record.model_dump()
            self.add_record(plain["kind"], plain["facets"], filled_fields(plain))

    def add_document(self, layout: LayoutFamily, records: int, characters: int, unclaimed: int) -> None:
        """Count a document without its records: how many it has, and how much of its text no field took."""
        self.documents += 1
        self.layouts[layout] += 1
        if not records:
            self.without_records += 1
            return
        self.characters += characters
        self.unclaimed += unclaimed
        self.unclaimed_shares.add(unclaimed, characters)

    def add_record(self, kind: str, facets: Mapping[str, Any], filled: Iterable[str]) -> None:
        """Count a record by its kind, its facets and the fields that it fills."""
        self.fields.update(filled)
        if kind == "department":
            self.departments += 1
            return
        self.positions += 1
        if facets["education_level"] is not None:
            self.degrees[facets["education_level"]] += 1
        if facets["experience_years_min"] is not None:
            self.years[facets["experience_years_min"]] += 1
        self._add_pay(facets)

    def _add_pay(self, facets: Mapping[str, Any]) -> None:
        low = facets["salary_max"] if facets["salary_min"] is None else facets["salary_min"]
        if low is None:
            return
        monthly = monthly_pay(low, facets["salary_period"])
        if monthly is None:
            self.pay_of_other_periods += 1
        else:
            self.pay.setdefault(facets["education_level"], Counter())[monthly] += 1


def monthly_pay(amount: float, period: SalaryPeriod | None) -> int | None:
    """Yuan a month, rounded to a hundred; None where only hours or days that nobody states would make a month of it."""
    if period not in ("month", "year"):
        return None
    return round((amount / MONTHS if period == "year" else amount) / PAY_STEP) * PAY_STEP


def quantile(counts: Mapping[int, int], share: float) -> int:
    """The value below or at which at least ``share`` of what is counted lies; at least one thing is."""
    wanted, seen = share * sum(counts.values()), 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= wanted:
            return value
    return max(counts)
