"""Numbers as texts write them, in arabic or Han digits."""

from __future__ import annotations

import re

HAN_BELOW_100 = r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
"""A Han number from 1 to 99; 三五年 and 两三年 name no number, so a pattern must not begin inside one."""
HAN_DIGITS = "零〇一二两三四五六七八九十百千万"

_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DIGIT = "[一二两三四五六七八九]"
_AMOUNT = re.compile(
    rf"(?:(?P<wan>{HAN_BELOW_100})万)?(?:(?P<qian>{_DIGIT})千)?[零〇]?(?:(?P<bai>{_DIGIT})百)?[零〇]?"
    rf"(?:(?P<tens>{_DIGIT}?)(?P<ten>十))?(?P<last>{_DIGIT})?"
)
_SCALES = {"万": 10000, "千": 1000, "百": 100}


def small_number(text: str) -> float:
    """The value of a number below 100: ``12``, ``1.5``, ``十二``, ``半`` (0.5)."""
    if text[0].isdigit():
        return float(text)
    if text == "半":
        return 0.5
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return float(_VALUES[ones])
    return float((_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0))


def han_amount(text: str) -> float | None:
    """The value of a Han number below 1,000,000: 九千 9000, 一万二 12000; None for what is none (五六千, 万)."""
    match = _AMOUNT.fullmatch(text)
    if not match or text in _SCALES:
        return None
    value = small_number(match["wan"]) * 10000 if match["wan"] else 0.0
    value += _VALUES[match["qian"]] * 1000 if match["qian"] else 0
    value += _VALUES[match["bai"]] * 100 if match["bai"] else 0
    if match["ten"]:
        value += (_VALUES[match["tens"]] if match["tens"] else 1) * 10
    if match["last"]:  # 一万二 is 一万二千, 三千五 is 三千五百; 三千零五 is 3005
        value += _VALUES[match["last"]] * (_SCALES[text[-2]] / 10 if text[-2:-1] in _SCALES else 1)
    return value
