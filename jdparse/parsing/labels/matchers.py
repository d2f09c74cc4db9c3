"""The labels of a lexicon, made ready to be looked for."""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.matcher import WordMatcher
from jdparse.lexicon.trie import trie_pattern


@cache
def strong_labels(lexicon: Lexicon) -> WordMatcher:
    """The labels that are ones even where nothing around them says so."""
    return WordMatcher(label.text for label in lexicon.labels if label.strength == "strong")


@cache
def any_label(lexicon: Lexicon) -> WordMatcher:
    return WordMatcher(lexicon.by_text)


@cache
def generic_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Matches words that may extend a label to the left."""
    return re.compile(f"(?:{trie_pattern(lexicon.words.generic_names)})+的?")


@cache
def lengths_by_last_character(lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    """Last character of a label -> the lengths of the labels that end in it, longest first."""
    lengths: dict[str, set[int]] = {}
    for text in lexicon.by_text:
        lengths.setdefault(text[-1], set()).add(len(text))
    return {char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()}
