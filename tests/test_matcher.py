"""Many words looked for in a whole page at once, against one regular expression of them all."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from jdparse.lexicon.matcher import WordMatcher
from jdparse.lexicon.trie import trie_pattern
from jdparse.text import Span

_WORDS = st.lists(st.text("工作职责岗位", min_size=1, max_size=4), min_size=1, max_size=8)
_PAGE = st.text("工作职责岗位 :𠀀\ud800", max_size=40)


@given(_WORDS, _PAGE)
def test_words_apart_are_those_that_the_regular_expression_of_the_words_finds(words: list[str], page: str) -> None:
    expected = [Span(*match.span()) for match in re.finditer(trie_pattern(words), page)]
    assert WordMatcher(words).apart(page) == expected


@given(_WORDS, _PAGE)
def test_words_everywhere_are_the_longest_at_each_place(words: list[str], page: str) -> None:
    pattern = re.compile(trie_pattern(words))
    expected = [Span(*match.span()) for at in range(len(page)) if (match := pattern.match(page, at))]
    assert WordMatcher(words).everywhere(page) == expected


def test_words_are_found_behind_a_lone_surrogate_of_a_damaged_page() -> None:
    assert WordMatcher(["职责"]).apart("岗位\ud83d职责") == [Span(3, 5)]
