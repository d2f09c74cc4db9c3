"""Records by what they ask and offer."""

from __future__ import annotations

from typing import Any

import pandas

from jdparse.dataframes.columns import column_in, dtypes
from jdparse.dataframes.pay import monthly_salary


def filtered(
    frame: pandas.DataFrame,
    degree: tuple[str | None, str | None],
    years: tuple[float | None, float | None],
    salary: tuple[float | None, float | None],
    unstated: bool,
) -> pandas.DataFrame:
    """The rows within each range of (lowest, highest), where None is no bound, as ``DataFrame.jd.filter`` says."""
    kept = pandas.Series(True, index=frame.index)
    if degree != (None, None):
        level = frame[column_in(frame, "education_level")].astype(dtypes("records")["education_level"])
        least, most = map(_known_degree, degree)
        kept &= _within(level, level, least, most, unstated)
    if years != (None, None):
        asked = frame[column_in(frame, "experience_years_min")]
        kept &= _within(asked, asked, *years, unstated)
    if salary != (None, None):
        low, high = (monthly_salary(frame)[f"salary_month_{end}"] for end in ("min", "max"))
        kept &= _within(low.fillna(high), high.fillna(low), *salary, unstated)
    return frame[kept]


def _within(low: Any, high: Any, least: Any, most: Any, unstated: bool) -> pandas.Series:
    """Whether what reaches from ``low`` to ``high`` meets what reaches from ``least`` to ``most``."""
    met = pandas.Series(True, index=low.index)
    if least is not None:
        met &= (high >= least).fillna(False).astype(bool)
    if most is not None:
        met &= (low <= most).fillna(False).astype(bool)
    return met.mask(low.isna(), unstated)


def _known_degree(degree: str | None) -> str | None:
    known = list(dtypes("records")["education_level"].categories)
    if degree is not None and degree not in known:
        raise ValueError(f"there is no degree {degree!r}; the degrees are {', '.join(known)}")
    return degree
