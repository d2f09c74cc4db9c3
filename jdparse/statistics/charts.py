"""The counts as charts: bars with names in Chinese and English, and a sentence that says what they show, of how many.

They are written for people who have never heard of the fields of a record, and drawn by the page and by the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from jdparse.records import EducationLevel, LayoutFamily
from jdparse.statistics.counts import Statistics, quantile
from jdparse.statistics.filled import field_of
from jdparse.statistics.shares import Shares
from jdparse.titles import EDUCATION_LEVELS, LAYOUTS

LAYOUTS_IN_WORDS: dict[LayoutFamily, str] = {
    "form": "form with labels and cells",
    "table": "table, a row per position",
    "manual": "handbook of an organisation",
    "collection": "several texts, collected",
    "advertisement": "job advertisement",
    "regulation": "rules on duties",
    "prose": "running text",
    "none": "describes no position",
}
DEGREES_IN_WORDS: dict[EducationLevel, str] = {
    "junior_high": "junior high school",
    "high_school": "high school",
    "vocational": "vocational secondary school",
    "associate": "junior college (three years)",
    "bachelor": "bachelor",
    "master": "master",
    "doctorate": "doctorate",
}
_YEARS = (0, 1, 2, 3, 4, 5, 6, 8, 10)
_PAY = (0, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 10_000, 12_000, 15_000, 20_000, 30_000, 50_000)
"""Where the parts of a range begin; the last has no end."""


class Bar(NamedTuple):
    """A bar: its name, how long it is, and what is written beside it."""

    name: str
    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in order, and what they show."""

    anchor: str
    """Its name in a link."""
    title: str
    bars: tuple[Bar, ...]
    """None where nothing is known of what it would show."""
    sentence: str
    is_range: bool = False
    """Whether the bars are parts of a range, which stand side by side."""


def charts(statistics: Statistics) -> list[Chart]:
    """The charts of some documents, in the order of a reader's questions."""
    return [chart(statistics) for chart in CHARTS]


def headline(statistics: Statistics) -> str:
    """What was counted, in a line."""
    described = statistics.documents - statistics.without_records
    return (
        f"{_of(statistics.documents, 'document')}, {described:,} of them with records: "
        f"{_of(statistics.positions, 'position')} 岗位 and {_of(statistics.departments, 'department')} 部门"
    )


def layouts(statistics: Statistics) -> Chart:
    counts = statistics.layouts
    bars = [
        Bar(f"{LAYOUTS[name]} {LAYOUTS_IN_WORDS[name]}", count, _count(count, statistics.documents))
        for name, count in counts.most_common()
    ]
    said = f"How the {_of(statistics.documents, 'document')} are laid out; a document counts once."
    return Chart("layouts", "版式 What the documents look like", tuple(bars), said)


def degrees(statistics: Statistics) -> Chart:
    known = statistics.degrees.total()
    bars = [
        Bar(_degree(level), statistics.degrees[level], _count(statistics.degrees[level], known))
        for level in EDUCATION_LEVELS
        if known
    ]
    said = f"The lowest degree accepted, of the {known:,} of {_of(statistics.positions, 'position')} that name one."
    return Chart("degrees", "学历 Degrees asked for", tuple(bars), said)


def years(statistics: Statistics) -> Chart:
    known = statistics.years.total()
    said = (
        f"The least years of work experience, of the {known:,} of {_of(statistics.positions, 'position')} "
        "that ask for a number of years."
    )
    bars = _ranges(statistics.years.items(), _YEARS, _years_name)
    return Chart("years", "工作年限 Years of experience asked for", bars, said, is_range=True)


def pay(statistics: Statistics) -> Chart:
    together = sum(statistics.pay.values(), Counter[int]())
    known = together.total()
    middle = f"; at least half of them offer {quantile(together, 0.5):,} or less" if known else ""
    said = (
        f"The lowest pay offered, in yuan a month, of the {known:,} of {_of(statistics.positions, 'position')} that "
        f"state it per month or year{middle}; {statistics.pay_of_other_periods:,} more state it per hour or day, or do "
        "not say for how long."
    )
    return Chart("pay", "月薪 Pay a month", _ranges(together.items(), _PAY, _pay_name), said, is_range=True)


def pay_by_degree(statistics: Statistics) -> Chart:
    known = {level: counts for level in EDUCATION_LEVELS if (counts := statistics.pay.get(level))}
    bars = [
        Bar(_degree(level), quantile(counts, 0.5), f"{quantile(counts, 0.5):,} ({_half(counts)}; {counts.total():,})")
        for level, counts in known.items()
    ]
    total = sum(counts.total() for counts in known.values())
    said = (
        "The middle one of the lowest pays offered, in yuan a month, for each degree; in brackets what the middle half "
        f"of them lies between, and how many they are, of {_of(total, 'position')} that say both."
    )
    return Chart("pay-by-degree", "学历与月薪 Pay by degree", tuple(bars), said)


def fields(statistics: Statistics) -> Chart:
    ordered = sorted(statistics.fields.items(), key=lambda item: (-item[1], item[0]))
    bars = [
        Bar(" ".join(field_of(name)), 100 * count / statistics.records, f"{100 * count / statistics.records:.1f} %")
        for name, count in ordered
    ]
    said = (
        f"How many of each hundred records say something of a subject, of {_of(statistics.positions, 'position')} and "
        f"{_of(statistics.departments, 'department')}."
    )
    return Chart("fields", "字段 What the records tell", tuple(bars), said)


def unclaimed(statistics: Statistics) -> Chart:
    counts = statistics.unclaimed_shares.counts
    last = max((at for at, count in enumerate(counts, 1) if count), default=0)
    bars = [Bar(name, count, f"{count:,}") for name, count in zip(Shares.names()[:last], counts, strict=False)]
    share = statistics.unclaimed / max(statistics.characters, 1)
    said = (
        f"How much of its text is in no field of a record, of {_of(sum(counts), 'document')} with a position or "
        f"department; of all their {statistics.characters:,} characters it is {share:.1%}."
    )
    return Chart("unclaimed", "未识别文字 Text that no field took", tuple(bars), said, is_range=True)


CHARTS: tuple[Callable[[Statistics], Chart], ...] = (layouts, degrees, years, pay, pay_by_degree, fields, unclaimed)


def _ranges(
    counts: Iterable[tuple[float, int]], starts: tuple[int, ...], name: Callable[[int, int | None], str]
) -> tuple[Bar, ...]:
    """A bar for each part of a range, from the first to the last that has something in it."""
    found = Counter[int]()
    for value, count in counts:
        found[max(at for at, start in enumerate(starts) if value >= start)] += count
    ends = (*starts[1:], None)
    parts = range(min(found), max(found) + 1) if found else range(0)
    return tuple(Bar(name(starts[at], ends[at]), found[at], f"{found[at]:,}") for at in parts)


def _years_name(start: int, end: int | None) -> str:
    if end is None:
        return f"{start}+"
    if start == 0:
        return "<1"
    return str(start) if end == start + 1 else f"{start}–{end - 1}"


def _pay_name(start: int, end: int | None) -> str:
    return f"{start:,}+" if end is None else f"{start:,}–{end - 1:,}"


def _degree(level: EducationLevel) -> str:
    return f"{EDUCATION_LEVELS[level]} {DEGREES_IN_WORDS[level]}"


def _half(counts: Counter[int]) -> str:
    return f"{quantile(counts, 0.25):,}–{quantile(counts, 0.75):,}"


def _count(count: int, of: int) -> str:
    return f"{count:,} ({count / max(of, 1):.0%})"


def _of(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
