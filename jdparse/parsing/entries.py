"""Entries: where the page is cut because it starts to speak of another position, department or of none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from jdparse.lexicon import Lexicon
from jdparse.parsing.form_titles import start_of_form, start_of_name, start_of_numbered_name
from jdparse.parsing.headings import Heading
from jdparse.parsing.items import Markers
from jdparse.parsing.labels import LabelMark
from jdparse.text import Span


class Section(NamedTuple):
    """Text under one label: ``field`` as in the lexicon, ``content`` what stands under it, ``rule`` why."""

    field: str
    start: int
    content: Span
    rule: str
    label: LabelMark | None = None

    def with_content(self, content: Span) -> Section:
        """The same section over another stretch."""
        return Section(self.field, self.start, content, self.rule, self.label)


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of the page that speaks of one position or department, or of none. Entries partition the text."""

    start: int
    end: int
    heading: Heading | None
    rule: str
    sections: tuple[Section, ...] = ()


_MAIN = ("responsibilities", "qualifications")
_CHAPTERS = frozenset({"第章", "第节", "第篇", "第部分", "篇"})
_NUMBER_ABOVE = re.compile(r"\n[ \t]*(?P<number>\d{1,2})[ \t]*\n\s*$")
_REACH_ABOVE = 12
# So many different cells make a whole form.
_FEWEST_CELLS = 5
# What may stand above the title of a form.
_ABOVE_TITLE = frozenset({"container", "code", "employer", "analysis_date", "department", "extra"})


def split_entries(
    value: str,
    headings: list[Heading],
    labels: list[LabelMark],
    markers: Markers,
    rows: list[Entry],
    lexicon: Lexicon,
) -> list[Entry]:
    """Cut the page where another position begins: at a heading, a title label, a set of sections that starts again,
    and at each of the ``rows`` of its tables."""
    events: list[Heading | LabelMark | Entry] = sorted(
        [*headings, *labels, *rows], key=lambda mark: (mark.start, isinstance(mark, LabelMark))
    )
    splitter = _Splitter(value, markers, lexicon)
    for event in events:
        if isinstance(event, Entry):
            splitter.row(event)
        elif isinstance(event, Heading):
            splitter.heading(event)
        else:
            splitter.label(event)
    return splitter.finish()


class _Splitter:
    """Reads headings and labels in order and remembers what the open entry already has."""

    def __init__(self, value: str, markers: Markers, lexicon: Lexicon) -> None:
        self.value = value
        self.lexicon = lexicon
        self.markers = markers
        self.entries: list[Entry] = []
        self.start = 0
        self.open_heading: Heading | None = None
        self.rule = "page_start"
        self.covered = 0
        self.first_seen: dict[tuple[str, str], int] = {}
        self.last_main: dict[str, int] = {}
        self.title_label = False
        self.marks: list[LabelMark] = []
        self.lists_of_headings: set[int] = set()

    def heading(self, heading: Heading) -> None:
        if heading.start < self.covered:
            return
        if self._is_group(heading) or self._is_said_again(heading):
            return
        self._open(max(self._with_number_above(heading.start), self.covered), heading, heading.rule)
        self.covered = heading.end
        if heading.marker is not None:
            self.lists_of_headings.add(heading.marker.sequence)

    def _is_said_again(self, heading: Heading) -> bool:
        """The title of a job site's page stands once more before the duties: only facts were told so far."""
        opened = self.open_heading
        if opened is None or opened.name is None or heading.name is None or self.last_main:
            return False
        said, again = self.value[slice(*opened.name)], self.value[slice(*heading.name)]
        return opened.rule == "job_head" and said == again

    def _with_number_above(self, start: int) -> int:
        """02 / 采茶工(5名): the number of the position on a line of its own."""
        above = _NUMBER_ABOVE.search(self.value, max(0, start - _REACH_ABOVE), start)
        return above.start("number") if above else start

    def _names_the_head_again(self) -> bool:
        """Below the title of a job site's page and its small facts (学历:大专 | 经验:3年) 职位名称: says the name once
        more, in the employer's words."""
        if self.open_heading is None or self.open_heading.rule != "job_head":
            return False
        return not any(mark.label.field in _MAIN for mark in self.marks)

    def _is_group(self, heading: Heading) -> bool:
        """``岗位职责:1、行政文员:(1)…`` names a group of duties inside a position that has its own title."""
        if heading.rule not in ("name_before_list", "numbered_name", "name_with_duties") or heading.marker is None:
            return False
        if self.open_heading is None and not self.title_label:
            return False
        if heading.marker.sequence in self.lists_of_headings or heading.marker.kind in _CHAPTERS:
            return False
        named = self.title_label or (self.open_heading is not None and self.open_heading.kind == "position")
        in_duties = self.marks[-1].label.field.startswith("responsibilities") if self.marks else self._opens_duties()
        return named and in_duties

    def _opens_duties(self) -> bool:
        """Does the text right under the open heading tell duties? 门卫岗位职责 / 一、白班 1、…"""
        return self.open_heading is not None and self.open_heading.field == "responsibilities"

    def label(self, label: LabelMark) -> None:
        if label.start < self.covered and label.label_start < self.covered:
            return
        field = label.label.field
        if field in ("title", "title.department"):
            described = len(self.last_main) == len(_MAIN)  # 岗位:… below duties and requirements is the next position's
            firm = described or label.label.strength != "weak"
            below_others = firm and any(mark.label.field not in _ABOVE_TITLE for mark in self.marks)
            opens = self.title_label or (below_others and not self._names_the_head_again())
            if opens or self._has_told_duties(label):
                above = self._repeated_above(label)
                self._open(self._start_of_form(above[0] if above else label), None, "title_label")
                for mark in above:
                    self._remember(mark)
            self.title_label = True
        elif self._starts_again(label):
            self._open(label.start, None, "sections_start_again")
        self._remember(label)

    def _repeated_above(self, title: LabelMark) -> list[LabelMark]:
        """所属部门:… right above the next 岗位名称: where the last form has the label there, the next has it too."""
        heads = {mark.label.text for mark in self.marks[: self._titles_at()]}
        at = len(self.marks)
        while at and self.marks[at - 1].label.text in heads and self.marks[at - 1].label.text != title.label.text:
            at -= 1
        above = self.marks[at:]
        return above if at > self._titles_at() else []

    def _titles_at(self) -> int:
        """How many labels of the open entry stand above its title."""
        titles = (index for index, mark in enumerate(self.marks) if mark.label.field.startswith("title"))
        return next(titles, 0)

    def _has_told_duties(self, label: LabelMark) -> bool:
        """农机手岗位职责1、驾驶… 2、保养… |部门名称:养殖部: the list of the heading ends where another title begins."""
        if self.marks or not self._opens_duties():
            return False
        return self.open_heading is not None and len(self.markers.within(self.open_heading.end, label.start)) >= 2

    def _start_of_form(self, label: LabelMark) -> int:
        contents = [mark.content for mark in self.marks if mark.content <= label.start] or [0]
        low = max(self.covered, contents[-1])
        start = start_of_form(self.value, label.start, low, self.lexicon)
        if start == label.start:
            return start_of_numbered_name(self.value, start, low, self.markers, self.lexicon)
        return start_of_name(self.value, start, label.content)

    def _remember(self, mark: LabelMark) -> None:
        field, text = mark.label.field, mark.label.text
        self.first_seen.setdefault((field, text), len(self.marks))
        if field.split(".")[0] in _MAIN:
            self.last_main[field.split(".")[0]] = len(self.marks)
        self.marks.append(mark)

    def _starts_again(self, label: LabelMark) -> bool:
        field, text = label.label.field, label.label.text
        if self._begins_another_form(text):
            return True
        if field not in _MAIN:
            return False
        if not self.marks and self.open_heading is not None and field == "responsibilities":
            listed = self.markers.within(self.open_heading.end, label.start)
            return len(listed) >= 2 and label.marker is not None and label.marker.ordinal == 1
        first = self.first_seen.get((field, text))
        if first is None and self.rule == "sections_start_again":  # 岗位职责 任职要求 岗位职责 任职要求 |工作职责
            first = min((at for (name, _), at in self.first_seen.items() if name == field), default=None)
        return first is not None and any(last > first for main, last in self.last_main.items() if main != field)

    def _begins_another_form(self, text: str) -> bool:
        """相关权限:… 备注: |相关权限:… — behind the last cell of a whole form its first label begins the next."""
        marks = self.marks
        if len(marks) < _FEWEST_CELLS or marks[-1].label.field != "remarks" or marks[0].label.text != text:
            return False
        return len({mark.label.field for mark in marks}) >= _FEWEST_CELLS

    def _open(self, start: int, heading: Heading | None, rule: str) -> None:
        if start > self.start:
            self.entries.append(Entry(self.start, start, self.open_heading, self.rule))
        self.start, self.open_heading, self.rule = start, heading, rule
        self.marks, self.title_label = [], False
        self.first_seen, self.last_main = {}, {}

    def row(self, row: Entry) -> None:
        self._open(row.start, None, row.rule)
        self._open(row.end, None, "after_table")
        self.entries[-1] = row

    def finish(self) -> list[Entry]:
        if len(self.value) > self.start or not self.entries:
            self.entries.append(Entry(self.start, len(self.value), self.open_heading, self.rule))
        return self.entries
