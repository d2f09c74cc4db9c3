"""The value of a spreadsheet's cell as the sheet prints it, by its number format: 30%, 2021年3月4日, 4,500.00."""

from __future__ import annotations

import datetime
import re

Value = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|_.|\*.'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<unit>y+|m+|d+|h+|s+(?:\.0+)?|e+|a{3,4})|(?P<other>.)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_WEEKDAYS = "一二三四五六日"
# Excel stores the short date as this American format and prints it as the user's country does.
_SHORT_DATE = ("mm-dd-yy", "m/d/yy")
_MONTH, _DAY, _TIME = 'yyyy"年"m"月"', 'm"月"d"日"', '上午/下午h"时"mm"分"'
CHINESE_DATES = {
    27: _MONTH, 28: _DAY, 29: _DAY, 30: "m-d-yy", 31: f'{_MONTH}d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: _TIME, 35: f'{_TIME}ss"秒"', 36: _MONTH, 50: _MONTH, 51: _DAY, 52: _MONTH, 53: _DAY, 54: _DAY, 55: _TIME,
    56: f'{_TIME}ss"秒"', 57: _MONTH, 58: _DAY,
}  # fmt: skip
"""Formats that Chinese Excel names by number only; the libraries know no text for them."""


def cell_text(value: Value, number_format: str) -> str:
    """``value`` as text: strings as they are, an empty cell as the empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value, number_format)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _date_text(value, number_format)
    return str(value)


def _number_text(value: float, number_format: str) -> str:
    sections = number_format.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    pattern = _QUOTED.sub(lambda found: found[1] or found[2] or found[3] or "", section)
    digits = _DIGITS.search(pattern)
    if digits is None or "general" in pattern.lower() or re.search(r"[eE][+-]|[?#0]/[?#0]", pattern):
        return _plain(value)
    if "%" in pattern:
        value *= 100
    decimals = len(digits[0].partition(".")[2])
    least = len(re.sub(r"[^0]", "", digits[0].partition(".")[0]))
    grouped = "," if "," in digits[0].rstrip(",") else ""
    amount = abs(value) if section is not sections[0] else value
    number = f"{amount:0{least}{grouped}.{min(decimals, 15)}f}" if not grouped else f"{amount:,.{min(decimals, 15)}f}"
    if digits[0].endswith("#") and decimals:
        number = number.rstrip("0").rstrip(".")
    return pattern[: digits.start()] + number + pattern[digits.end() :]


def _plain(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _date_text(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    if number_format.lower().split(";")[0] in (*_SHORT_DATE, "general"):
        number_format = "yyyy/m/d" if not isinstance(value, datetime.time) else "h:mm"
    moment = value if isinstance(value, datetime.datetime) else _as_moment(value)
    pieces = [*_PIECE.finditer(number_format.split(";")[0])]
    half_days = any(piece["half"] for piece in pieces)
    units = [piece["unit"].lower() if piece["unit"] else "" for piece in pieces]
    text = ""
    for index, piece in enumerate(pieces):
        if units[index]:
            text += _unit(units[index], moment, half_days, _is_minutes(units, index))
        elif piece["half"]:
            text += _half(piece["half"], moment)
        else:
            text += piece["quoted"] or piece["escaped"] or piece["other"] or ""
    return text.strip()


def _as_moment(value: datetime.date | datetime.time) -> datetime.datetime:
    if isinstance(value, datetime.time):
        return datetime.datetime.combine(datetime.date(1900, 1, 1), value)
    return datetime.datetime.combine(value, datetime.time())


def _is_minutes(units: list[str], index: int) -> bool:
    """Whether ``m`` counts minutes: behind hours or before seconds."""
    before = next((unit[0] for unit in reversed(units[:index]) if unit), "")
    after = next((unit[0] for unit in units[index + 1 :] if unit), "")
    return before == "h" or after == "s"


def _unit(unit: str, moment: datetime.datetime, half_days: bool, minutes: bool) -> str:
    two = len(unit) > 1
    if unit[0] in "ye":
        return f"{moment.year % 100:02}" if unit in ("y", "yy") else str(moment.year)
    if unit[0] == "a":
        return ("星期" if len(unit) == 4 else "") + _WEEKDAYS[moment.weekday()]
    if unit[0] == "d" and len(unit) > 2:
        return f"星期{_WEEKDAYS[moment.weekday()]}"
    hour = (moment.hour % 12 or 12) if half_days else moment.hour
    number = {"m": moment.minute if minutes else moment.month, "d": moment.day, "h": hour, "s": moment.second}[unit[0]]
    return f"{number:02}" if two and len(unit) < 4 else str(number)


def _half(kind: str, moment: datetime.datetime) -> str:
    morning, afternoon = kind.split("/")
    return afternoon if moment.hour >= 12 else morning
