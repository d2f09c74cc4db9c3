"""The head of a job site's page: lines of small facts, the employer and the benefits around its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jdparse.parsing.addresses import is_address
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.facts import facts_of, lines_of
from jdparse.parsing.headings import advertises
from jdparse.parsing.labels import ONE_CELL_FIELDS
from jdparse.text import Span

_REACH = 600
_LONGEST_LINE = 120
# Said beside nothing else these are facts of the position all the same.
_ALONE = frozenset({"salary", "benefits"})
# What a label further down says in full: 工作地址:…
_TOLD_AGAIN = frozenset({"location", "headcount", "employment_type", "benefits", "employer", "department"})
_AMOUNT = re.compile(r"\d{3,}|\d[ ]?[kK千万]")
# 城南路9号青禾面粉厂 is where one works, not who hires.
_NAMES_HOUSE = re.compile(r"\d[ ]?(?:号|楼|层|室|栋|幢|座|弄)")


def with_facts(value: str, entry: Entry) -> Entry:
    """``entry`` with the facts of such lines as sections behind its preamble.

    A line counts where it is nothing but facts: two of them, or pay alone; under a title that has such lines, one.
    """
    entry = replace(entry, sections=tuple(_with_facts_beside(value, entry.sections)))
    preamble = next((section for section in entry.sections if section.field == "preamble"), None)
    if preamble is None:
        return entry
    sections: list[Section] = []
    labelled = {section.field for section in entry.sections if section.label} & _TOLD_AGAIN
    if any(section.field == "salary" and _tells_an_amount(value, section) for section in entry.sections):
        labelled |= {"salary"}
    is_head = entry.heading is not None and advertises(value, entry.heading)
    for line in lines_of(value, preamble.content.start, min(preamble.content.end, preamble.content.start + _REACH)):
        facts = facts_of(value, line) if line.end - line.start <= _LONGEST_LINE else []
        if is_head and is_address(value, line) and (not facts or _NAMES_HOUSE.search(value, *line)):
            facts = [("location", line)]
        if facts and (len(facts) > 1 or facts[0][0] in _ALONE or sections or is_head):
            sections += [
                Section(field, span.start, span, "facts_line") for field, span in facts if field not in labelled
            ]
    if not sections:
        return entry
    _, *others = entry.sections
    before = preamble.with_content(Span(preamble.content.start, sections[0].start))
    after = Span(sections[-1].content.end, preamble.content.end)
    return replace(entry, sections=(before, *sections, Section("preamble", after.start, after, "after_facts"), *others))


_PARTS_OF_PAY = ("构成", "结构", "组成")
_LAST_CELL = re.compile(r"[ \t]*[|·/][ \t]*(?P<cell>[^\s|:,。;]{2,12})[ \t]*(?=\n|$)")


def _with_facts_beside(value: str, sections: Iterable[Section]) -> Iterator[Section]:
    """部门:总装车间 | 人数:4 | 全职: the last cell of a row of labels has none where it tells what it is."""
    for section in sections:
        end = value.find("\n", *section.content)
        line_end = end if end >= 0 else section.content.end
        is_cell = section.label is not None and section.field in ONE_CELL_FIELDS
        cell = _LAST_CELL.search(value, section.content.start, line_end) if is_cell else None
        facts = facts_of(value, Span(*cell.span("cell"))) if cell else []
        if cell is None or len(facts) != 1:
            yield section
            continue
        field, span = facts[0]
        yield section.with_content(Span(section.content.start, cell.start()))
        yield Section(field, span.start, span, "fact_beside_labels")
        rest = Span(cell.end(), section.content.end)
        if value[slice(*rest)].strip():
            yield Section("preamble", rest.start, rest, "after_facts")


def _tells_an_amount(value: str, section: Section) -> bool:
    """月薪9000元, but not 薪资结构:底薪加提成; 薪资构成:底薪4500+绩效 tells what the pay in the head is made of."""
    if section.label is None or section.label.label.text.endswith(_PARTS_OF_PAY):
        return False
    end = value.find("\n", *section.content)
    line = value[section.content.start : end if end >= 0 else section.content.end]
    return _AMOUNT.search(line) is not None
