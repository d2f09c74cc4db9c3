"""Labels right behind a heading, which shows that they are labels: …部职责概述|职责概述根据…"""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.labels.finding import BEHIND_LABEL
from jdparse.parsing.labels.mark import LabelMark, without_overlaps
from jdparse.parsing.spaces import behind_spaces


@cache
def _labels_with_tail(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"(?P<label>{lexicon.label_pattern})(?:{BEHIND_LABEL})")


@cache
def _strong_labels(lexicon: Lexicon) -> re.Pattern[str]:
    """财务股。编制部门|预算: what has no field of its own is a label there only with its colon."""
    strong = trie_pattern(
        label.text for label in lexicon.labels if label.strength == "strong" and label.field != "extra"
    )
    return re.compile(f"(?P<label>{strong})")


def label_behind_heading(value: str, at: int, lexicon: Lexicon) -> re.Match[str] | None:
    """A label right behind a heading that ends at ``at``: any with a colon or a list behind it, a strong one without.

    The match has the group ``label``.
    """
    at = behind_spaces(value, at)
    match = _labels_with_tail(lexicon).match(value, at)
    if match and match.lastgroup in ("colon", "list"):
        return match
    return _strong_labels(lexicon).match(value, at)


def labels_after(value: str, ends: list[int], labels: list[LabelMark], lexicon: Lexicon) -> list[LabelMark]:
    """``labels`` and those that stand right behind one of the headings that end at ``ends``."""
    taken = {mark.label_start for mark in labels}
    found = [match for end in ends if (match := label_behind_heading(value, end, lexicon))]
    added = [_mark(match, lexicon) for match in found if match.start("label") not in taken]
    return without_overlaps([*labels, *added])


def _mark(match: re.Match[str], lexicon: Lexicon) -> LabelMark:
    start, end = match.span("label")
    label = lexicon.by_text[match["label"]]
    return LabelMark(start, start, end, match.end(), label, "right_after_heading", ":" in match[0], None)
