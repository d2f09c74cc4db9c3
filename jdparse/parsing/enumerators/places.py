"""How firmly the place before a candidate says that something begins here."""

from __future__ import annotations

from jdparse.parsing.enumerators.numerals import HAN_DIGITS

INSIDE_WORD, GLUED, AFTER_COMMA, AFTER_SPACE, AFTER_SENTENCE, LINE_START = range(-1, 5)
_SENTENCE_END = frozenset('。;!?:…)】》”"')
_SPACE = frozenset(" \t")


def place_of(value: str, start: int) -> int:
    """The place of what begins at ``start``, spaces before it not counted."""
    at = start - 1
    while at >= 0 and value[at] in _SPACE:
        at -= 1
    if at < 0 or value[at] == "\n" or value[at] == "|":
        return INSIDE_WORD if _is_fraction(value, start) else LINE_START
    before = value[at]
    if before in _SENTENCE_END:
        return AFTER_SENTENCE
    if at < start - 1:
        return AFTER_SPACE
    if before in ",、.":
        return AFTER_COMMA
    if before in "周期拜第之" and value[start] in HAN_DIGITS:
        return INSIDE_WORD  # 周一、周二; 三分之一,
    if before.isdigit() and value[start] in HAN_DIGITS:
        return GLUED  # 岗位职责5|一、学籍管理
    return INSIDE_WORD if before.isascii() and (before.isalnum() or before in "-(+/~%") else GLUED


def _is_fraction(value: str, start: int) -> bool:
    """…全班人数的三分之 / 一,召开…: the line breaks inside a number."""
    return value[start] in HAN_DIGITS and value[max(0, start - 12) : start].rstrip().endswith(("之", "第"))
