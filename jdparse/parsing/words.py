"""One voter on boundaries: a cut may not fall inside a word, as jieba reads the words around it."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

_AROUND = 6
_REACHES = range(1, 5)


@cache
def _tokenizer() -> Any:
    """jieba's segmenter with its own dictionary, loaded at the first doubt (0.5 s); no cache file is written."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def falls_between_words(value: str, at: int, gap: int = 0) -> bool:
    """May a cut fall at offset ``at`` of ``value``, the ``gap`` characters from there on being white space?

    The text without the gap is segmented: 业 务 is one word and cannot be cut.
    """
    left = value[max(0, at - _AROUND) : at]
    right = value[at + gap : at + gap + _AROUND]
    if not _may_be_crossed(left, right):
        return True
    here = 0
    for word in _tokenizer().cut(left + right, HMM=False):
        here += len(word)
        if here == len(left):
            return True
        if here > len(left):
            return False
    return True


def _may_be_crossed(left: str, right: str) -> bool:
    """Does any word of the dictionary begin in ``left`` and end in ``right``? Mostly none does, and a look at the
    dictionary takes a hundredth of the time that segmenting takes."""
    if left[-1:].isascii() and right[:1].isascii():
        return True  # letters and digits make words that no dictionary holds
    words = _tokenizer().FREQ
    for before in _REACHES:
        for behind in _REACHES:
            frequency = words.get(left[-before:] + right[:behind])
            if frequency is None:
                break  # the dictionary holds the beginnings of its words too: no word begins so
            if frequency:
                return True
    return False


def is_word(text: str) -> bool:
    """Does the dictionary hold ``text`` as a word?"""
    return bool(_tokenizer().FREQ.get(text))


def word_starts(value: str, start: int, end: int) -> list[int]:
    """Where the words of ``value`` between two offsets begin."""
    starts = []
    for word in _tokenizer().cut(value[start:end], HMM=False):
        starts.append(start)
        start += len(word)
    return starts


def search_words(text: str) -> list[str]:
    """The words of ``text`` in order, and before a long one the words in it: 仓库, 管理, 仓库管理, 员."""
    return list(_tokenizer().cut_for_search(text, HMM=False))
