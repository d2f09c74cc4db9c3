"""What the departments, or any other groups, ask and offer."""

from __future__ import annotations

from collections.abc import Sequence

import pandas
from pandas.api import types

from jdparse.dataframes.columns import column_in

_OF_NUMBERS = ["count", "min", "median", "max"]
_OF_DATES = ["count", "min", "max"]


def pivoted(frame: pandas.DataFrame, fields: Sequence[str], by: str) -> pandas.DataFrame:
    """A row for each value of ``by``, as ``DataFrame.jd.pivot`` says."""
    groups = frame[column_in(frame, by)]
    parts = {field: _summary(frame[column_in(frame, field)], groups) for field in fields}
    size = groups.groupby(groups, dropna=False).size().to_frame("count")
    return pandas.concat({"rows": size} | parts, axis="columns")


def _summary(values: pandas.Series, groups: pandas.Series) -> pandas.DataFrame:
    """Of a closed list the rows with each value; of numbers and dates what they reach over; of texts how many."""
    if isinstance(values.dtype, pandas.CategoricalDtype) or types.is_bool_dtype(values):
        found = pandas.get_dummies(values, dtype="int64")
        return found.groupby(groups, dropna=False).sum()
    grouped = values.groupby(groups, dropna=False)
    if types.is_numeric_dtype(values):
        return grouped.agg(_OF_NUMBERS)
    return grouped.agg(_OF_DATES if types.is_datetime64_any_dtype(values) else ["count"])
