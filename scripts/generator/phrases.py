"""Texts of the word lists; the words that a facet is read from are marked: [大专|education_level=associate]及以上."""

from __future__ import annotations

import re
from typing import NamedTuple

Fact = tuple[str, str | int]
"""The name of a facet and its value."""

_MARKED = re.compile(r"\[([^|\]]+)\|(\w+)=(\w+)\]")


class Part(NamedTuple):
    """A stretch of a phrase, and the facet that is read from it."""

    text: str
    fact: Fact | None = None


Phrase = tuple[Part, ...]


def phrase(marked: str) -> Phrase:
    """The parts of a text with marks; one part where there is none."""
    parts, at = [], 0
    for mark in _MARKED.finditer(marked):
        parts.append(Part(marked[at : mark.start()]))
        text, name, value = mark.groups()
        parts.append(Part(text, (name, int(value) if value.isdigit() else value)))
        at = mark.end()
    parts.append(Part(marked[at:]))
    return tuple(part for part in parts if part.text)


def plain(given: Phrase) -> str:
    """The text without its marks."""
    return "".join(part.text for part in given)
