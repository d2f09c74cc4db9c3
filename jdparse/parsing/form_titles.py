"""The title that a form prints above its first label: 岗位说明书 in front of 岗位名称. It belongs to no value."""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.items import Markers
from jdparse.parsing.names import name_kind

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


def start_of_numbered_name(value: str, at: int, low: int, markers: Markers, lexicon: Lexicon) -> int:
    """(二)检漏班长 / 岗位名称:检漏班长: the form begins with the numbered line above its first label at ``at``, if the
    line names a post and stands behind ``low``; ``at`` itself where none does."""
    line = value.rfind("\n", 0, max(0, at - 1)) + 1
    numbers = markers.within(max(line, low), at)
    if len(numbers) != 1 or value[line : numbers[0].start].strip() or value[at - 1 : at] != "\n":
        return at
    return numbers[0].start if name_kind(value[numbers[0].end : at].strip(" \n:"), lexicon) == "position" else at


_LONGEST_NAME = 16
