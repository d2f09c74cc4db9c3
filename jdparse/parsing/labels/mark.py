"""A label on the page: first a candidate with what stands around it, and once it is believed, a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jdparse.lexicon import Label
from jdparse.parsing.enumerators import Marker
from jdparse.text import Span

# Where a candidate stands, the firmest place last: glued to a word (…其他工作|岗位职责), behind a comma or a space,
# behind a sentence or another label's bracket, behind a number, first on its line.
GLUED, AFTER_SPACE, AFTER_SENTENCE, AFTER_MARKER, LINE_START = range(5)

# Fields whose value is one cell of a form.
ONE_CELL_FIELDS = frozenset(
    {
        "title",
        "title.department",
        "code",
        "employer",
        "department",
        "location",
        "headcount",
        "reports_to",
        "direct_reports",
        "job_family",
        "span_of_control",
        "pay_grade",
        "analysis_date",
        "employment_type",
    }
)

# A label behind one of these is part of a sentence: 各|岗位职责, 和|工作内容, 的|任职要求, 在|上级领导 下.
LINKS = frozenset("的与和及或、各其该按在")


@dataclass(frozen=True, slots=True)
class LabelMark:
    """A believed label: ``start`` counts its number and brackets in, ``content`` is where its text begins."""

    start: int
    label_start: int
    label_end: int
    content: int
    label: Label
    rule: str
    colon: bool
    marker: Marker | None

    @property
    def span(self) -> Span:
        """The label without its number and brackets."""
        return Span(self.label_start, self.label_end)


@dataclass(slots=True)
class Candidate:
    """A label of the lexicon with its surroundings.

    ``before`` is the character before it, ``after`` says what stands behind it: colon, bracket, cell, line,
    list, path, space or text. ``opened`` says that a bracket or a bullet stands before it: 【岗位职责, ■任职资格;
    ``before_sibling`` that it is numbered and the next item of its list follows on the next line.
    """

    start: int
    label_start: int
    label_end: int
    content: int
    label: Label
    place: int
    after: str
    marker: Marker | None
    opened: bool
    before: str
    before_sibling: bool

    @property
    def is_linked(self) -> bool:
        """Does a word stand right before the label that makes it part of a sentence? 各|岗位职责"""
        return self.marker is None and self.before in LINKS

    def believed(self, rule: str) -> LabelMark:
        """The mark that the candidate becomes because of ``rule``."""
        return LabelMark(
            self.start,
            self.label_start,
            self.label_end,
            self.content,
            self.label,
            rule,
            self.after in ("colon", "bracket"),
            self.marker,
        )


def without_overlaps(marks: Iterable[LabelMark]) -> list[LabelMark]:
    """``marks`` in order; of those that overlap the first, of those that begin together the longest."""
    kept: list[LabelMark] = []
    for mark in sorted(marks, key=lambda mark: (mark.label_start, -mark.label_end)):
        if not kept or mark.label_start >= kept[-1].label_end:
            kept.append(mark)
    return kept
