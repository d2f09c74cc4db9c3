"""The page's own title in brackets inside its text, where question-and-answer sites put it for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.text import Edit

_HEAD_LINE = re.compile(r"^[ \t]*(?P<title>[^\s【】][^\n【】]{3,38}[^\s【】])[ \t]*$", re.MULTILINE)
_HEAD = 600


def repeated_titles(value: str) -> Iterator[Edit]:
    """``护士长职责 要做什么`` over the text, ``【护士长职责 要做什么】10、…`` inside it: the bracket is the site's."""
    opened = value.find("【")
    if opened < 0:
        return
    found = []
    for line in _HEAD_LINE.finditer(value, 0, _HEAD):
        bracket = f"【{line['title']}】"
        at = value.find(bracket, line.end())
        while at >= 0:
            if not _is_alone(value, at, at + len(bracket)):
                found.append((at, at + len(bracket)))
            at = value.find(bracket, at + len(bracket))
    for start, end in sorted(set(found)):
        yield Edit(start, end, "", "site-chrome")


def _is_alone(value: str, start: int, end: int) -> bool:
    """【岗位职责】 on a line of its own is a label, whatever stands at the head of the page."""
    before, after = value[value.rfind("\n", 0, start) + 1 : start], value[end : end + 1]
    return not before.strip() and after in ("\n", "")
