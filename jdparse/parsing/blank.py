"""Cells that were left blank."""

from __future__ import annotations

import re

_BLANK = re.compile(r"[\s_/\\\-—–年月日岁周至等级%:.、()□○☐◯×|~…·*元人名无]*")


def is_blank(text: str, blanks: frozenset[str]) -> bool:
    """Was the cell left empty? ``____``, ``/``, 无, N/A, ``等 级至 等 级``, an unticked box."""
    stripped = text.strip(" \t\n。.;,:")
    return stripped in blanks or _BLANK.fullmatch(stripped) is not None
