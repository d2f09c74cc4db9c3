"""The period that pay is stated for."""

from __future__ import annotations

import re
from typing import NamedTuple

PERIOD_LABELS = (
    *(("month", "月薪"), ("month", "月工资"), ("month", "月收入"), ("year", "年薪"), ("year", "年收入")),
    *(("day", "日薪"), ("day", "日工资"), ("hour", "时薪"), ("hour", "小时工资")),
)
"""The period that a label of pay names: 月薪:4000-5000元 is per month."""


class Period(NamedTuple):
    """``hour``, ``day``, ``month`` or ``year``, and the span of the word that says so."""

    name: str
    start: int
    end: int


_KIND = r"(?:均|度|综合|基本|税前|税后|实发|固定|平均|总|基础|保底|到手|综)*"
_PAY = r"(?:底薪|薪|工资|总?收入|待遇|入)"
_SHIFT = r"[ ]?\d{1,2}[ ]?个?小时"
_UNITS = r"(?P<hour>小时|钟头|时|[hH](?![a-z]))|(?P<day>天|日|工(?!资))|(?P<month>月|[mM]onth)|(?P<year>年)"
# Right behind an amount: 元/月, 元每小时, /人/月, ·13薪, 20万年薪.
_BEHIND = re.compile(
    r"[ ]*(?:左右|不等|[+])?(?:[(]?税[前后][)]?[ ]*)?(?:/[ ]?人)?"
    rf"(?P<said>[(]?[ ]?元?[ ]?[/每一][ ]?个?(?:{_UNITS}))"
    rf"|[ ]*(?P<year2>年薪)|(?<=[元万wWkK])(?:(?P<hour2>小时)|(?P<month2>月(?=$|[ ,;。+]))|(?P<year3>年(?=$|[ ,;。+])))"
    r"|[ ]*(?P<month3>[·*×xX(]?[ ]?(?:1[2-9]|十[二三四五六七八])(?:个月)?薪|[*×xX][ ]?1[2-9](?!\d))"
)
# Before an amount, in its clause: 月薪6000, 综合月收入6000, 一年15-20万, 首年综合收入8-12万, 薪资(元/月):6000.
_BEFORE = re.compile(
    rf"(?P<hour>时薪|小时工资|[/每一]个?小时)|(?P<day>日薪|日工资|(?:每天|一天|每日)(?!{_SHIFT})|/[天日])"
    rf"|(?P<month>(?<!个)月{_KIND}{_PAY}|[/每]个?月(?![\d休])|一个月|月均)"
    rf"|(?P<year>年{_KIND}{_PAY}|[/每]年|(?<!第)一年|[首全]年|年总?包)"
)
_WORD = (
    r"(?P<month>月薪|(?<!个)月工资|月收入|{month})|(?P<year>年薪|年收入{year})|(?P<day>日薪{day})|(?P<hour>时薪{hour})"
)
_ANYWHERE = re.compile(_WORD.format(month=r"(?<!\d)1[2-9]薪|十[二三四五六七八]薪", year="", day="", hour=""))
_LATER = re.compile(r"[^\d,;。|]{1,12}?/[ ]?个?(?:(?P<month>月)|(?P<year>年)|(?P<day>天)|(?P<hour>小时))")
_WITHOUT_AMOUNT = re.compile(_WORD.format(month="/[ ]?个?月", year="|/[ ]?年", day="|/[ ]?[天日]", hour="|/[ ]?小时"))


def period_behind(text: str, at: int) -> Period | None:
    """The period said right behind an amount that ends at ``at``."""
    match = _BEHIND.match(text, at)
    if not match:
        return None
    return _named(match, match.span("said") if match["said"] else match.span(match.lastgroup or 0))


def period_later(text: str, at: int) -> Period | None:
    """The period said in the clause of an amount that ends at ``at``: 6000元+提成/月."""
    match = _LATER.match(text, at)
    return _named(match, match.span(match.lastgroup or 0)) if match else None


def period_before(text: str, start: int, at: int) -> Period | None:
    """The period said last between ``start`` and an amount at ``at``."""
    periods = [_named(match, match.span()) for match in _BEFORE.finditer(text, start, at)]
    return periods[-1] if periods else None


def period_anywhere(text: str, *, amount: bool) -> Period | None:
    """The period that a word of pay names; where no amount is read, /月 is believed too (201X4000元/月)."""
    match = (_ANYWHERE if amount else _WITHOUT_AMOUNT).search(text)
    return _named(match, match.span()) if match else None


def _named(match: re.Match[str], span: tuple[int, int]) -> Period:
    name = next(name for name, value in match.groupdict().items() if value and name != "said").rstrip("23")
    printed = match.string[slice(*span)]
    return Period(name, span[1] - len(printed.lstrip(" (")), span[1])
