"""Looks that cost little: may a name end on this line? Most items end in none."""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.parsing.headings.surroundings import MarkedText

_LONGEST_HEADING = 60


@cache
def _last_characters(lexicon: Lexicon) -> frozenset[str]:
    """What names, grades and numbers of people end in."""
    words = lexicon.words
    endings = words.position_endings | words.department_endings | words.activity_endings
    return frozenset(ending[-1] for ending in endings) | frozenset(")]名人位个干级0123456789IVXⅠⅡⅢ甲乙丙")


_COUNTED = re.compile(r"[^\s。;,:]{2,14}?[ ]?\(?(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干)[名人位个]?\)?[,;:。]")


def may_end_a_name(page: MarkedText, start: int, stop: int) -> bool:
    """A look at the last character before the label, number or line end that follows: most items end in no name."""
    if page.hires and _COUNTED.match(page.value, start):
        return True
    line_end = page.value.find("\n", start, start + _LONGEST_HEADING)
    edge = min(stop, line_end) if line_end >= 0 else stop
    if edge - start > _LONGEST_HEADING:
        return False
    text = page.value[start:edge].rstrip(" \t:】")
    return text != "" and (text[-1] in _last_characters(page.lexicon) or "聘" in text or "招" in text)
