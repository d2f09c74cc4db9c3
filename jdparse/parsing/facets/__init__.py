"""Typed values read out of a record's texts: degree, years, age, gender, salary; one file each."""

from __future__ import annotations

from typing import Any

from jdparse.parsing.facets.age import age
from jdparse.parsing.facets.degree import education_level
from jdparse.parsing.facets.gender import gender
from jdparse.parsing.facets.pay_period import PERIOD_LABELS
from jdparse.parsing.facets.salary import salary
from jdparse.parsing.facets.texts import FacetReading, texts_of
from jdparse.parsing.facets.years import experience_years

__all__ = ["PERIOD_LABELS", "FacetReading", "read_facets"]

_FACETS = (education_level, experience_years, age, gender, salary)


def read_facets(record: dict[str, Any]) -> list[FacetReading]:
    """The facets of ``record`` (plain data in the shape of JobRecord), each at most once."""
    texts = texts_of(record)
    return [reading for facet in _FACETS for reading in facet(texts)] if texts else []
