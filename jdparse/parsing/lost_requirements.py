"""Requirements whose label is lost or was never printed: a list that begins anew, or the only text under a title.

``1、审核凭证 2、编制报表 1、会计专业 2、有会计证``: the second list asks for something, the first does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from jdparse.parsing.asking import asks, asks_mostly
from jdparse.parsing.content_cues import announces
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings import Heading
from jdparse.parsing.items import Markers
from jdparse.text import Span

# Headings that say of the list under them no more than whom it is of: 二、质检员 2人
_SAYS_NO_DUTIES = frozenset({"job_head", "name_before_list", "name_and_number_wanted", "named_like_its_siblings"})
# 具备以下条件者优先: says what is asked besides
_ADDS = re.compile(r"优先|加分")
_DUTIES = "responsibilities"
# Labels over a description of whatever kind.
OF_EITHER = frozenset({"职位描述", "岗位描述", "工作描述", "职位介绍", "职位说明", "岗位说明", "职务描述"})
_SENTENCE_MARK = re.compile(r"[,。;、]")
_SHORTEST_SENTENCE, _SHORTEST_CLAUSE = 8, 4
SENTENCE_RULE = "sentence_under_title"


def with_lost_requirements(value: str, entry: Entry, markers: Markers) -> Entry:
    """``entry`` with such lists as sections of requirements."""
    if (entry.heading is not None and entry.heading.kind == "department") or _has_requirements(entry):
        return entry
    sections = tuple(part for section in entry.sections for part in _parts(value, entry, section, markers))
    return entry if sections == entry.sections else replace(entry, sections=sections)


def _has_requirements(entry: Entry) -> bool:
    return any(
        section.field == "qualifications" and section.label and not _ADDS.search(section.label.label.text)
        for section in entry.sections
    )


def _parts(value: str, entry: Entry, section: Section, markers: Markers) -> Iterator[Section]:
    if section.field not in ("preamble", "responsibilities"):
        yield section
        return
    found = markers.within(*section.content)
    runs = list(_runs(found))
    if section.field == "preamble" and entry.heading and _calls(entry.heading) and not runs:
        yield from _sentences(value, section, entry.heading)
        return
    if len(runs) == 1 and entry.heading is not None and entry.heading.headcount is not None:
        runs = list(_turns(value, runs[0], section.content.end))
    verdicts = [asks_mostly(value, run, end) for run, end in _ends(runs, section.content.end)]
    first = next((index for index, asking in enumerate(verdicts) if asking), None)
    if first is None or not _may_begin(section, entry, first, verdicts):
        yield section
        return
    after = next((index for index in range(first, len(runs)) if verdicts[index] is False), None)
    start = runs[first][0].start
    end = section.content.end if after is None else runs[after][0].start
    yield section.with_content(Span(section.content.start, start))
    yield Section("qualifications", start, Span(start, end), "label_lost")
    if end < section.content.end:
        yield Section(_DUTIES, end, Span(end, section.content.end), "label_lost")


def _calls(heading: Heading) -> bool:
    """The title of a job site's page, or a name with how many are wanted."""
    return heading.rule == "job_head" or heading.headcount is not None


def _may_begin(section: Section, entry: Entry, first: int, verdicts: list[bool | None]) -> bool:
    """Behind a list that asks nothing, or as the only list under the title of a job site's page, or under a label that
    names neither duties nor requirements: 职位描述."""
    if first > 0:
        return verdicts[first - 1] is False
    if section.label is not None and section.label.label.text in OF_EITHER:
        return len(verdicts) == 1 and sum(other.field.startswith("responsibilities") for other in entry.sections) == 1
    return section.field == "preamble" and entry.heading is not None and entry.heading.rule in _SAYS_NO_DUTIES


def _runs(markers: list[Marker]) -> Iterator[list[Marker]]:
    """The lists of the kind that the first number has: a list begins anew at its 1."""
    run: list[Marker] = []
    kind = markers[0].kind if markers else ""
    for marker in markers:
        if marker.kind != kind:
            continue
        if run and marker.ordinal == 1:
            yield run
            run = []
        run.append(marker)
    if run:
        yield run


def _turns(value: str, run: list[Marker], end: int) -> Iterator[list[Marker]]:
    """A list that first asks and then tells what is done, or the other way round, as two lists; any other as it is.

    保育员 2名 / ✔45岁以下,有健康证 / ✔会照看幼儿 / ✔负责消毒、分餐
    """
    stops = [marker.start for marker in run[1:]] + [end]
    flags = [asks(value[marker.end : stop].strip()) for marker, stop in zip(run, stops, strict=True)]
    turns = [index for index in range(1, len(flags)) if flags[index] != flags[index - 1]]
    if len(turns) != 1:
        yield run
        return
    yield run[: turns[0]]
    yield run[turns[0] :]


def _ends(runs: list[list[Marker]], end: int) -> Iterator[tuple[list[Marker], int]]:
    for run, following in pairwise([*runs, None]):
        if run is not None:
            yield run, following[0].start if following else end


# 试用期每月2600元,转正后3400元
_PAYS = re.compile(r"(?:工资|月薪|底薪|薪资|薪酬|转正|试用期?)[^。]{0,12}\d{3,}|\d{3,}(?:元)?(?:/|每)月")
# 会炒海鲜,能熬夜,|工资8500元; 包吃住,|4000起: the pay closes the line.
PAY_AT_END = re.compile(
    r"(?<=[,。;、 ])[ ]?(?=(?:工资|月薪|底薪|薪资|薪酬|工钱|计件|日薪|时薪|每月(?=\d))[^。]{0,12}\d{3,}"
    r"|[1-9]\d{3,4}(?:[-~—–到至]\d{4,5})?(?:元|块|起|以上|左右|/月|\+)*[。]?[ ]*$)"
)
_BEFORE_PAY = re.compile(r"录用|试用|实习|入职|转正")


def _field_of_sentence(text: str) -> str:
    if _PAYS.search(text):
        return "salary"
    return "qualifications" if asks(text) else "responsibilities.description"


_SENTENCE = re.compile(r"[^。]+")


def _told_apart(value: str, line: Span, at: int) -> list[Section]:
    """The sentences of one line by what each speaks of; none where all of them speak of the same."""
    found: list[Section] = []
    for sentence in _SENTENCE.finditer(value, *line):
        text = sentence[0].strip()
        if len(text) < _SHORTEST_CLAUSE or announces(text):
            continue
        field = _field_of_sentence(text)
        if found and found[-1].field == field:
            found[-1] = found[-1].with_content(Span(found[-1].content.start, sentence.end()))
        else:
            found.append(Section(field, max(at, sentence.start()), Span(*sentence.span()), SENTENCE_RULE))
    return found if len(found) > 1 else []


def _sentences(value: str, section: Section, heading: Heading) -> Iterator[Section]:
    """The lines under the title of a job site's page: sentences that ask are requirements."""
    yield section.with_content(Span(section.content.start, section.content.start))
    at = section.content.start
    for line in re.compile(r"[^\n]+").finditer(value, *section.content):
        text = line[0].strip()
        if heading.rule == "job_head" and (len(text) < _SHORTEST_SENTENCE or _SENTENCE_MARK.search(text) is None):
            continue  # between the sentences of a job site's page stand buttons
        if len(text) < _SHORTEST_CLAUSE:
            continue
        several = _told_apart(value, Span(*line.span()), at) if text.count("。") > 1 else []
        if several:
            yield from several
            at = line.end()
            continue
        pay = PAY_AT_END.search(value, *line.span())
        told = Span(line.start(), pay.end() if pay else line.end())
        if pay is None or not _BEFORE_PAY.match(text):
            field = _field_of_sentence(value[slice(*told)].strip())
            yield Section(field, max(at, told.start), told, SENTENCE_RULE)
        if pay:
            yield Section("salary", told.end, Span(told.end, line.end()), SENTENCE_RULE)
        at = line.end()
