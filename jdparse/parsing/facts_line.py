"""The line of small facts under a job site's title: ``8K-12K·13薪``, ``经验3-5年 | 学历大专及以上 | 招2人``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jdparse.parsing.entries import Entry, Section
from jdparse.text import Span

_MONEY = r"(?:\d{1,3},\d{3}|\d{1,6}(?:\.\d{1,2})?)[ ]?(?:[kKwW千万]|元)?"
_FACTS: tuple[tuple[str, str], ...] = (
    (
        "salary",
        rf"(?:(?:月薪|年薪|日薪|时薪|薪资|工资)[ ]?)?(?:{_MONEY}[ ]?[-~—至到][ ]?{_MONEY}|\d{{4,6}}元|\d{{1,3}}[kK])"
        r"(?:元)?(?:以上|起)?(?:[ ]?[/每][ ]?(?:个?月|年|天|日|小?时))?(?:·\d{2}薪)?|(?:薪资)?面议",
    ),
    (
        "qualifications.experience",
        r"(?:工作)?(?:经验|年限)?[ ]?(?:\d{1,2}[-~至]\d{1,2}年|\d{1,2}年以上|\d{1,2}年"
        r"|应届(?:毕业)?生?|在校/应届|无经验|1年以下)(?:经验|工作经验)?|(?:工作)?经验不限|不限经验",
    ),
    (
        "qualifications.education",
        r"(?:学历)?[ ]?(?:初中|高中|中专|中技|中专/高中|高中/中专|高中/中技|大专|专科|本科|硕士|博士|统招本科)"
        r"(?:及以上|以上)?(?:学历)?|学历不限|不限学历",
    ),
    ("qualifications.age", r"(?:年龄)?[ ]?\d{2}[-~至]\d{2}(?:周)?岁|(?:年龄)?\d{2}(?:周)?岁以下"),
    ("headcount", r"(?:招聘?|需|共)?[ ]?\d{1,3}[ ]?[人名位]|招?若干[人名]?"),
    ("employment_type", r"全职|兼职|实习|临时|钟点工|全职/兼职"),
)  # fmt: skip
_FACT = re.compile("|".join(f"(?P<f{number}>{pattern})" for number, (_, pattern) in enumerate(_FACTS)))
_LINE = re.compile(r"[^\n]+")
_BETWEEN = re.compile(r"[ \t|·/,、]*")
_LABEL = re.compile(r"经验|学历|年龄|薪资|月薪|年薪|招聘?")


def with_facts(value: str, entry: Entry) -> Entry:
    """``entry`` with the facts of such lines as sections behind its preamble.

    A line counts where it is nothing but facts: two of them, or pay alone.
    """
    sections: list[Section] = []
    for line in _lines(value, entry):
        facts = list(_facts(value, line))
        if facts and (len(facts) > 1 or facts[0][0] == "salary" or sections):
            sections += [Section(field, span.start, span, "facts_line") for field, span in facts]
    if not sections:
        return entry
    preamble, *others = entry.sections
    before = replace(preamble, content=Span(preamble.content.start, sections[0].start))
    after = Span(sections[-1].content.end, preamble.content.end)
    return replace(entry, sections=(before, *sections, Section("preamble", after.start, after, "after_facts"), *others))


def _lines(value: str, entry: Entry) -> Iterator[Span]:
    preamble = next((section for section in entry.sections if section.field == "preamble"), None)
    if preamble is None:
        return
    for match in _LINE.finditer(value, preamble.content.start, min(preamble.content.end, preamble.content.start + 400)):
        if len(match[0]) <= 60:
            yield Span(*match.span())


def _facts(value: str, line: Span) -> Iterator[tuple[str, Span]]:
    """The facts of a line that holds nothing else; none where anything else stands in it."""
    found = []
    at = _BETWEEN.match(value, line.start, line.end).end()  # type: ignore[union-attr]
    while at < line.end:
        match = _FACT.match(value, at, line.end)
        if not match or match.end() == at:
            return
        field = _FACTS[int((match.lastgroup or "f0")[1:])][0]
        start = _LABEL.match(value, at, match.end())
        keeps_label = (
            field in ("salary", "headcount") or start is None or not value[start.end() : match.end()].strip(" 不限")
        )
        found.append((field, Span(at if keeps_label or start is None else start.end(), match.end())))
        separator = _BETWEEN.match(value, match.end(), line.end)
        at = separator.end() if separator else match.end()
        if at == match.end() and at < line.end:
            return
    yield from found
