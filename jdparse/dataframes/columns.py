"""The columns of the frames and their dtypes: fixed, whatever the rows are.

A frame has the columns of its table (``jdparse.tables``), and beside a text that is a date the date itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas
import pyarrow

from jdparse.dataframes.arrow_rows import arrow_tables
from jdparse.dataframes.dates import dates_of
from jdparse.tables import TABLES, Column, Table

TABLES_BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}

PARSED = {"page_uploaded": "page_uploaded_parsed", "analysis_date": "analysis_date_parsed"}
"""The texts that are dates, and the columns behind them that hold these dates."""

_ORDERED = ("education_level", "severity")
"""Enums whose order in the contract means more: a master is more than a bachelor."""

_DTYPES: dict[str, Any] = {
    "text": pandas.StringDtype("pyarrow"),
    "integer": pandas.Int64Dtype(),
    "number": pandas.Float64Dtype(),
    "boolean": pandas.BooleanDtype(),
}
_DATE = "datetime64[us]"
"""What Parquet holds and pandas reads dates as; seconds it does not hold, nanoseconds end in 2262."""


def dtypes(table: str) -> dict[str, Any]:
    """The dtype of each column of a frame, in order, by its English name: what every frame of ``table`` has.

    >>> dtypes("tasks")["text"]
    <StringDtype(storage='pyarrow', na_value=<NA>)>
    """
    return dict(empty_frame(table).dtypes)


def empty_frame(table: str, labels: str = "en") -> pandas.DataFrame:
    """A frame of ``table`` without rows: the same columns and dtypes as any, as Dask wants for its ``meta``."""
    return with_labels(frame_of(arrow_tables([])[table], table), table, labels)


def frame_of(rows: pyarrow.Table, table: str, start: int = 0) -> pandas.DataFrame:
    """``rows`` of ``table``, encoded, as a frame; its index begins at ``start``."""
    arrays: dict[str, Any] = {}
    for column in TABLES_BY_NAME[table].columns:
        values = rows.column(column.name)
        arrays[column.name] = (
            _categories(values, column) if column.values else _DTYPES[column.type].__from_arrow__(values)
        )
        if column.name in PARSED:
            arrays[PARSED[column.name]] = dates_of(values).astype(_DATE)
    index = pandas.RangeIndex(start, start + rows.num_rows)
    return pandas.DataFrame(arrays, index=index, copy=False)


def _categories(codes: pyarrow.ChunkedArray, column: Column) -> pandas.Categorical:
    dtype = pandas.CategoricalDtype(list(column.values), ordered=column.name in _ORDERED)
    return pandas.Categorical.from_codes(codes.fill_null(-1).to_numpy(), dtype=dtype)


def with_labels(frame: pandas.DataFrame, table: str, labels: str) -> pandas.DataFrame:
    """``frame`` with the names of its columns in the language of ``labels``."""
    return frame.rename(columns=chinese_names(table)) if labels == "zh" else frame


def chinese_names(table: str) -> dict[str, str]:
    """The Chinese name of each column of a frame by its English one."""
    names = {column.name: column.title for column in TABLES_BY_NAME[table].columns}
    return names | {PARSED[name]: f"{title}（日期）" for name, title in names.items() if name in PARSED}


def column_in(frame: pandas.DataFrame, name: str) -> str:
    """What ``frame``, which may be merged of several tables, calls the column with this English name.

    Raises ValueError where it has none.
    """
    found: str | None = next((each for each in (name, *_CHINESE.get(name, ())) if each in frame.columns), None)
    if found is None:
        titles = f" ({', '.join(_CHINESE[name])})" if name in _CHINESE else ""
        raise ValueError(f"the frame has no column {name}{titles}; select from a table that has it, or merge it in")
    return found


_CHINESE: dict[str, list[str]] = {}
for _table in TABLES_BY_NAME:
    for _name, _title in chinese_names(_table).items():
        _CHINESE.setdefault(_name, []).append(_title)
