"""The lines that antiword prints as text, to look paragraphs up in."""

from __future__ import annotations

import re

_FURTHEST = 200
"""How many lines on a paragraph is looked for: tables stand between, which are not printed as lines."""
_LONGEST_MARK = 8
_MARK = re.compile(r"[(（[]?(?:\d{1,3}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3}|[A-Za-z]{1,4})[.、)）．\]]*|[^\w\s]")


class PrintedLines:
    """The printed lines in order; paragraphs are looked up in the order of the document."""

    def __init__(self, text: str) -> None:
        self._lines = [line.strip(" ") for line in text.replace("\r", "").split("\n") if line.strip()]
        self._squeezed = ["".join(line.split()) for line in self._lines]
        self._at = 0

    def find(self, paragraph: str) -> tuple[str, list[str]]:
        """The number before the paragraph and its lines as they are printed; the paragraph itself where it is not
        found: ``甲乙`` is ``甲`` and ``乙`` where a line break stands between."""
        wanted = "".join(paragraph.split())
        for start in range(self._at, min(self._at + _FURTHEST, len(self._lines))):
            mark = self._mark_before(start, wanted)
            if mark is None:
                continue
            end = self._end(start, len(mark), wanted)
            if end is not None:
                self._at = end
                first, *others = self._lines[start:end]
                return f"{mark} " if mark else "", [_behind(first, len(mark)), *others]
        return "", [paragraph]

    def _mark_before(self, start: int, wanted: str) -> str | None:
        """What stands before the paragraph on its first line: nothing, or a number; None where it is another line."""
        line = self._squeezed[start]
        if wanted.startswith(line):
            return ""
        for length in range(1, min(_LONGEST_MARK, len(line) - 1) + 1):
            if wanted.startswith(line[length:]):
                return line[:length] if _MARK.fullmatch(line, 0, length) else None
        return None

    def _end(self, start: int, mark: int, wanted: str) -> int | None:
        """Behind the last of the lines that make the paragraph."""
        joined = self._squeezed[start][mark:]
        end = start + 1
        while len(joined) < len(wanted) and end < len(self._lines):
            joined += self._squeezed[end]
            end += 1
        return end if joined == wanted else None


def _behind(line: str, count: int) -> str:
    """``line`` without its first ``count`` characters that are no white space."""
    for at, character in enumerate(line):
        if count == 0 and not character.isspace():
            return line[at:]
        count -= not character.isspace()
    return ""
