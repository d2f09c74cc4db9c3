"""Requirements without colons under a label that has one: 任职资格:|学历高中以上|年龄20-40岁|性别不限|专业眼视光."""

from __future__ import annotations

from bisect import bisect_right

from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.later_labels import labels_without_colon
from jdparse.parsing.labels.mark import LabelMark, without_overlaps
from jdparse.parsing.spaces import behind_blanks

# So many different requirements with nothing between them are the cells of a form.
_FEWEST = 3
_PART = "qualifications."


def with_requirement_rows(believed: list[LabelMark], finder: CandidateFinder) -> list[LabelMark]:
    """``believed`` and the small labels that begin right behind a label of requirements and follow each other."""
    starts = [mark.start for mark in believed]
    added: list[LabelMark] = []
    for mark in believed:
        if mark.label.field != "qualifications":
            continue
        following = bisect_right(starts, mark.content)
        row = _row(mark, starts[following] if following < len(starts) else len(finder.value), finder)
        if len({label.label.field for label in row}) >= _FEWEST:
            added += row
    return without_overlaps([*believed, *added]) if added else believed


def _row(mark: LabelMark, stop: int, finder: CandidateFinder) -> list[LabelMark]:
    """The small labels up to ``stop`` on the first line behind ``mark``, if one begins it."""
    first = behind_blanks(finder.value, mark.content)
    line_end = finder.value.find("\n", first, stop)
    stop = line_end if line_end >= 0 else stop
    if finder.value.find(":", first, stop) >= 0:
        return []
    by_text = finder.lexicon.by_text
    places = [
        place
        for place in finder.labels_of_any_strength(first, stop)
        if by_text[finder.value[slice(*place)]].field.startswith(_PART)
    ]
    if not places or places[0][0] != first:
        return []
    row = labels_without_colon([mark], places, finder)
    return row if row and row[0].label_start == first else []
