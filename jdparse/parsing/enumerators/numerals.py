"""Numbers written in Han digits."""

from __future__ import annotations

import re

HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


def han_number(text: str) -> int:
    """The value of a number up to 999 written in Han digits (``二十三`` 23) or arabic ones (``23``)."""
    if text.isascii():
        return int(text)
    total = current = 0
    for char in text:
        if char == "十":
            total += (current or 1) * 10
            current = 0
        elif char == "百":
            total += (current or 1) * 100
            current = 0
        else:
            current = HAN_DIGITS[char]
    return total + current


# l2人, 2O至5O周岁, 1O年: letters that OCR put for digits, beside a digit and before what is counted.
_MISREAD = re.compile(r"(?<![A-Za-z\d.])(?:[lIOo]\d|\d[lIOo])(?![A-Za-z\d])(?=[ ]?(?:周?岁|[-~—至到]|[人名个位年月]))")
_DIGITS = str.maketrans("lIOo", "1100")


def with_digits(text: str) -> str:
    """``text`` with letters that can only be misread digits as digits; offsets do not move."""
    if text.isdigit() or _MISREAD.search(text) is None:
        return text
    return _MISREAD.sub(lambda number: number[0].translate(_DIGITS), text)
