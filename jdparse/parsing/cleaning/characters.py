"""Characters that only look different, and characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jdparse.text import Edit

# Folded one to one. Not NFKC: that turns 10³ into 103 and ① into 1, which then reads as another number.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_LOOKALIKES = {
    "︰": ":", "﹕": ":", "︓": ":", "∶": ":", "﹔": ";", "︔": ";", "﹐": ",", "﹑": "、", "､": "、", "｡": "。",
    "﹒": ".",
    "﹙": "(", "﹚": ")", "︵": "(", "︶": ")", "〔": "(", "〕": ")", "❨": "(", "❩": ")",
    "﹣": "-", "‑": "-", "−": "-", "‐": "-",
    "﹪": "%", "﹗": "!", "﹖": "?", "︻": "【", "︼": "】", "〖": "【", "〗": "】",
    "∙": "·", "‧": "·", "・": "·", "･": "·",
    "⁄": "/", "∕": "/", "～": "~", "﹏": "_",
}  # fmt: skip


# Pictures before headings and items; those that tick options or number items are none.
_ORNAMENTS = "✅❌❗❓❤☎☀✨✏✉✳❇⭐⏰⌚⚠❄❅❆✿❀❁♥♡♠♣♦☘☕⚡✈✂✌☝☞☛✪✦✧❣✍⛄☃☁☔♨♪♫▌▍▎▐▊▋"


def _folding_table() -> dict[int, str]:
    table = {ord(char): " " for char in _SPACES} | {ord(char): "\n" for char in _LINE_ENDS}
    table |= {ord(char): plain for char, plain in _LOOKALIKES.items()}
    table |= dict.fromkeys((*range(0x1F300, 0x1FB00), *map(ord, _ORNAMENTS)), "■")
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
    # Kangxi radicals, radical supplements and compatibility ideographs, as PDF text layers contain them: ⼯ -> 工
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    return table


FOLDING: dict[int, str] = _folding_table()
"""Code point -> the character that it is read as; offsets do not move."""

_CARRIAGE_RETURN = re.compile(r"\r(\n)?")
# Zero-width and direction marks, soft hyphens, variation selectors, control characters: copied along from web pages.
_SET_OF_INVISIBLE = (
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_INVISIBLE = re.compile(f"{_SET_OF_INVISIBLE}{_SET_OF_INVISIBLE}*")


def carriage_returns(value: str) -> Iterator[Edit]:
    """CRLF and a lone CR are one line end."""
    if "\r" in value:
        for match in _CARRIAGE_RETURN.finditer(value):
            end = match.start() + 1
            yield Edit(match.start(), end, "" if match[1] else "\n", "carriage-return")


def invisible_characters(value: str) -> Iterator[Edit]:
    """Characters without width, inside words and labels: 岗<200b>位 is 岗位."""
    for match in _INVISIBLE.finditer(value):
        yield Edit(match.start(), match.end(), "", "invisible-character")
