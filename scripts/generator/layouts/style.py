"""The habits of whoever wrote a page: how items are numbered and closed, how sections are headed, its labels."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.words import labels_of

HAN_DIGITS = "零一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

Section = Literal["colon", "bracket", "bare", "chapter"]
"""岗位职责： / 【岗位职责】 / 岗位职责 / 二、岗位职责"""


def han(number: int) -> str:
    """``number`` in Chinese, up to 99: 12 is 十二."""
    tens, ones = divmod(number, 10)
    before = HAN_DIGITS[tens] if tens > 1 else ""
    return (before + "十" if tens else "") + (HAN_DIGITS[ones] if ones or not tens else "")


NUMBERINGS: tuple[Callable[[int], str], ...] = (
    "{}、".format,
    "{}.".format,
    "{}．".format,
    "（{}）".format,
    "({})".format,
    "{}）".format,
    lambda number: _CIRCLED[number - 1],
)
BULLETS: tuple[Callable[[int], str], ...] = tuple(mark.format for mark in ("● ", "•", "· ", "◆", "➢", "- ", "* "))
CLOSINGS = (("；", "。"), ("。", "。"), ("", ""), (";", "。"))
"""What ends an item, and the last one of a list."""


@dataclass(slots=True)
class Style:
    """One writer's habits, kept through the page."""

    numbering: Callable[[int], str]
    closing: tuple[str, str]
    colon: str
    section: Section
    usual_labels: bool
    chance: random.Random
    _labels: dict[str, str] = field(default_factory=dict)

    @classmethod
    def drawn(
        cls,
        chance: random.Random,
        *,
        numberings: Sequence[Callable[[int], str]] = NUMBERINGS,
        sections: Sequence[Section] = ("colon", "bracket", "bare", "chapter"),
        usual_labels: bool = False,
    ) -> Style:
        """Any habits that go with a layout. Without colons only the usual labels can be told from text."""
        return cls(
            chance.choice(numberings),
            chance.choice(CLOSINGS),
            chance.choice(("：", "：", ":", ": ")),
            chance.choice(sections),
            usual_labels,
            chance,
        )

    def label(self, name: str) -> str:
        """The word that this page has for a field."""
        known = labels_of(name)
        if name not in self._labels:
            self._labels[name] = known[0] if self.usual_labels else self.chance.choice(known)
        return self._labels[name]
