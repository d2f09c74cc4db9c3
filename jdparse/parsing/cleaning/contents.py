"""Tables of contents: the headings of a manual listed before its text, with or without the pages they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jdparse.text import Edit

_TITLE = re.compile(r"目(?:[ \t]*[录次](?=[ \t]*[\n一1第(前])|[ \t]+[录次](?=[ \t])|(?<=\s目)[录次](?=[ \t]))")
# 一、陈列教育部............2, 4.1 值长 …… 12, 前言 ........ Ⅱ
_LEADER = re.compile(
    r"[.·•…_—](?<![.·•…_—].)(?<![.·•…_—][ ].)(?:[ ]?[.·•…_—]){3,}+[ ]*+"  # from the first dot only, all of them
    r"(?:第?[ ]*\(?[ ]?\d{1,3}[ ]?\)?[ ]?页?|[ⅠⅡⅢⅣⅤⅥIVX]{1,4}(?![A-Za-z]))"
)
_DOTS = re.compile(r"[.·•…_—](?:[ ]?[.·•…_—]){3}")
_FEWEST_LEADERS = 3
_LONGEST_ENTRY = 60
_LONGEST_TABLE = 6000
# The text of the first entry, by whose return the text of the manual begins.
_FIRST_ENTRY = re.compile(r"\s*(?P<entry>\S(?:[ \t]{0,4}[^\s.·•…_—\d]){2,13})")
_SENTENCE = re.compile(r"[。;]")


def table_of_contents(value: str) -> Iterator[Edit]:
    """The table of contents goes: its entries look like headings and nothing stands under them."""
    end = 0
    tables = [*_titled_tables(value), *_tables_of_leaders(value)]
    for start, stop in sorted(tables, key=lambda table: (table[0], -table[1])):
        if start >= end:
            yield Edit(start, stop, "\n", "table-of-contents")
            end = stop


def _titled_tables(value: str) -> Iterator[tuple[int, int]]:
    """From 目录 to where its first entry comes again: 目录一、项目经理职责1二、…9|一、项目经理职责(一)…"""
    for title in _TITLE.finditer(value):
        first = _FIRST_ENTRY.match(value, title.end())
        if first is None:
            continue
        again = _returns(first["entry"], value, first.end())
        if again and _is_listing(value, title.end(), again):
            yield title.start(), again


def _returns(entry: str, value: str, start: int) -> int | None:
    """Where the words of ``entry`` stand again, white space not counted."""
    words = r"[ \t]*".join(map(re.escape, "".join(entry.split())))
    match = re.compile(words).search(value, start, start + _LONGEST_TABLE)
    return match.start() if match else None


def _is_listing(value: str, start: int, end: int) -> bool:
    """No sentence stands between the entries of a table of contents."""
    return _SENTENCE.search(value, start, end) is None


def _tables_of_leaders(value: str) -> Iterator[tuple[int, int]]:
    """Three or more entries with leaders and page numbers that follow each other, and the word 目录 before them."""
    found = list(_LEADER.finditer(value)) if _DOTS.search(value) else []
    if len(found) < _FEWEST_LEADERS:
        return
    run = [found[0]]
    for last, match in pairwise(found):
        if match.start() - last.end() > _LONGEST_ENTRY:
            yield from _table(run, value)
            run = []
        run.append(match)
    yield from _table(run, value)


def _table(run: list[re.Match[str]], value: str) -> Iterator[tuple[int, int]]:
    if len(run) < _FEWEST_LEADERS:
        return
    line = value.rfind("\n", 0, run[0].start()) + 1
    start = max(line, run[0].start() - _LONGEST_ENTRY)
    for title in _TITLE.finditer(value, max(0, start - _LONGEST_ENTRY), run[0].start()):
        start = title.start()
    yield start, run[-1].end()
