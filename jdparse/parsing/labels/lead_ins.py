"""Lines that lead in a list in words of the writer's own: 这个岗位适合这样的人:, 你每天要做的事:, 来了你能得到:"""

from __future__ import annotations

import re
from bisect import bisect_left

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels.mark import LabelMark, without_overlaps

# A short line with a colon at its end, alone or in brackets, and the first item of a list on the next line.
_LINE = re.compile(
    r"(?:^|\n)[ \t【■●◆▲★☆◇□▶►]*(?P<words>[^\n:。;,【】]{3,22})(?:[ \t]*:[ \t]*】?|】)[ \t]*\n\s*(?P<next>\S)"
)


def lead_ins(value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon) -> list[LabelMark]:
    """``labels`` and the lines that announce what the list under them is; the words of a line tell its field."""
    found = []
    starts = [marker.start for marker in markers]
    taken = [label.label_start for label in labels]
    for match in _LINE.finditer(value):
        at = bisect_left(starts, match.start("next"))
        if at == len(starts) or starts[at] != match.start("next"):
            continue
        start, end = match.span("words")
        here = bisect_left(taken, start)
        if here < len(taken) and taken[here] < match.end("words"):
            continue
        field = _field(match["words"], lexicon)
        if field:
            label = Label(match["words"], field, "plain", "page")
            found.append(LabelMark(start, start, end, match.start("next"), label, "lead_in_of_a_list", True, None))
    return without_overlaps([*labels, *found]) if found else labels


def _field(words: str, lexicon: Lexicon) -> str | None:
    """The field of which ``words`` hold the most cues; None where they hold none, or are a heading (门卫岗位职责:)."""
    if words.endswith(tuple(lexicon.words.heading_closings)):
        return None
    counts = {field: sum(cue in words for cue in cues) for field, cues in lexicon.words.lead_ins.items()}
    best = max(counts, key=lambda field: counts[field])
    return best if counts[best] else None
