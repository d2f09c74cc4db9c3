"""Heads of sections that OCR misread in forms without colons: …真空泵、打磨机|任取资格|学历要求大专…

With a colon a misread label is known by its likeness (``damaged``); without one only another label, or a list, right
behind it tells that a label stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.labels.mark import LabelMark

_HEADS = (
    "任职资格", "任职条件", "任职要求", "职位要求", "岗位要求", "岗位职责", "工作职责", "主要职责", "工作内容",
)  # fmt: skip
_ANY = "[\u4e00-\u9fff]"
_STARTS_LIST = re.compile(r"[ \t]*(?:\(?[1一][、.)]|①)")


@cache
def _misread() -> re.Pattern[str]:
    spellings = [head[:at] + _ANY + head[at + 1 :] for head in _HEADS for at in range(len(head))]
    return re.compile("|".join(spellings))


def damaged_heads(marks: list[LabelMark], value: str, start: int, end: int, lexicon: Lexicon) -> Iterator[LabelMark]:
    """The misread heads between ``start`` and ``end``, of fields that none of the form's ``marks`` has."""
    fields = {mark.label.field for mark in marks}
    starts = {mark.label_start for mark in marks}
    for match in _misread().finditer(value, start, end):
        if match[0] in lexicon.by_text:
            continue
        field = next(_fields(match[0], lexicon))
        shown = match.end() in starts or _STARTS_LIST.match(value, match.end())
        if shown and field not in fields:
            fields.add(field)
            label = Label(match[0], field, "strong", "page")
            yield LabelMark(match.start(), *match.span(), match.end(), label, "damaged_head", False, None)


def _fields(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The fields of the heads that ``text`` differs from in one character."""
    for head in _HEADS:
        if sum(one != other for one, other in zip(head, text, strict=True)) == 1:
            yield lexicon.by_text[head].field
