"""Over spaces and tabs, to the left and to the right."""

from __future__ import annotations

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
