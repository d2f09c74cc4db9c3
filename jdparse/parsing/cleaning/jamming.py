"""Random characters that forums put at the ends of lines against copying: ``负责采购;3 ~& q4 Q$ U3 M6 E8 f( }``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.text import Edit

_HAN = "\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff"
# What stands between the last Han character or stop of a line and its end, or on a line without any.
_TAIL = re.compile(rf"(?:(?<=[{_HAN}])[;:,.!?)]?|^)[ ]?(?P<tail>[!-~](?:[ ]?[!-~]){{3,79}})[ \t]*$", re.MULTILINE)
# … and what stands before the first Han character of a line, or before the number of its item.
_HEAD = re.compile(rf"^[ \t]*(?P<tail>[!-~](?:[ ]?[!-~]){{4,79}}?)[ ]?(?=(?:\d{{1,2}}、)?[{_HAN}])", re.MULTILINE)
# No word, number, address or formula has such neighbours: q4 Q$, ~&, [![%, vIvVq:6_3
_RANDOM = re.compile(
    r"[!#$&*;<>?@\\^_`{|}~\"'\[\]][ ]?[!#$%&*;:<=>?@\\^`{|}~\"'(){}\[\]]|[A-Za-z0-9][ ]?[$#^`~\\{}|!][ ]?[A-Za-z0-9 ]"
    r"|[a-z][A-Z]+[a-z]*[^A-Za-z ][A-Za-z0-9]"
)
# An address, plain words, the rest of a table's row, blanks to fill in, a link.
_MEANT = re.compile(r"@[\w.-]+\.\w|https?:|www\.|^[\w .,'&/()+#-]*$|^\||\|[ ]|_{3}|\]\(")
_MIXED = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\d[A-Za-z]|[A-Za-z]\d|[^\w .,;:()/+-]")
# A page is jammed where so many of its lines end so.
_FEWEST = 4
_SHORTEST = 4


def jammed_ends(value: str) -> Iterator[Edit]:
    """Random characters at the ends of lines, and lines of nothing else, where the page has several."""
    if not _may_be_jammed(value):
        return
    tails = [match for match in _TAIL.finditer(value) if not _MEANT.search(match["tail"])]
    if sum(_RANDOM.search(match["tail"]) is not None for match in tails) < _FEWEST:
        return
    heads = [match for match in _HEAD.finditer(value) if _RANDOM.search(match["tail"])]
    for match in sorted([*tails, *heads], key=lambda match: match.start("tail")):
        if _MIXED.search(match["tail"]):
            yield Edit(match.start("tail"), match.end("tail"), "", "site-chrome")


def _may_be_jammed(value: str) -> bool:
    """Do so many lines end in ASCII that tails are worth looking for? On most pages fewer do."""
    ends = (line.rstrip(" \t")[-_SHORTEST:] for line in value.split("\n"))
    return sum(len(end) == _SHORTEST and end.isascii() for end in ends) >= _FEWEST
