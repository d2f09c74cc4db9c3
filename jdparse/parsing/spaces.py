"""Over spaces and tabs, to the left and to the right."""

from __future__ import annotations

import re

SPACES = frozenset(" \t")


def before_spaces(value: str, at: int) -> int:
    """Where the spaces begin that end at ``at``; ``at`` itself where none do."""
    while at and value[at - 1] in SPACES:
        at -= 1
    return at


def behind_spaces(value: str, at: int) -> int:
    """Where the spaces end that begin at ``at``; ``at`` itself where none do."""
    while at < len(value) and value[at] in SPACES:
        at += 1
    return at


_NOT_BLANK = re.compile(r"\S|\Z")


def behind_blanks(value: str, at: int) -> int:
    """Where the white space ends that begins at ``at``, line ends counted in; ``at`` itself where none begins."""
    return _NOT_BLANK.search(value, at).start()  # type: ignore[union-attr]


_LONGEST_GAP = 200


def blank_between(value: str, start: int, end: int) -> bool:
    """Is there nothing but white space from ``start`` to ``end``? A longer stretch than 200 characters is none, so
    that asking again and again costs no more than the page is long."""
    return end - start <= _LONGEST_GAP and not value[start:end].strip()
