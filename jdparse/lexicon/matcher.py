"""Many words looked for in a whole page at once.

On the labels and pages of a corpus an Aho-Corasick automaton is six to eight times as fast as one regular expression
of all words: at each place where any word may begin, the expression tries its first characters one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from jdparse.text import Span

# Damaged pages hold them; they have no form in UTF-8, which the automaton reads.
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class WordMatcher:
    """Finds ``words`` in a text; of those that begin at one place, the longest."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._apart = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)
        self._all = AhoCorasick(self.words)

    def apart(self, text: str) -> list[Span]:
        """Where words stand, in order; none begins inside the one before: 工作|岗位职责| and no 职责."""
        return [Span(start, end) for _, start, end in _found(self._apart, text, overlapping=False)]

    def everywhere(self, text: str) -> list[Span]:
        """Where words stand, in order, also those that begin inside another: 岗位职责 and 职责."""
        ends: dict[int, int] = {}
        for _, start, end in _found(self._all, text, overlapping=True):
            if end > ends.get(start, 0):
                ends[start] = end
        return [Span(*found) for found in sorted(ends.items())]


def _found(automaton: AhoCorasick, text: str, *, overlapping: bool) -> list[tuple[int, int, int]]:
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:
        return automaton.find_matches_as_indexes(_LONE_SURROGATES.sub("\ufffd", text), overlapping=overlapping)
