"""Labels of forms that lost their colons and cells: 岗位名称护士长所在部门护理部直接上级…"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.labels.mark import LINE_START, ONE_CELL_FIELDS, Candidate, LabelMark, without_overlaps

_HEADER_FIELDS = ONE_CELL_FIELDS | {"summary"}
# A run has so many different header fields, each so near the last.
_SHORTEST_RUN = 3
_LONGEST_GAP = 40
_LONGEST_HEADER_LABEL = 8
# A form with more colons than this prints them: what has none there is no label.
_STRAY_COLONS = 4
_SENTENCE_END = re.compile(r"[。;!?]")
# 岗位职责的…, 工作内容和…: a label that one of these stands behind is part of a sentence.
_GOES_ON = "的、,和与及或。;"


@cache
def _header_label(lexicon: Lexicon) -> re.Pattern[str]:
    headers = [label.text for label in lexicon.labels if label.strength == "strong" and label.field in _HEADER_FIELDS]
    return re.compile(f"(?:{trie_pattern(headers)})(?![ \t]*:)")


def may_hold_a_run(value: str, lexicon: Lexicon) -> bool:
    """Do three header labels without colon stand near each other anywhere? Most pages need no further look."""
    starts = [match.start() for match in _header_label(lexicon).finditer(value)]
    reach = _SHORTEST_RUN * (_LONGEST_GAP + _LONGEST_HEADER_LABEL)
    return any(third - first <= reach for first, third in zip(starts, starts[2:], strict=False))


def with_form_runs(believed: list[LabelMark], bare: list[Candidate], value: str) -> list[LabelMark]:
    """``believed`` and those labels without colon that stand in a run of header labels, or below one in its form.

    A run is three or more different header fields, each within 40 characters of the last and no sentence
    between; one of its first two is a title, or stands at the head of a line.
    """
    taken = {mark.label_end for mark in believed}
    headers = [candidate for candidate in bare if candidate.label.field in _HEADER_FIELDS]
    in_runs = [candidate for run in _runs(headers, value) if _is_form_header(run) for candidate in run]
    added = [candidate.believed("form_run") for candidate in in_runs if candidate.label_end not in taken]
    if not added:
        return believed
    marks = believed + added
    return without_overlaps(marks + _later_form_labels(marks, bare, value))


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
        and candidate.label.field not in {header.label.field for header in run}
        and not candidate.is_linked
        and _SENTENCE_END.search(gap) is None
    )


def _is_form_header(run: list[Candidate]) -> bool:
    return len({header.label.field for header in run}) >= _SHORTEST_RUN and any(
        header.label.field.startswith("title") or header.place == LINE_START for header in run[:2]
    )


def _later_form_labels(marks: list[LabelMark], bare: list[Candidate], value: str) -> list[LabelMark]:
    """In a form whose header has no colons the later labels have none either: 工作时间四班三运转使用工具设备…"""
    titles = sorted(mark.start for mark in marks if mark.rule == "form_run" and mark.label.field.startswith("title"))
    with_colons = _forms_with_colons(titles, marks, len(value))
    taken = {mark.label_end for mark in marks}
    found: list[LabelMark] = []
    seen: set[tuple[int, str]] = set()
    for candidate in bare:
        form = bisect_right(titles, candidate.start) - 1
        if form < 0 or form in with_colons or candidate.label_end in taken or not _may_be_later(candidate, value):
            continue
        label = candidate.label
        if (form, label.text) in seen and not label.field.startswith("responsibilities."):
            continue  # a form has each label once; each of its duties has a 工作任务
        seen.add((form, label.text))
        found.append(candidate.believed("form_without_colons"))
    return found


def _forms_with_colons(titles: list[int], marks: list[LabelMark], end: int) -> set[int]:
    """Which of the forms that begin at ``titles`` print colons behind their labels."""
    colons = sorted(mark.label_end for mark in marks if mark.colon)
    return {
        form
        for form, (start, stop) in enumerate(pairwise([*titles, end]))
        if bisect_left(colons, stop) - bisect_left(colons, start) > _STRAY_COLONS
    }


def _may_be_later(candidate: Candidate, value: str) -> bool:
    """Is it a label of the form's body, with text behind it that does not go on with the label?"""
    if candidate.is_linked or candidate.label.field in _HEADER_FIELDS:
        return False
    following = value[candidate.label_end : candidate.label_end + 1]
    return following != "" and following not in _GOES_ON
