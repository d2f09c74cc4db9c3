"""Lines of a site between two lines of the document: 2、开具发票 / 更多范文请访问 www… / 3、装订凭证.

What stands on both sides of such a line tells that the document goes on behind it.
"""

from __future__ import annotations

import re

from jdparse.lexicon import Lexicon
from jdparse.parsing.enumerators import han_number

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_NUMBER = re.compile(
    rf"[ \t\u3000]*(?:(?P<circled>[\u2460-\u2473])|(?P<open>[(第]?)[ ]?(?:(?P<arabic>\d{{1,3}})|(?P<han>{_HAN_NUMBER}))"
    r"[ ]?(?P<close>[、.)条章节])(?!\d))"
)
_BULLET = re.compile(r"[ \t\u3000]*(?P<sign>[●•◆◇■□▲△★☆➢➤►▶▪▫✓√○◎·*\-–—])")
_SENTENCE = re.compile(r"[^\n]{8,}[。;][ \t]*$")
_CELLS = re.compile(r"[|\t]")
_HEAD = re.compile(
    rf"[ \t\u3000]*(?:[(]?(?:\d{{1,2}}|{_HAN_NUMBER})[、.)])?[ \t【\[]*"
    r"(?P<label>[\u4e00-\u9fff]{2,10})[ \t]*(?=[:】\]]|$)"
)
_NO_HEADS = frozenset({"extra", "container"})
_ENDS_OF_HEADS = (":", "】", "]", "职责", "要求", "条件", "资格", "内容", "权限", "任务")
_CIRCLED_ONE = 0x2460


def goes_on(before: str, behind: str, lexicon: Lexicon) -> bool:
    """Does the document go on from the line ``before`` a line of the site to the line ``behind`` it?"""
    if _CELLS.search(before) and _CELLS.search(behind):
        return True
    bullet, same = _BULLET.match(before), _BULLET.match(behind)
    if bullet and same:
        return bullet["sign"] == same["sign"]
    following = _number(behind)
    if following:
        last = _number(before)
        if last and following[0] == last[0]:
            return following[1] == last[1] + 1
        return following[1] == 1 and (_opens_a_list(before, lexicon) or _SENTENCE.search(behind) is not None)
    return _is_label(behind, lexicon) or (same is not None and _opens_a_list(before, lexicon))


def _number(line: str) -> tuple[str, int] | None:
    """How the line is numbered, and with what: (3) is ``()`` and 3."""
    number = _NUMBER.match(line)
    if number is None:
        return None
    if number["circled"]:
        return "①", ord(number["circled"]) - _CIRCLED_ONE + 1
    kind = "han" if number["han"] else "arabic"
    return f"{number['open']}{number['close']}{kind}", han_number(number["arabic"] or number["han"])


def _opens_a_list(line: str, lexicon: Lexicon) -> bool:
    return line.rstrip().endswith(_ENDS_OF_HEADS) and _is_label(line, lexicon)


def _is_label(line: str, lexicon: Lexicon) -> bool:
    """任职要求: and what heads a line else that no footer has: 岗位人数:8人"""
    head = _HEAD.match(line)
    label = lexicon.by_text.get(head["label"]) if head else None
    return label is not None and label.strength != "weak" and label.field not in _NO_HEADS
