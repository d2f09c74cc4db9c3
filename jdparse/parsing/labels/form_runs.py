"""Labels of forms that lost their colons and cells: 岗位名称护士长所在部门护理部直接上级…"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from jdparse.lexicon import Lexicon
from jdparse.lexicon.matcher import WordMatcher
from jdparse.parsing.labels.damaged_heads import damaged_heads
from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.later_labels import labels_without_colon
from jdparse.parsing.labels.mark import AFTER_SPACE, LINE_START, ONE_CELL_FIELDS, Candidate, LabelMark, without_overlaps

_HEADER_FIELDS = ONE_CELL_FIELDS | {"summary"}
# A run has so many different header fields, each so near the last.
SHORTEST_RUN = 3
_LONGEST_GAP = 40
_LONGEST_HEADER_LABEL = 8
# A form with more colons than this prints them: what has none there is no label.
_STRAY_COLONS = 4
_COLON = re.compile(r"[ \t]*:")
_SENTENCE_END = re.compile(r"[。;!?]")


@cache
def _header_labels(lexicon: Lexicon) -> WordMatcher:
    return WordMatcher(
        label.text for label in lexicon.labels if label.strength == "strong" and label.field in _HEADER_FIELDS
    )


def may_hold_a_run(value: str, lexicon: Lexicon) -> bool:
    """Do three header labels without colon stand near each other anywhere? Most pages need no further look."""
    headers = _header_labels(lexicon).apart(value)
    starts = [start for start, end in headers if _COLON.match(value, end) is None]
    reach = SHORTEST_RUN * (_LONGEST_GAP + _LONGEST_HEADER_LABEL)
    return any(third - first <= reach for first, third in zip(starts, starts[2:], strict=False))


def with_form_runs(believed: list[LabelMark], finder: CandidateFinder) -> list[LabelMark]:
    """``believed`` and those labels without colon that stand in a run of header labels, or below one in its form.

    A run is three or more different header fields, each within 40 characters of the last and no sentence
    between; one of its first two is a title, or stands at the head of a line.
    """
    value = finder.value
    taken = {mark.label_end for mark in believed}
    headers = [
        header
        for header in finder.bare_candidates(_HEADER_FIELDS)
        if value[header.label_start - 1 : header.label_start] != "("  # 水吧员(定编待批)
    ]
    in_runs = [candidate for run in _runs(headers, value) if _is_form_header(run) for candidate in run]
    added = [candidate.believed("form_run") for candidate in in_runs if candidate.label_end not in taken]
    if not added:
        return believed
    marks = without_overlaps(believed + added)
    in_run = {candidate.label_end for candidate in in_runs}
    titles = [mark.start for mark in marks if mark.label_end in in_run and _opens_form(mark)]
    return without_overlaps(marks + _later_form_labels(titles, marks, finder))


def _opens_form(mark: LabelMark) -> bool:
    return mark.label.field.startswith("title") and not mark.colon


def _runs(headers: Iterable[Candidate], value: str) -> Iterator[list[Candidate]]:
    """The header labels in runs, also runs of one."""
    run: list[Candidate] = []
    for candidate in headers:
        if run and not _continues(run, candidate, value):
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run


def _continues(run: list[Candidate], candidate: Candidate, value: str) -> bool:
    gap = value[run[-1].label_end : candidate.label_start]
    return (
        len(gap) <= _LONGEST_GAP
        and (not gap.strip() or candidate.label.field not in {header.label.field for header in run})
        and not candidate.is_linked
        and _SENTENCE_END.search(gap) is None
    )


def _is_form_header(run: list[Candidate]) -> bool:
    return len({header.label.field for header in run}) >= SHORTEST_RUN and any(
        header.label.field.startswith("title") or header.place == LINE_START for header in run[:2]
    )


def _later_form_labels(titles: list[int], marks: list[LabelMark], finder: CandidateFinder) -> list[LabelMark]:
    """In a form whose header has no colons the later labels have none either: 工作时间四班三运转使用工具设备…

    Where the form prints colons behind other labels, only a label between spaces is believed without one.
    """
    with_colons = _forms_with_colons(titles, marks, len(finder.value))
    found: list[LabelMark] = []
    starts = [mark.start for mark in marks]
    for form, (start, end) in enumerate(pairwise([*titles, len(finder.value)])):
        places = finder.labels_of_any_strength(start, end)
        if form in with_colons:
            places = (place for place in places if _is_between_spaces(place, finder))
        known = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        known += labels_without_colon(known, places, finder)
        found += [*known, *damaged_heads(known, finder.value, start, end, finder.lexicon)]
    return found


def _is_between_spaces(place: tuple[int, int], finder: CandidateFinder) -> bool:
    return finder.value[place[1] : place[1] + 1] in (" ", "\t") and finder.bare_candidate(*place).place >= AFTER_SPACE


def _forms_with_colons(titles: list[int], marks: list[LabelMark], end: int) -> set[int]:
    """Which of the forms that begin at ``titles`` print colons behind their labels."""
    starts = [mark.start for mark in marks]
    forms = enumerate(pairwise([*titles, end]))
    return {
        form
        for form, (start, stop) in forms
        if _prints_colons(marks[bisect_left(starts, start) : bisect_left(starts, stop)])
    }


def _prints_colons(marks: list[LabelMark]) -> bool:
    """职责表述: comes again with each duty and says nothing of the other labels; nor do a few others, nor the heads of
    sections where the cells of the header have none."""
    texts = {mark.label.text for mark in marks if mark.colon and not mark.label.field.startswith("responsibilities.")}
    without = sum(not mark.colon for mark in marks)
    return len(texts) > max(_STRAY_COLONS, without)
