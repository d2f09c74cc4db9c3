"""The page as headings see it: what stands at, before and behind a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Literal

from jdparse.lexicon import Lexicon
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.hiring import hires
from jdparse.parsing.labels import ONE_CELL_FIELDS, LabelMark, label_behind_heading
from jdparse.parsing.spaces import before_spaces, behind_blanks, behind_spaces, blank_between

Following = Literal["line", "label", "list", "end", "text"]

# A name is looked for so far to the left of the words that close its heading.
_LONGEST_NAME = 60
# How far left of a place the cell before it is looked for.
_LONGEST_ROW = 120
# 轮班长、挡车工: with whom the position works, not what it is called.
_NAMES_OF_PARTNERS = re.compile(r"[\u4e00-\u9fff]{2,10}、[\u4e00-\u9fff]")


# What stands under such a label is its value, also on the next line.
_VALUE_ON_NEXT_LINE = ONE_CELL_FIELDS | {"extra", "career_path", "working_conditions", "equipment", "documentation"}
# … and so are more short lines: 直接下级 / 维保组长 / 维保技工
_NAMES_ON_LINES = frozenset({"reports_to", "direct_reports", "career_path"})
_LISTS = frozenset({"responsibilities", "qualifications"})
_LINE_END = re.compile("\n")
_SHORT_LINES = re.compile(r"[ \t]*\n(?:[ \t]*[^\n。;:,]{2,14}\n){1,4}[ \t]*")


class MarkedText:
    """The text with its markers and labels, for looking around a place."""

    def __init__(self, value: str, markers: list[Marker], labels: list[LabelMark], lexicon: Lexicon) -> None:
        self.value = value
        self.lexicon = lexicon
        self.markers = markers
        self.labels = labels
        self.line_starts = [0, *[end.end() for end in _LINE_END.finditer(value)]]
        self.marker_starts = [marker.start for marker in markers]
        self.marker_ends = [marker.end for marker in markers]
        self.label_starts = [label.start for label in labels]
        self.label_texts = [label.label_start for label in labels]
        self.label_contents = [label.content for label in labels]
        self.mark_starts = sorted((*self.marker_starts, *self.label_starts, len(value)))

    @cached_property
    def hires(self) -> bool:
        """Is the page a notice of somebody who hires?"""
        return hires(self.value)

    def next_marker(self, at: int) -> int:
        """Where the first marker from ``at`` on begins; the end of the text where there is none."""
        index = bisect_left(self.marker_starts, at)
        return self.marker_starts[index] if index < len(self.markers) else len(self.value)

    def next_label(self, at: int) -> int:
        """Where the first label from ``at`` on begins; the end of the text where there is none."""
        index = bisect_left(self.label_starts, at)
        return self.label_starts[index] if index < len(self.labels) else len(self.value)

    def next_mark(self, at: int) -> int:
        """Where the first marker or label from ``at`` on begins: no name reaches further."""
        return self.mark_starts[bisect_left(self.mark_starts, at)]

    def last_mark_end(self, at: int) -> int:
        """Where the last marker or label before ``at`` ends: no name that ends at ``at`` begins further left."""
        marker = bisect_right(self.marker_ends, at) - 1
        label = bisect_right(self.label_contents, at) - 1
        return max(
            self.marker_ends[marker] if marker >= 0 else 0,
            self.label_contents[label] if label >= 0 else 0,
            at - _LONGEST_NAME,
        )

    def marker_at(self, at: int) -> Marker | None:
        """The marker that begins at ``at``."""
        index = bisect_left(self.marker_starts, at)
        return self.markers[index] if index < len(self.markers) and self.marker_starts[index] == at else None

    def marker_before(self, at: int) -> Marker | None:
        """The marker that ends right before ``at``, spaces and line ends not counted."""
        index = bisect_right(self.marker_ends, at) - 1
        if index >= 0 and blank_between(self.value, self.marker_ends[index], at):
            return self.markers[index]
        return None

    def label_at(self, at: int) -> LabelMark | None:
        """The label that begins at ``at``, its number and brackets counted in or not."""
        index = bisect_left(self.label_texts, at)
        if index < len(self.labels) and at in (self.label_starts[index], self.label_texts[index]):
            return self.labels[index]
        return None

    def shows_label_at(self, at: int) -> bool:
        """Does a strong label stand at ``at``, or any with a colon, also where only a heading before it shows that?"""
        return label_behind_heading(self.value, at, self.lexicon) is not None

    def starts_line(self, at: int) -> bool:
        """Does nothing but spaces stand between the head of the line and ``at``?"""
        at = before_spaces(self.value, at)
        return at == 0 or self.value[at - 1] == "\n"

    def heads_line(self, at: int) -> bool:
        """Does nothing but spaces and a bracket stand before ``at``? 【护士长】负责病区管理…"""
        return self.starts_line(at - 1 if self.value[at - 1 : at] == "【" else at)

    def line_start(self, at: int) -> int:
        """Where the line that ``at`` stands in begins."""
        index = bisect_right(self.line_starts, at) - 1
        return self.line_starts[index]

    def stands_in_row(self, at: int) -> bool:
        """Does another cell stand before ``at`` in a row of cells apart by tabs or pipes?"""
        near = max(0, at - _LONGEST_ROW)
        before = self.value[max(near, self.value.rfind("\n", near, at) + 1) : at]
        return ("\t" in before or "|" in before) and before.strip(" \t|") != ""

    def goes_on(self, at: int) -> bool:
        """Does a comma, 、, stroke or bracket stand before ``at``, so that the sentence goes on there?"""
        at = before_spaces(self.value, at)
        return at > 0 and self.value[at - 1] in ",、/("

    def begins_value(self, at: int) -> bool:
        """Is ``at`` where the text of a label begins? The value of a cell may also stand on the next line."""
        index = bisect_right(self.label_contents, at) - 1
        if index < 0:
            return False
        label = self.labels[index]
        if label.label.field.startswith("working_relationships") and _NAMES_OF_PARTNERS.match(self.value, at):
            return True
        if label.label.field in _NAMES_ON_LINES and _SHORT_LINES.fullmatch(self.value, label.label_end, at):
            return True
        if not blank_between(self.value, label.content, at):
            return False
        return label.label.field in _VALUE_ON_NEXT_LINE or (label.colon and "\n" not in self.value[label.content : at])

    def begins_section(self, at: int) -> bool:
        """Is ``at`` where the text of 岗位职责: or 要求: begins, on its line or the next?"""
        index = bisect_right(self.label_contents, at) - 1
        if index < 0 or not self.labels[index].colon:
            return False
        label = self.labels[index]
        return label.label.field.split(".")[0] in _LISTS and blank_between(self.value, label.content, at)

    def lists_under_label(self, marker: Marker) -> bool:
        """Is ``marker`` a bullet of the list right below 岗位职责, 我们希望你 or their like?"""
        index = bisect_right(self.label_contents, marker.start) - 1
        if index < 0 or marker.ordinal or self.labels[index].label.field.split(".")[0] not in _LISTS:
            return False
        first = self.marker_at(behind_blanks(self.value, self.labels[index].content))
        return first is not None and first.sequence == marker.sequence

    def follows_line(self, at: int) -> Following:
        """What begins on the next line that is not blank."""
        return self.follows(behind_blanks(self.value, at))

    def follows(self, at: int) -> Following:
        """What begins at ``at`` once spaces are passed."""
        at = behind_spaces(self.value, at)
        if at >= len(self.value):
            return "end"
        if self.value[at] == "\n":
            return "line"
        if self.label_at(at):
            return "label"
        marker = self.marker_at(at)
        if marker and (marker.ordinal <= 2 or marker.kind.startswith("bullet")):
            return "list"
        return "text"
