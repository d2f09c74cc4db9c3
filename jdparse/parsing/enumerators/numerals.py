"""Numbers written in Han digits."""

from __future__ import annotations

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
