"""Labels and closing words that OCR misread or that were spun into synonyms: 冈位职责, 任取要求, 专业规定:.

A character is read as the one that it looks like only where that makes a label or closing words of four characters or
more of it: 取 is 职 in 任取要求 and nowhere else; a synonym, 规定 for 要求, only before a colon. Values stay as
they are printed, whatever the text is read as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.matcher import WordMatcher
from jdparse.text import Edit, Folding

_SHORTEST = 4


@cache
def misread_labels(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rule for the labels and closing words of ``lexicon``."""
    look_alikes = Folding({ord(char): meant for char, meant in lexicon.words.misread_characters.items()})
    labels = (label.text for label in lexicon.labels if label.strength == "strong")
    words = WordMatcher(text for text in (*labels, *lexicon.words.heading_closings) if len(text) >= _SHORTEST)

    spun = [pair for pair in lexicon.words.spun_words.items() if len(pair[0]) == len(pair[1])]

    def characters_of_labels(value: str) -> Iterator[Edit]:
        """``冈位职贵``, ``专业规定:``: at least half of the label must be printed right."""
        likely = look_alikes.applied(value)
        read = likely
        for written, meant in spun:
            read = read.replace(written, meant)
        if read == value:
            return
        for start, end in words.apart(read):
            wrong = [at for at in range(start, end) if read[at] != value[at]]
            if not wrong or 2 * len(wrong) > end - start or value[start:end] in lexicon.by_text:
                continue
            if likely[start:end] == read[start:end] or value.startswith(":", end):
                for at in wrong:
                    yield Edit(at, at + 1, read[at], "misread-label")

    return characters_of_labels
