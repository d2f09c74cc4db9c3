"""English under the labels of a form with one cell per line: 职务名称 / Job Title / 窑炉技术员."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from jdparse.parsing.labels.mark import LabelMark

_ENGLISH = re.compile(r"[ \t:]*\n\s*(?P<words>[A-Za-z][A-Za-z &/.,'\-]{2,40}):?[ \t]*(?=\n\s*(?P<behind>\S))")
# One label may stand over a value in English (所用软件 / AutoCAD), two with a Chinese cell behind speak two languages.
_FEWEST = 2
_HAN = re.compile(r"[\u4e00-\u9fff]")


def over_english_lines(believed: list[LabelMark], value: str) -> list[LabelMark]:
    """``believed`` with the text of a label beginning behind the English that the form prints on the next line."""
    starts = {mark.label_start for mark in believed}
    english = {
        mark.label_start: match for mark in believed if (match := _ENGLISH.match(value, mark.label_end)) is not None
    }
    if sum(_is_answered(match, starts) for match in english.values()) < _FEWEST:
        return believed
    return [
        replace(mark, content=max(mark.content, english[mark.label_start].end("words")))
        if mark.label_start in english
        else mark
        for mark in believed
    ]


def _is_answered(english: re.Match[str], starts: Iterable[int]) -> bool:
    """Does a cell in Chinese, which is no label, stand behind the English?"""
    return english.start("behind") not in starts and _HAN.match(english["behind"]) is not None
