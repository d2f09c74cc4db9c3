"""Cells that were left blank."""

from __future__ import annotations

import re

# ____年以上____工作经验: a printed cell whose blanks were never filled in.
_PRINTED_BLANKS = re.compile(r"_{3,}")
_BLANK = re.compile(r"[\s_/\\\-—–年月日岁周至等级%:.、()□○☐◯×|~…·*元人名无]*")


def is_blank(text: str, blanks: frozenset[str]) -> bool:
    """Was the cell left empty? ``____``, ``/``, 无, N/A, ``等 级至 等 级``, an unticked box."""
    stripped = text.strip(" \t\n。.;,:")
    if stripped in blanks or _BLANK.fullmatch(stripped) is not None:
        return True
    return "___" in stripped and 3 * sum(map(len, _PRINTED_BLANKS.findall(stripped))) >= len(stripped)
