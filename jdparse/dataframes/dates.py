"""Dates as forms write them: 2021-03-15, 2021年3月, 2021.3.4, 20210304, 二〇二一年三月."""

from __future__ import annotations

import re
from datetime import date

import numpy
import pyarrow

from jdparse.parsing.facets.han_numbers import HAN_BELOW_100, small_number

_DATE = re.compile(
    r"(?P<year>\d{4})(?:(?P<month>[01]\d)(?P<day>[0-3]\d)"
    r"|\s*[-/.年]\s*(?P<month2>\d{1,2})(?:\s*[-/.月]\s*(?P<day2>\d{1,2})\s*[日号]?|\s*月)?)"
)
_HAN_DATE = re.compile(
    rf"(?P<year>[〇零一二三四五六七八九]{{4}})年(?P<month>{HAN_BELOW_100})月(?:(?P<day>{HAN_BELOW_100})[日号])?"
)
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def dates_of(texts: pyarrow.ChunkedArray) -> numpy.ndarray:
    """The date of each text, to the day; NaT where it is none or null."""
    encoded = texts.combine_chunks().dictionary_encode()  # pages of a dump share few dates: each is read once
    known = numpy.array([*map(date_in, encoded.dictionary.to_pylist()), None], dtype="datetime64[D]")
    found: numpy.ndarray = known[encoded.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False)]
    return found


def date_in(text: str) -> date | None:
    """The date that ``text`` is, a month its first day; None where it is none.

    Nothing is mended: 2018年l0月, where a scan took 1 for l, is no date; nor is a year alone.
    """
    if match := _DATE.fullmatch(text.strip()):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        return _date(int(match["year"]), int(month), int(day or 1))
    if match := _HAN_DATE.fullmatch(text.strip()):
        year = int(match["year"].translate(_HAN_DIGITS))
        return _date(year, int(small_number(match["month"])), int(small_number(match["day"] or "一")))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 2021-02-30
        return None
