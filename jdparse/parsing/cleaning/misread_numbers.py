"""Numbers of lists in which OCR read digits as letters: l、 for 1、, (l) for (1), 1O. for 10., l2) for 12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.text import Edit

# Letters first, which are rare: what stands before them is looked at afterwards.
_LETTERS = re.compile(r"[lIO](?=[\dlIO]?(?:[ ]?[、.)]|[ ]?[\t|]))(?!O?[ ]?[、.)][ ]?[A-Za-z])")
_NUMBER = re.compile(r"(?P<number>[\dlI][\dlIO]?)[ ]?(?:[、.)]\s{0,2}(?=[\u4e00-\u9fff《“\"(（A-Z\d])|(?P<cell>[\t|]))")
_FIRST_CELL = re.compile(r"\s*\|?[ ]?([\dlIO]{1,2})[ ]?[\t|]")
_ROMAN = re.compile(r"(?<![A-Za-z])I{2,3}[、.)]")
_DIGITS = str.maketrans("lIO", "110")


def misread_numbers(value: str) -> Iterator[Edit]:
    """Such letters are digits before the sign of a list's number and its text, or alone in the first cell of a row;
    I. before II. is a Roman number."""
    roman = "II" in value and _ROMAN.search(value) is not None
    end_of_last = 0
    for letters in _LETTERS.finditer(value):
        start = letters.start() - (value[letters.start() - 1 : letters.start()].isdigit())
        number = _NUMBER.match(value, start)
        if number is None or start < end_of_last or (roman and "I" in number["number"]):
            continue
        if not _begins_there(value, start, number):
            continue
        end_of_last = number.end()
        yield Edit(start, number.end("number"), number["number"].translate(_DIGITS), "misread-number")


def _begins_there(value: str, start: int, number: re.Match[str]) -> bool:
    """Not behind a letter or another digit: HTMl、熟悉, 3.1l、; a cell begins its line."""
    before = value[start - 1 : start]
    if number["cell"]:
        return value[max(0, start - 2) : start].rstrip(" ")[-1:] in ("", "\n", "|") and _next_row(value, number)
    return not (before.isascii() and (before.isalnum() or before in "-._/"))


def _next_row(value: str, number: re.Match[str]) -> bool:
    """Does the row below begin with the next number?"""
    wanted = int(number["number"].translate(_DIGITS)) + 1
    line = value.find("\n", number.end())
    below = _FIRST_CELL.match(value, line) if line >= 0 else None
    return below is not None and below[1].translate(_DIGITS) == str(wanted)
