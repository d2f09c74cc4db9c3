"""Labels behind the chapter numbers of a form that lost its line ends: 一、基本信息岗位名称…二、工作概要组织…

What stands behind such a number is the name of a chapter, and needs no colon where other chapters have labels too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.mark import Candidate, LabelMark, without_overlaps
from jdparse.parsing.spaces import behind_spaces

_KINDS = frozenset({"一、", "(一)"})
# 工作环境的…, 岗位职责和…: what a label goes on with in a sentence.
_GOES_ON = frozenset("的、,和与及或并等化。;")
# 一、岗位职责为什么重要: a label whose line ends so near is a word of a heading.
_SHORTEST_REST = 20
# So many chapters with a label, one of them believed for another reason, or so many without.
_FEWEST, _FEWEST_ALONE = 2, 3


@cache
def _chapter_name(lexicon: Lexicon) -> re.Pattern[str]:
    labels = [label.text for label in lexicon.labels if label.strength != "weak" and len(label.text) > 2]
    generic = trie_pattern(lexicon.words.generic_names)
    return re.compile(f"(?:{generic}){{0,2}}?(?P<label>{trie_pattern(labels)})")


def with_chapters(believed: list[LabelMark], markers: list[Marker], finder: CandidateFinder) -> list[LabelMark]:
    """``believed`` and the labels right behind chapter numbers, where several chapters of one sequence have one."""
    sequences: dict[int, list[Marker]] = defaultdict(list)
    for marker in markers:
        if marker.kind in _KINDS:
            sequences[marker.sequence].append(marker)
    taken = {mark.label_end for mark in believed}
    added: list[LabelMark] = []
    for sequence in sequences.values():
        if len(sequence) < _FEWEST:
            continue
        found = list(_chapters(sequence, finder))
        known = sum(candidate.label_end in taken for candidate in found)
        if len(found) >= (_FEWEST if known else _FEWEST_ALONE) and 2 * len(found) >= len(sequence):
            added += [candidate.believed("chapter") for candidate in found if candidate.label_end not in taken]
    return without_overlaps([*believed, *added]) if added else believed


def _chapters(sequence: list[Marker], finder: CandidateFinder) -> Iterator[Candidate]:
    pattern = _chapter_name(finder.lexicon)
    for marker in sequence:
        match = pattern.match(finder.value, behind_spaces(finder.value, marker.end))
        if match is None or finder.value[match.end() : match.end() + 1] in _GOES_ON:
            continue
        if "\n" not in finder.value[match.end() : match.end() + _SHORTEST_REST]:
            yield finder.bare_candidate(*match.span("label"))
