"""How firmly the place before a label says that one may begin there, and the brackets and bullets that open it."""

from __future__ import annotations

from unicodedata import category

from jdparse.parsing.labels.mark import AFTER_SENTENCE, AFTER_SPACE, GLUED, LINE_START
from jdparse.parsing.spaces import before_spaces

_OPENING = frozenset("【[<《「『(■●◆▲★☆◇□▶►➢➤#*=")
_ENDS_SENTENCE = frozenset('。;!?:…)】》”"')


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
