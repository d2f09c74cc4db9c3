"""Lines that lead in a list in words of the writer's own: 这个岗位适合这样的人:, 你每天要做的事:, 来了你能得到:"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels.mark import LabelMark, without_overlaps
from jdparse.parsing.names import name_kind
from jdparse.parsing.spaces import before_spaces, behind_blanks
from jdparse.text import Span

# The end of a line that announces: a colon, a closing bracket, or both.
_END = re.compile(r"(?::[ \t]{0,4}】?|】)[ \t]{0,4}\n")
# 对服务顾问的要求是:汽车类专业…: what it leads in may go on behind it.
_ASKED_OF = re.compile(r"(?P<words>对[^\s:。;,、]{1,10}的?(?:基本)?要求(?:是|为|有|如下)?)[ \t]*:[ \t]*")
_ORNAMENTS = " \t【■●◆▲★☆◇□▶►"
_NO_WORDS = re.compile(r"[:。;,【】]")
_SHORTEST, _LONGEST = 3, 22


def lead_ins(value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon) -> list[LabelMark]:
    """``labels`` and the lines that announce what the list under them is; the words of a line tell its field."""
    found = []
    starts = [marker.start for marker in markers]
    numbered = frozenset(starts)  # (一)应聘人员必须具备下列条件: is an article of rules
    taken = [label.label_start for label in labels]
    for end in _END.finditer(value):
        words = _words_before(value, end.start())
        content = behind_blanks(value, end.end())
        at = bisect_left(starts, content)
        if words is None or at == len(starts) or starts[at] != content or words.start in numbered:
            continue
        here = bisect_left(taken, words.start)
        if here < len(taken) and taken[here] < words.end:
            continue
        text = value[words.start : words.end]
        field = _field(text, lexicon)
        if field:
            label = Label(text, field, "plain", "page")
            mark = LabelMark(words.start, words.start, words.end, content, label, "lead_in_of_a_list", True, None)
            found.append(mark)
    found += _asked_of_somebody(value)
    return without_overlaps([*labels, *found]) if found else labels


def _asked_of_somebody(value: str) -> Iterator[LabelMark]:
    for asked in _ASKED_OF.finditer(value):
        start, end = asked.span("words")
        before = before_spaces(value, start)
        if before and value[before - 1] not in "\n。;":
            continue
        label = Label(asked["words"], "qualifications", "plain", "page")
        yield LabelMark(start, start, end, asked.end(), label, "lead_in_of_requirements", True, None)


def _words_before(value: str, end: int) -> Span | None:
    """The words between the head of the line and ``end``; None where they are too many, too few or a sentence."""
    start = value.rfind("\n", max(0, end - _LONGEST - 8), end) + 1
    if start == 0 and end > _LONGEST + 8:
        return None
    text = value[start:end].rstrip(" \t")
    words = text.lstrip(_ORNAMENTS)
    if not _SHORTEST <= len(words) <= _LONGEST or _NO_WORDS.search(words):
        return None
    return Span(start + len(text) - len(words), start + len(text))


def _field(words: str, lexicon: Lexicon) -> str | None:
    """The field of which ``words`` hold the most cues; None where they hold none, or are a heading (门卫岗位职责:) or
    a name (社会保障窗口经办人员:)."""
    if words.endswith(tuple(lexicon.words.heading_closings)) or name_kind(words, lexicon) == "position":
        return None
    counts = {field: sum(cue in words for cue in cues) for field, cues in lexicon.words.lead_ins.items()}
    best = max(counts, key=lambda field: counts[field])
    return best if counts[best] else None
