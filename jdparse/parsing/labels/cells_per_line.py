"""Labels that nobody knows in forms with one cell per line: 工作环境 / 海上平台 / 工具装备 / 潜水控制台、通话器."""

from __future__ import annotations

import re
from itertools import pairwise

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.labels.damaged import like
from jdparse.parsing.labels.mark import ONE_CELL_FIELDS, LabelMark, without_overlaps
from jdparse.parsing.labels.unknown import field_of_words
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_LINE = re.compile(r"[^\n]+")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}")
# A page is such a form where so many labels stand alone on their lines.
_FEWEST = 6
_SHORTEST_MISREAD = 4
# Behind texts of these fields, which are one cell, another label may follow; a list goes on with lines of its own.
_ONE_TEXT = ONE_CELL_FIELDS | {
    "working_conditions", "working_hours", "equipment", "documentation", "summary", "salary", "benefits",
    "career_path", "reporting_line", "qualifications.age", "qualifications.gender", "qualifications.education",
    "qualifications.major", "qualifications.health", "qualifications.language", "qualifications.experience",
}  # fmt: skip


def with_cells_per_line(believed: list[LabelMark], value: str, lexicon: Lexicon) -> list[LabelMark]:
    """``believed`` and the lines that only a label can be: their words name a field, and a cell stands on each side."""
    alone = {mark.label_start: mark for mark in believed if _stands_alone(mark, value)}
    if len(alone) < _FEWEST:
        return believed
    starts = {mark.label_start: mark for mark in believed}
    added: list[LabelMark] = []
    field, cells = "", 0
    lines = [_stripped(match) for match in _LINE.finditer(value) if not match[0].isspace()]
    for line, following in pairwise(lines):
        known = starts.get(line.start)
        if known:
            field, cells = known.label.field, 0 if line.start in alone else 1
            continue
        text = value[slice(*line)]
        label = _unknown(text, lexicon) if cells and field in _ONE_TEXT else _misread(text, lexicon)
        if label and label.field != field and following.start not in starts:
            added.append(LabelMark(line.start, *line, line.end, label, "cell_per_line", False, None))
            field, cells = label.field, 0
            continue
        cells += 1
    return without_overlaps([*believed, *added]) if added else believed


def _stands_alone(mark: LabelMark, value: str) -> bool:
    end = value.find("\n", mark.label_end)
    return mark.rule == "first_on_its_line" and not value[mark.label_end : end if end >= 0 else None].strip(" \t:")


def _stripped(line: re.Match[str]) -> Span:
    text = line[0].lstrip()
    start = line.end() - len(text)
    return Span(start, start + len(text.rstrip(" \t:")))


def _unknown(text: str, lexicon: Lexicon) -> Label | None:
    if _NAME.fullmatch(text) is None:
        return None
    field = field_of_words(text, lexicon)
    return like(text, lexicon) or (Label(text, field, "plain", "page") if field else None)


def _misread(text: str, lexicon: Lexicon) -> Label | None:
    """身体状祝, 工作时闲: a label of four characters or more with one of them misread, wherever it stands."""
    if len(text) < _SHORTEST_MISREAD or _NAME.fullmatch(text) is None or text in lexicon.by_text:
        return None
    return like(text, lexicon) if name_kind(text, lexicon) not in ("position", "department") else None
