"""Labels whose colon became a space, on a form that prints colons behind the others: 部门 护理部岗位定员:1直属上级:…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jdparse.parsing.labels.cell_words import ends_a_cell, heads_a_cell
from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.later_labels import LEADS_ON, TAKES_LABEL
from jdparse.parsing.labels.mark import (
    AFTER_SENTENCE,
    GLUED,
    LINE_START,
    ONE_CELL_FIELDS,
    Candidate,
    LabelMark,
    without_overlaps,
)

# A page with so many different labels before colons is a form that prints them.
_FEWEST_COLONS = 4
_LONGEST_CELL = 26
_SENTENCE_END = re.compile(r"[。;!?\n]")
_EVERYDAY = 3
_PARTS = frozenset("·|>»-—/")
_SCOPES = "working_relationships"


def with_lost_colons(believed: list[LabelMark], finder: CandidateFinder) -> list[LabelMark]:
    """``believed`` and the labels of such a form that only a space parts from their text."""
    with_colon = {mark.label.text for mark in believed if mark.colon}
    if len(with_colon) < _FEWEST_COLONS:
        return believed
    known = {mark.label_end for mark in believed}
    places = [place for place in finder.labels_before_spaces() if place[1] not in known]
    if not places:
        return believed
    form = _Form(finder.value, with_colon, _spaces_stand_for_colons(len(places), believed, finder.value))
    return without_overlaps([*believed, *form.labels(believed, places, finder)])


_SPACE_IN_TEXT = re.compile(r"[ \t]+(?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")


def _spaces_stand_for_colons(behind_labels: int, believed: list[LabelMark], value: str) -> bool:
    """Do most spaces of the text stand behind labels? Where line ends became spaces few do."""
    starts = {mark.label_start for mark in believed}
    spaces = sum(match.end() not in starts for match in _SPACE_IN_TEXT.finditer(value))
    return 2 * behind_labels >= spaces


@dataclass(slots=True)
class _Form:
    """What has been read of the form from left to right."""

    value: str
    with_colon: set[str]
    spaces_stand_for_colons: bool
    last: LabelMark | None = None
    texts: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)

    def labels(
        self, believed: list[LabelMark], places: list[tuple[int, int]], finder: CandidateFinder
    ) -> Iterator[LabelMark]:
        """Those of the labels at ``places`` that are labels of the form."""
        marks = iter(believed)
        following = next(marks, None)
        for start, end in places:
            while following and following.label_start <= start:
                self._read(following)
                following = next(marks, None)
            candidate = finder.candidate_between_spaces(start, end)
            if self._is_label(candidate, following):
                mark = candidate.believed("space_for_colon")
                self._read(mark)
                yield mark

    def _read(self, mark: LabelMark) -> None:
        """The form goes on with ``mark``; a title begins the next form."""
        if mark.label.field.startswith("title"):
            self.texts.clear()
            self.fields.clear()
        self.last = mark
        self.texts.add(mark.label.text)
        self.fields.add(mark.label.field)

    def _is_label(self, candidate: Candidate, following: LabelMark | None) -> bool:
        last, label = self.last, candidate.label
        if last is None or candidate.label_start < last.content or self._is_in_sentence(candidate, last):
            return False
        if following and following.start <= candidate.content:
            return False  # 5年以上|管理经验 培训要求:…
        if self.value[candidate.content : candidate.content + 1] in _PARTS:
            return False  # 磐石隧道工程有限|公司 · 人事主管
        if label.field.startswith("responsibilities."):
            return label.text in self.with_colon
        if label.text in self.texts:
            return False
        if label.field in ONE_CELL_FIELDS:
            return label.field not in self.fields and self._goes_on_with_cells(candidate, last, following)
        if label.field.startswith("qualifications."):
            return last.label.field.startswith("qualifications") and self._heads_requirement(candidate, last)
        if label.field == "extra" or (label.field.startswith(_SCOPES) and last.label.field.startswith(_SCOPES)):
            return False  # the scopes of relationships are read with the text that they part
        if label.strength == "strong" and len(label.text) > _EVERYDAY:
            return candidate.place > GLUED or candidate.marker is not None or self._begins_glued(candidate, last)
        return label.strength == "plain" and candidate.place >= AFTER_SENTENCE

    def _is_in_sentence(self, candidate: Candidate, last: LabelMark) -> bool:
        """各|岗位职责 , 改善|工作环境 , or right behind a colon: 岗位类别:|专业技术 …"""
        if candidate.is_linked or candidate.before in ",、":
            return True
        if candidate.label_start == last.content:
            return last.colon and last.label.field != "qualifications" and not last.label.field.endswith("ies")
        before = self.value[candidate.label_start - 2 : candidate.label_start]
        return candidate.place == GLUED and (before[-1:] in LEADS_ON or before in TAKES_LABEL)

    def _goes_on_with_cells(self, candidate: Candidate, last: LabelMark, following: LabelMark | None) -> bool:
        """Is it a cell of the form's head, between two others? BD-006|部门 护理部|岗位定员:1"""
        if last.label.field not in ONE_CELL_FIELDS and last.label.field != "extra":
            return False
        stop = following.label_start if following else len(self.value)
        return self._is_cell(last.content, candidate.label_start) and (
            self._is_cell(candidate.content, stop)
            or candidate.place == LINE_START
            or candidate.label.strength == "strong"
        )

    def _is_cell(self, start: int, end: int) -> bool:
        text = self.value[start:end].strip()
        return len(text) <= _LONGEST_CELL and _SENTENCE_END.search(text) is None

    def _heads_requirement(self, candidate: Candidate, last: LabelMark) -> bool:
        """学历:高中|年龄 20-40岁 ; but …成本核算|经验 熟练使用表格 is a sentence and the next."""
        glued = candidate.place == GLUED and candidate.label_start > last.content
        if glued and (not self.spaces_stand_for_colons or last.label.field == "qualifications"):
            return False
        strong = candidate.label.strength == "strong"
        return (glued and strong) or heads_a_cell(candidate, candidate.label.field, self.value, last.content)

    def _begins_glued(self, candidate: Candidate, last: LabelMark) -> bool:
        """May it follow the text before with nothing between? …差错率|工作环境 一般办公环境"""
        return self.spaces_stand_for_colons or ends_a_cell(self.value, last.content, candidate.label_start)
