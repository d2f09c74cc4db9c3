"""Dashes that head the items of a list which lost its line ends: 工作内容:- 登记来访- 收发信件- 保管钥匙."""

from __future__ import annotations

import re

from jdparse.parsing.enumerators.places import LINE_START

_DASHES = frozenset("-–")
_LONGEST_NAME = 30
_OPENS_BEHIND = frozenset(":;。")


class InlineDashes:
    """Follows the dashes of a page from left to right.

    One behind a colon or a sentence, or at the head of a line, opens a list, which the other dashes of its line go on
    with. Such a dash has a space behind it and none before (甲公司 - 乙部, 华东-华南 have both or neither).
    """

    def __init__(self, value: str) -> None:
        self._value = value
        self._line_end = -1

    def heads_item(self, match: re.Match[str], place: int) -> bool:
        """Does the bullet sign of ``match`` head an item inside a line?"""
        value, start, end = self._value, match.start(), match.end()
        if match[0] not in _DASHES or end >= len(value):
            return False
        before = value[max(0, start - 8) : start].rstrip(" ")[-1:]
        opens = place == LINE_START or (before in _OPENS_BEHIND and self._text_follows(end))
        opens |= self._is_first_of_lines(start, end)
        goes_on = start < self._line_end and value[end] == " " and value[start - 1] != " "
        if opens:
            line_end = value.find("\n", end)
            self._line_end = line_end if line_end >= 0 else len(value)
        return place != LINE_START and (opens or goes_on)

    def _is_first_of_lines(self, start: int, end: int) -> bool:
        """2. 收银员|- 核对账单 / - 上交款项: the first item stands beside the name, the others below."""
        value = self._value
        if value[end] != " " or value[start - 1 : start].isspace():
            return False
        line_start, line_end = value.rfind("\n", 0, start) + 1, value.find("\n", end)
        return start - line_start <= _LONGEST_NAME and line_end >= 0 and value.startswith("- ", line_end + 1)

    def _text_follows(self, end: int) -> bool:
        """A letter or a space and a letter: no number below zero, no line of dashes."""
        at = end + 1 if self._value[end] == " " else end
        return self._value[at : at + 1].isalpha()
