"""Candidates: where on the page the text of a label stands, and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.enumerators import NUMBER_OF_POST, Marker
from jdparse.parsing.labels.mark import (
    AFTER_MARKER,
    GLUED,
    LINE_START,
    LINKS,
    Candidate,
    LabelMark,
)
from jdparse.parsing.labels.matchers import any_label, generic_words, lengths_by_last_character, strong_labels
from jdparse.parsing.labels.places import behind_english, outside_brackets, place_before
from jdparse.parsing.spaces import before_spaces, behind_spaces

# Between a label and its colon: 工作地点 Location:, 任职资格(本科以上): or the blank of a template: 直接下属____
_ENGLISH = r"(?:[ \t]{0,4}/?[ \t]{0,4}\(?[A-Za-z][A-Za-z &/.,'\-]{2,40}\)?(?=[ \t]{0,4}[:\n|\t]))?"
_NOTE = r"(?:[ \t]{0,4}\([^()\n:]{1,20}\))?"
_FIRST_OF_LIST = r"\(?[ ]?[1一①⑴㈠aA][ ]?[、.)）:]|[①⑴㈠●•◆■➢➤►★▲]"
_STARTS_LIST = re.compile(_FIRST_OF_LIST)
BEHIND_LABEL = (
    rf"(?P<colon>{_ENGLISH}{_NOTE}[ \t]*(?::[: \t]*|(?=_{{2}})))"
    rf"|(?P<bracket>{_NOTE}[ \t]*(?:[】\]》>」』]+|[■◆★☆●▲]{{1,3}}(?=[ \t]*:?[ \t]*(?:\n|$)))[ \t]*:?[ \t]*)"
    rf"|(?P<cell>{_ENGLISH}{_NOTE}[ \t]*(?:\||\t)[ \t]*)"
    rf"|(?P<line>{_ENGLISH}{_NOTE}[ \t]*(?=\n|$))"
    rf"|(?P<list>{_NOTE}[ \t]*(?={_FIRST_OF_LIST}))"
    r"|(?P<path>[ \t]+[/>›»]+[ \t])"
    rf"|(?P<space>{_NOTE}[ \t]+)"
)
# Labels are found by what stands behind them, which is rare, and not by their first characters, which are not.
_TAIL = re.compile(BEHIND_LABEL)
# What it begins with, behind a character that a label ends in. Looking for that, then for a label before it, and only
# behind a label for the whole takes 1.6 ms on the seed pages, looking for the whole 4.1.
_HEAD_OF_TAIL = re.compile(r"[ \t(:_】\]》>」』|\n/A-Za-z1一①⑴㈠●•◆■➢➤►★☆▲](?<=[\u4e00-\u9fffA-Za-z)].)", re.DOTALL)
# 2年以上|工作经验 1.熟悉…: behind a number of years it is what the years are of.
_YEARS_OF_IT = re.compile(r"年(?:及)?(?:以[上内下]|左右)?的?(?:相关|同行业|行业)?$")
_SPACE_BEHIND_WORD = re.compile(r"[ \t](?<=[\u4e00-\u9fff].)(?=[ \t]*[^\s:|])")
_JOINS = frozenset("及和与/")
_ENDS_OF_COMPOUNDS = frozenset({"colon", "bracket", "cell", "line", "list"})
_SUBJECT, _WORK = "专业", "工作"
_OFFICES = ("人事", "人力资源")
_OTHERS = frozenset({"其他", "其它", "交办", "临时"})
_CELLS_OF_SUBJECTS = frozenset({"qualifications.education", "qualifications.major"})
# 消防安全|所需胜任能力: no word before it belongs to such a label.
_BEGINS_LABELS = ("所需", "最低")
_ENDS_DEGREES = re.compile(r"(?:以上|学历|文化程度|文凭|高中|中专|大专|本科|硕士|博士|不限)\Z")
# How far left of a label the words that belong to it are looked for: 本岗位主要|岗位职责
_GENERIC_REACH = 8


class CandidateFinder:
    """Finds the labels of the lexicon on a page and looks left of each: number, brackets, words that belong to it."""

    def __init__(self, value: str, markers: list[Marker], lexicon: Lexicon) -> None:
        self.value = value
        self.markers = markers
        self.marker_ends = [marker.end for marker in markers]
        self.words_of_numbers = {marker.start for marker in markers if marker.kind in ("职责", NUMBER_OF_POST)}
        self.lexicon = lexicon
        self.generic = generic_words(lexicon)
        self.lengths = lengths_by_last_character(lexicon)

    def candidates(self) -> list[Candidate]:
        """The labels that something stands behind which stands behind labels: a colon, a bracket, a list …"""
        return [
            self._candidate(
                first, tail.start(), tail.end(), tail.lastgroup or "text", self._compound(first, start, tail)
            )
            for start, tail in self._labels_with_tails()
            for first in (self._first_of_two(start, tail),)
            if start not in self.words_of_numbers  # 职责|一:, 岗位|一:
            and (tail.lastgroup != "space" or self._may_stand_before_space(start))
            and not (tail.lastgroup == "list" and _YEARS_OF_IT.search(self.value, max(0, start - 10), start))
        ]

    def _first_of_two(self, start: int, tail: re.Match[str]) -> int:
        """工作内容|及|要求: where the first of two labels begins that stand before one colon, or else ``start``."""
        if start < 3 or self.value[start - 1] not in _JOINS or tail.lastgroup not in _ENDS_OF_COMPOUNDS:
            return start
        first = self._label_that_ends_at(start - 1)
        return start if first is None or (first and self.value[first - 1].isalnum()) else first

    def _compound(self, first: int, start: int, tail: re.Match[str]) -> Label | None:
        """One label with mixed content takes the field of the first."""
        text = self.value[first : tail.start()]
        if first == start or text in self.lexicon.by_text:
            return None
        return Label(text, self.lexicon.by_text[self.value[first : start - 1]].field, "plain", "page")

    def bare_candidates(self, fields: Set[str]) -> list[Candidate]:
        """The strong labels of ``fields``, whatever stands behind them: 岗位名称护士长所在部门护理部."""
        labels = self.lexicon.by_text
        return [
            self.bare_candidate(start, end)
            for start, end in strong_labels(self.lexicon).apart(self.value)
            if labels[self.value[start:end]].field in fields
        ]

    def bare_candidate(self, start: int, end: int) -> Candidate:
        """The label from ``start`` to ``end``, whatever stands behind it."""
        return self._candidate(start, end, end, "text")

    def without_last_word_of_cell(self, candidate: Candidate, last: LabelMark | None) -> Candidate:
        """学历:本科,兽医类专业|经验: — behind a degree or a subject 专业 is the end of its cell, not of 专业经验.

        完成经理交办的其它工作|权力: — so is 工作 behind 其它. 学历:中专以上|专业要求: has a whole degree before it.
        """
        rest = candidate.label.text.removeprefix(_WORK)
        if candidate.place == GLUED and rest in self.lexicon.by_text and self._ends_in_others(candidate.label_start):
            return self._candidate(
                candidate.label_end - len(rest), candidate.label_end, candidate.content, candidate.after
            )
        rest = candidate.label.text.removeprefix(_SUBJECT)
        if last is None or last.label.field not in _CELLS_OF_SUBJECTS or candidate.place != GLUED:
            return candidate
        if rest == candidate.label.text or rest not in self.lexicon.by_text or candidate.label_start == last.content:
            return candidate
        is_major = candidate.label.field == "qualifications.major"
        if is_major and _ENDS_DEGREES.search(self.value, last.content, candidate.label_start):
            return candidate
        return self._candidate(candidate.label_end - len(rest), candidate.label_end, candidate.content, candidate.after)

    def _ends_in_others(self, at: int) -> bool:
        return self.value[at - 2 : at] in _OTHERS or self.value[at - 3 : at - 1] in _OTHERS

    def labels_of_any_strength(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where labels stand between ``start`` and ``end``, everyday words too, whatever stands behind them.

        They may overlap: 其他|工作岗位|… and 岗位工作权限.
        """
        for label in any_label(self.lexicon).everywhere(self.value[start:end]):
            first, last = start + label.start, start + label.end
            shorter = self.value[first : last - 1] in self.lexicon.by_text and self.value.startswith(_OFFICES, last - 1)
            yield first, last - shorter  # 审核|人事科

    def labels_before_spaces(self) -> Iterator[tuple[int, int]]:
        """Where labels stand that a space parts from what follows them, on pages of which some spaces stand so."""
        for space in _SPACE_BEHIND_WORD.finditer(self.value):
            start = self._label_that_ends_at(space.start())
            if start is not None:
                yield start, space.start()

    def candidate_between_spaces(self, start: int, end: int) -> Candidate:
        """The label from ``start`` to ``end`` that spaces part from its text."""
        return self._candidate(start, end, behind_spaces(self.value, end), "space")

    def _labels_with_tails(self) -> Iterator[tuple[int, re.Match[str]]]:
        """Each label that something of ``BEHIND_LABEL`` stands behind: its start, and the match behind it."""
        end_of_last = 0
        for end in (*[head.start() for head in _HEAD_OF_TAIL.finditer(self.value)], len(self.value)):
            start = self._label_that_ends_at(end) if end >= end_of_last else None
            tail = _TAIL.match(self.value, end) if start is not None else None
            if start is not None and tail:
                yield start, tail
                end_of_last = tail.end()

    def _label_that_ends_at(self, end: int) -> int | None:
        """Where it begins; of several that end there the longest: 岗位工作权限, not 工作权限."""
        value, known = self.value, self.lexicon.by_text
        for length in self.lengths.get(value[end - 1], ()) if end else ():
            if length <= end and value[end - length : end] in known:
                return end - length
        return None

    def _may_stand_before_space(self, start: int) -> bool:
        """A label with only a space behind it is looked at only at the head of a line, behind a number or a space."""
        before = before_spaces(self.value, start)
        if before == 0 or before < start:
            return True
        return self.value[before - 1] in "\n|、.)部分章节条】" or self.value[before - 1].isdigit()

    def _candidate(self, start: int, end: int, content: int, after: str, compound: Label | None = None) -> Candidate:
        """The label from ``start`` to ``end`` with what stands around it; its text begins at ``content``."""
        value = self.value
        label = compound or self.lexicon.by_text[value[start:end]]
        # 质量负责人 alone on a line is a position's name, no label with a generic word before it
        joins_words = (label.strength != "weak" or after == "colon") and not label.text.startswith(_BEGINS_LABELS)
        before_list = self._before_list(content, after)
        label_start = self._with_generic_words(start, before_list=before_list) if joins_words else start
        words_start = behind_english(value, label_start)
        outside, opened = outside_brackets(value, words_start)
        opened |= words_start < label_start
        marker = self._marker_before(outside) or self._marker_before(label_start)
        start = marker.start if marker else outside if opened else label_start
        place = place_before(self.value, start)
        if marker and place != LINE_START:
            place = AFTER_MARKER
        before = value[start - 1] if start else "\n"
        between = marker is not None and self._is_followed(marker, end)
        return Candidate(start, label_start, end, content, label, place, after, marker, opened, before, between)

    def _is_followed(self, marker: Marker, end: int) -> bool:
        """Does the next item of the list of ``marker`` begin on the line below ``end``?"""
        index = bisect_right(self.marker_ends, marker.end)
        if index == len(self.markers) or self.markers[index].sequence != marker.sequence:
            return False
        return self.value[end : self.markers[index].start].strip(" \t") == "\n"

    def _before_list(self, content: int, after: str) -> bool:
        """Does a list begin behind the label, and its colon if it has one?"""
        return after == "list" or (after == "colon" and _STARTS_LIST.match(self.value, content) is not None)

    def _with_generic_words(self, start: int, *, before_list: bool) -> int:
        """本岗位主要|岗位职责: the words 本岗位主要 belong to the label where a boundary stands before them.

        软件维护、管理工作|任职要求:1. : behind 、 they go on with the text before, and the label has its list.
        """
        if start == 0 or not self.value[start - 1].isalnum():
            return start
        at = start
        while at and self.value[at - 1].isalnum():
            at -= 1
            if start - at > _GENERIC_REACH:
                return start
        if at and (self.value[at - 1] == ":" or (before_list and self._is_linked(at))):
            return start  # 级别:三级|编制日期
        return at if self.generic.fullmatch(self.value, at, start) else start

    def _is_linked(self, at: int) -> bool:
        return self.value[at - 1] in LINKS and self._marker_before(at) is None

    def _marker_before(self, at: int) -> Marker | None:
        """The number that ends right before ``at`` on the same line, spaces not counted."""
        index = bisect_right(self.marker_ends, at) - 1
        marker = self.markers[index] if index >= 0 else None
        return marker if marker and before_spaces(self.value, at) <= marker.end else None
