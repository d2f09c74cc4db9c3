"""How firmly the place before a label says that one may begin there, and the brackets and bullets that open it."""

from __future__ import annotations

import re
from unicodedata import category

from jdparse.parsing.labels.mark import AFTER_SENTENCE, AFTER_SPACE, GLUED, LINE_START
from jdparse.parsing.spaces import before_spaces

_OPENING = frozenset("【[<《「『(■●◆▲★☆◇□▶►➢➤#*=")
_ENDS_SENTENCE = frozenset('。;!?:…)】》”"')


# Job Title|职位名称: the words of another language at the head of the line
_ENGLISH_FIRST = re.compile(r"(?:^|\n)[ \t]*(?P<words>[A-Za-z][A-Za-z &/.,'\-]{1,34}[ \t])$")


def _opens(char: str) -> bool:
    """A bracket, a bullet, or a picture before a label: 【 ■ 📌"""
    return char in _OPENING or (char > "\u2000" and (char == "\ufe0f" or category(char) == "So"))


def place_before(value: str, start: int) -> int:
    """How firmly the place before ``start`` says that a label may begin here."""
    at = before_spaces(value, start)
    if at == 0 or value[at - 1] in "\n|" or "\t" in value[at:start]:
        return LINE_START
    if value[at - 1] in _ENDS_SENTENCE:
        return AFTER_SENTENCE
    return AFTER_SPACE if at < start else GLUED


def outside_brackets(value: str, label_start: int) -> tuple[int, bool]:
    """Where the brackets and bullets before the label begin, and whether there are any: ■【 岗位职责."""
    inside = outside = before_spaces(value, label_start)
    while outside and _opens(value[outside - 1]):
        outside = before_spaces(value, outside - 1)
    return outside, outside < inside


def behind_english(value: str, label_start: int) -> int:
    """Main Responsibilities|主要职责: where the English words begin that head the line before the label."""
    if label_start < 3 or not value[label_start - 1].isspace() or not value[label_start - 2].isascii():
        return label_start
    english = _ENGLISH_FIRST.search(value, max(0, label_start - 40), label_start)
    return english.start("words") if english else label_start
