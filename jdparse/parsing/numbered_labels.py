"""Labels that nobody knows, numbered like the labels of their form: (二)、工作考核评分标准 after (一)、职责."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels import LabelMark, like

_UNKNOWN_LABEL = re.compile(r"[ \t]*(?P<label>[^\s:。;,、()|]{2,14})(?P<after>[ \t]*[:\n][ \t]*|[ \t]+)")
# 三、职位关系|直接上级…: nothing but a label stands behind the name.
_NAME_BEFORE_LABEL = re.compile(r"[ \t]*(?P<label>[\u4e00-\u9fff]{2,8})(?P<after>)[ \t]*")
_CHAPTER_KINDS = frozenset({"一、", "(一)", "第部分", "1.1", "1.2"})


def numbered_like_labels(
    value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon
) -> list[LabelMark]:
    """(二)、工作考核评分标准 after (一)、职责: numbered like the labels of its form, it is a label nobody knows."""
    if not markers or all(label.marker is None for label in labels):
        return []
    counts = Counter(label.marker.sequence for label in labels if label.marker)
    starts = {label.marker.start for label in labels if label.marker}
    next_label = sorted(label.label_start for label in labels)
    found = []
    for marker in markers:
        if marker.start in starts or marker.sequence not in counts or marker.ordinal == 0:
            continue
        if marker.kind not in _CHAPTER_KINDS and counts[marker.sequence] < 2:
            continue
        behind = bisect_left(next_label, marker.end)
        stop = next_label[behind] if behind < len(next_label) else len(value)
        match = _UNKNOWN_LABEL.match(value, marker.end, stop) or _NAME_BEFORE_LABEL.fullmatch(value, marker.end, stop)
        if match:
            label = like(match["label"], lexicon) or Label(match["label"], "extra", "plain", "page")
            found.append(
                LabelMark(
                    marker.start,
                    match.start("label"),
                    match.end("label"),
                    match.end(),
                    label,
                    "numbered_like_labels",
                    ":" in match["after"],
                    marker,
                )
            )
    return found
