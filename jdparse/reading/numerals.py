"""Numbers as lists print them: letters, Roman and Chinese numerals, circled and full-width digits."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_LETTERS = 20


def as_letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa as Word counts; digits outside what letters can count."""
    if not 1 <= number <= 26 * _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def as_roman(number: int) -> str:
    """4 -> IV; digits outside 1 to 3999."""
    if not 1 <= number < 4000:
        return str(number)
    roman = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        roman += sign * count
    return roman


def as_chinese(number: int, formal: bool = False) -> str:
    """12 -> 十二, 105 -> 一百零五; formal: 12 -> 壹拾贰. Digits outside 1 to 9999."""
    if not 1 <= number < 10_000:
        return str(number)
    digits, units = (_FORMAL_DIGITS, "仟佰拾") if formal else (_DIGITS, "千百十")
    text = ""
    for digit, unit in zip(f"{number:04}", (*units, ""), strict=True):
        if digit != "0":
            text += digits[int(digit)] + unit
        elif text and not text.endswith(digits[0]):
            text += digits[0]
    text = text.rstrip(digits[0])
    return text[1:] if not formal and text.startswith("一十") else text


def as_stem(number: int) -> str:
    """1 -> 甲; digits beyond 癸."""
    return _STEMS[number - 1] if 1 <= number <= len(_STEMS) else str(number)


def as_branch(number: int) -> str:
    """1 -> 子; digits beyond 亥."""
    return _BRANCHES[number - 1] if 1 <= number <= len(_BRANCHES) else str(number)


def as_circled(number: int) -> str:
    """1 -> ①, 21 -> ㉑; digits beyond ㊿."""
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if 36 <= number <= 50 else str(number)


def as_parenthesised(number: int) -> str:
    """1 -> ⑴; digits beyond ⒇."""
    return chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})"


def as_full_stopped(number: int) -> str:
    """1 -> ⒈; digits beyond ⒛."""
    return chr(0x2488 + number - 1) if 1 <= number <= 20 else f"{number}."


def as_full_width(number: int) -> str:
    """12 -> １２."""
    return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
