"""Labels glued to their text behind a number whose siblings are labels: 一、|岗位名称|保洁员三、|岗位职责|1."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.mark import LabelMark, without_overlaps

# So many chapters of a list are labels by what stands behind them before the others are looked at.
_SIBLINGS = 2
_SHORTEST_LABEL = 4
_CHAPTERS = frozenset({"一、", "(一)"})
# 一、|岗位职责|的依据: a label that one of these stands behind begins a sentence.
_GOES_ON = frozenset("的、,和与及或。;是")


@cache
def _long_label(lexicon: Lexicon) -> re.Pattern[str]:
    texts = [label.text for label in lexicon.labels if label.strength != "weak" and len(label.text) >= _SHORTEST_LABEL]
    return re.compile(trie_pattern(texts))


def with_numbered_siblings(believed: list[LabelMark], finder: CandidateFinder) -> list[LabelMark]:
    """``believed`` and the labels glued to their text that begin a chapter of a list whose other chapters are labels.

    At least two chapters are labels, and with the glued ones they are more than half of the list.
    """
    labelled: dict[int, int] = defaultdict(int)
    for mark in believed:
        if mark.marker is not None and mark.marker.kind in _CHAPTERS:
            labelled[mark.marker.sequence] += 1
    lists = {sequence for sequence, count in labelled.items() if count >= _SIBLINGS}
    if not lists:
        return believed
    taken = {mark.marker for mark in believed}
    glued: dict[int, list[LabelMark]] = defaultdict(list)
    size: dict[int, int] = defaultdict(int)
    for marker in finder.markers:
        if marker.sequence not in lists:
            continue
        size[marker.sequence] += 1
        found = None if marker in taken else _glued_label(marker, finder)
        if found is not None:
            glued[marker.sequence].append(found)
    added = [
        mark
        for sequence, marks in glued.items()
        if 2 * (labelled[sequence] + len(marks)) > size[sequence]
        for mark in marks
    ]
    return without_overlaps([*believed, *added]) if added else believed


def _glued_label(marker: Marker, finder: CandidateFinder) -> LabelMark | None:
    """The label that begins right behind ``marker`` and that a text of its own follows."""
    label = _long_label(finder.lexicon).match(finder.value, marker.end)
    if label is None or finder.value[label.end() : label.end() + 1] in _GOES_ON:
        return None
    return finder.bare_candidate(*label.span()).believed("numbered_like_its_siblings")
