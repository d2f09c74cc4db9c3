"""Pay for a month, from pay for any period."""

from __future__ import annotations

import pandas

from jdparse.dataframes.columns import column_in

_TO_A_MONTH = {"hour": (21.75 * 8, 1), "day": (21.75, 1), "month": (1, 1), "year": (1, 12)}
"""What pay for a period is multiplied with and divided by."""


def monthly_salary(frame: pandas.DataFrame) -> pandas.DataFrame:
    """``salary_month_min`` and ``salary_month_max`` of each row, in yuan; null where the period is not known.

    A month has 21.75 days of pay, a day 8 hours, as 人社部发〔2025〕2号 has wages converted (月计薪天数 =
    (365 - 104) / 12); a year has 12 months of pay. So a full-time post is assumed for pay by the hour or day, and no
    thirteenth month.
    """
    period = frame[column_in(frame, "salary_period")].astype("string")
    times = period.map({name: factor for name, (factor, _) in _TO_A_MONTH.items()}).astype("Float64")
    parts = period.map({name: divisor for name, (_, divisor) in _TO_A_MONTH.items()}).astype("Float64")
    ends = {end: frame[column_in(frame, f"salary_{end}")].astype("Float64") for end in ("min", "max")}
    return pandas.DataFrame({f"salary_month_{end}": amount * times / parts for end, amount in ends.items()})
