"""Amounts of money as advertisements write them: 8-12k, 1.5万-2万, 九千至一万二, ¥4,000-6,000元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.parsing.facets.han_numbers import HAN_DIGITS, han_amount


class Amount(NamedTuple):
    """One amount or a range, in yuan, and where it stands.

    ``named`` says that a unit or a currency makes it money; a bare number may be anything.
    """

    start: int
    end: int
    low: float
    high: float | None
    low_span: tuple[int, int]
    high_span: tuple[int, int]
    named: bool


_SCALES = {"k": 1000, "K": 1000, "千": 1000, "w": 10000, "W": 10000, "万": 10000}
_ARABIC = r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,6}|0(?=[.]))(?:[.]\d{1,2})?"
_UNIT = r"(?:[千万]|[kKwW](?![A-Za-z]))"
_TAIL = r"\d千?(?=[元块\-~至到/,;。+ ]|$)"  # 1万2 is 12000
_YUAN = r"(?:元|块钱?|圆|RMB|rmb|人民币)"


def _number(name: str) -> str:
    return (
        rf"(?:(?P<{name}>{_ARABIC})(?!\d)[ ]?(?P<{name}_unit>{_UNIT})?(?P<{name}_tail>(?<=[千万]){_TAIL})?"
        rf"|(?P<{name}_han>[{HAN_DIGITS}]+))[ ]?[多余]?(?P<{name}_yuan>{_YUAN})?"
    )


_AMOUNT = re.compile(
    rf"(?<![\d.A-Za-z%第{HAN_DIGITS}])(?<!\d[,.]){_number('low')}"
    r"(?:[ ]?(?:[/每][ ]?个?(?:月|年|天|日|小时))?[ ]?(?:[-~]{1,2}|至|到)"
    rf"[ ]?(?:¥|人民币|RMB|年薪|月薪)?[ ]?{_number('high')})?"
)
_SCALE = re.compile(r"[百千万kKwW]")
_CURRENCY = re.compile(r"(?:¥|人民币|RMB|rmb|NT\$)[: ]?$")


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of ``text`` in order, numbers of other things among them; what is no number (五六千) left out."""
    for match in _AMOUNT.finditer(text):
        values = _values(match)
        if values:
            before = _CURRENCY.search(text, max(0, match.start() - 6), match.start())
            named = bool(match["low_yuan"] or match["high_yuan"] or _SCALE.search(match[0]) or before)
            yield Amount(*match.span(), *values, _span(match, "low"), _span(match, "high"), named)


def _values(match: re.Match[str]) -> tuple[float, float | None] | None:
    """The amounts in yuan; a unit that stands once counts for both: 1.5-2万, 8-12k; not in 8000-1.2万."""
    low, low_unit = _value(match, "low")
    high, high_unit = _value(match, "high")
    if match["high_han"] and len(match["low_han"] or "") == 1:
        low_unit = match["high_han"][-1]  # 三到五千
    if low is None:
        return None
    if high is None:
        return None if match["high_han"] else (_scaled(low, low_unit), None)
    if not low_unit and high_unit and _scaled(low, high_unit) <= _scaled(high, high_unit):
        low_unit = high_unit
    if not high_unit and low_unit and high < _scaled(low, low_unit):
        high_unit = low_unit
    low, high = _scaled(low, low_unit), _scaled(high, high_unit)
    return (low, high) if low <= high else None


def _value(match: re.Match[str], end: str) -> tuple[float | None, str]:
    """The number at one end and its unit; a Han number holds its own: 一万二."""
    if match[f"{end}_han"]:
        return han_amount(match[f"{end}_han"]), ""
    if not match[end]:
        return None, ""
    tail = match[f"{end}_tail"]
    return float(match[end].replace(",", "")) + (int(tail[0]) / 10 if tail else 0), match[f"{end}_unit"] or ""


def _scaled(number: float, unit: str) -> float:
    return round(number * _SCALES.get(unit, 1), 2)


def _span(match: re.Match[str], end: str) -> tuple[int, int]:
    """Where the number at one end stands, without its unit."""
    if match[f"{end}_han"]:
        return match.span(f"{end}_han")
    start, stop = match.span(end)
    return start, max(stop, match.end(f"{end}_tail"))
