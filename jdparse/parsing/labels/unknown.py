"""Labels that the lexicon does not hold: what their words say of their field."""

from __future__ import annotations

import re
from functools import lru_cache

from jdparse.lexicon import Label, Lexicon

COUNTS_PEOPLE = re.compile(r"[ ]?(?:招聘?)?(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干)[ ]?[名人位]")
"""What stands behind a name and not behind a label: 生鲜切配:3名, 【直播运营】2人"""


@lru_cache(maxsize=4096)
def field_of_words(text: str, lexicon: Lexicon) -> str | None:
    """工具与劳保 -> equipment; None where the words speak of no field, or of several (工作环境及设备)."""
    fields = {field for field, cues in lexicon.words.label_cues.items() if any(cue in text for cue in cues)}
    return fields.pop() if len(fields) == 1 else None


def label_of_words(text: str, lexicon: Lexicon) -> Label:
    """The label that ``text`` is, of the field that its words speak of, or else of none."""
    return Label(text, field_of_words(text, lexicon) or "extra", "plain", "page")
