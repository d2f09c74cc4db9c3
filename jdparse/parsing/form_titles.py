"""The title that a form prints above its first label: 岗位说明书 in front of 岗位名称. It belongs to no value."""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern

_LONGEST_TITLE = 40


@cache
def _title_at_end(lexicon: Lexicon) -> re.Pattern[str]:
    """Matches the words of a form's title at the end of a text, and the whole line where it is short."""
    closings = [text for text, field in lexicon.words.heading_closings.items() if field == "none"]
    words = trie_pattern(text for text in closings if text.endswith(("书", "表", "规范")))
    return re.compile(rf"(?:(?<=\n)[ \t]*[^\s。;:]{{0,20}})?(?:{words})[ \t:]*\s*$")


def start_of_form(value: str, at: int, low: int, lexicon: Lexicon) -> int:
    """Where the form begins whose first label stands at ``at``: at its title, if one stands there behind ``low``."""
    title = _title_at_end(lexicon).search(value, max(low, at - _LONGEST_TITLE), at)
    return title.start() if title else at


def start_of_name(value: str, start: int, content: int) -> int:
    """药剂工|岗位说明书|岗位名称:药剂工: where the name begins before the title at ``start`` that the label's text at
    ``content`` repeats; ``start`` itself where none does."""
    for length in range(min(_LONGEST_NAME, start), 1, -1):
        if value.startswith(value[start - length : start], content):
            return start - length
    return start


_LONGEST_NAME = 16
