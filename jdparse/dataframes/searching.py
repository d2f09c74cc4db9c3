"""Search for words in texts that do not part their words, best matches first."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import Literal

import numpy
import pandas

from jdparse.dataframes.columns import column_in
from jdparse.parsing.words import search_words

Match = Literal["all", "any"]

_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of BM25, as Robertson and Zaragoza (2009) advise where nothing is tuned."""


def found(frame: pandas.DataFrame, query: str, match: Match) -> pandas.DataFrame:
    """The rows that hold the words of ``query``, as ``DataFrame.jd.search`` says."""
    texts = frame[_text_column(frame)].astype("string")
    words = sorted({word for word in search_words(query.lower()) if any(map(str.isalnum, word))})
    if not words:
        raise ValueError(f"there is no word in {query!r}; search for one or more")
    counts = _counts(texts, words)
    held = (counts > 0).all(axis="columns") if match == "all" else (counts > 0).any(axis="columns")
    scores = _scores(counts, texts)[held].astype("Float64")
    return frame.loc[held].assign(score=scores).sort_values("score", ascending=False, kind="stable")


def _text_column(frame: pandas.DataFrame) -> str:
    for name in ("text", "description"):
        try:
            return column_in(frame, name)
        except ValueError:
            continue
    raise ValueError("the frame has no column of texts (text, description); search tasks, responsibilities, duties() …")


def _counts(texts: pandas.Series, words: list[str]) -> pandas.DataFrame:
    """How often each word stands in each text, as a word: 主管 does not stand in 公主管家. Only texts with the
    characters of a word are segmented."""
    lowered = texts.str.lower().fillna("")
    near = [lowered.str.contains(word, regex=False).to_numpy(dtype=bool) for word in words]
    counts = numpy.zeros((len(texts), len(words)), dtype="int64")
    for at in numpy.flatnonzero(numpy.logical_or.reduce(near)):
        counted = Counter(search_words(lowered.iat[at]))
        counts[at] = [counted[word] for word in words]
    return pandas.DataFrame(counts, index=texts.index, columns=words)


def _scores(counts: pandas.DataFrame, texts: pandas.Series) -> pandas.Series:
    """BM25 of each row, lengths in characters: rare words count more, and long texts less."""
    length = texts.str.len().fillna(0)
    relative = (length / max(float(length.mean()), 1.0)).astype(float)
    score = pandas.Series(0.0, index=counts.index)
    for _, count in counts.items():
        holding = int((count > 0).sum())
        rarity = log(1 + (len(counts) - holding + 0.5) / (holding + 0.5))
        score += rarity * count * (_SATURATION + 1) / (count + _SATURATION * (1 - _LENGTH + _LENGTH * relative))
    return score
