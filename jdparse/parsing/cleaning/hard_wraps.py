"""Lines that were cut at a column: PDF text layers, typewritten pages, mails."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from jdparse.lexicon import Lexicon
from jdparse.parsing.words import falls_between_words
from jdparse.text import Edit

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LINE = re.compile(r"[^\n]+")
_TABLE = re.compile(r"\t|\||\S {3,}\S|\.{4}|…{3}|·{4}")  # cells, and the dots of a table of contents
_SIGNS_OF_TABLES = ("\t", "|", "   ", "....", "………", "····")
_SENTENCE_END = frozenset("。;!?:.…")
# What takes two columns: Han characters, and the signs behind them, which were full-width before they were folded.
_WIDE = re.compile(r"[\u2e80-\U0010ffff]+[,;:()!?.%]*")
_DEPENDENT = frozenset("的和与及或、")
_HANGING = frozenset(",。;、)】》”%:的")
# What begins an item or a heading of its own.
_MARKER = re.compile(
    r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.)](?!\d)|[1-9]\d?(?:\.\d{1,2})+[ 、.]?(?!\d)"
    r"|第?[一二三四五六七八九十\d]{1,3}[条章节篇部]|[\u2460-\u24ff●·◆◇➢➤■□▪▶▲△★☆○◎•*#✓√【《>+~-]|[篇附注][一二三四五六七八九十\d:]"
)
_WORD = re.compile(r"[A-Za-z0-9.]+")
_NARROWEST, _SLACK = 26, 4
"""The narrowest column believed, and how far before it a line may end that is full, in half-width units."""


class _Line(NamedTuple):
    start: int
    end: int
    width: int


@cache
def hard_wraps(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rule that joins lines cut at a column; ``lexicon`` tells the labels, which begin a line of their own."""
    label = re.compile(rf"{lexicon.label_pattern}[ ]?[:】]|[{_HAN}/ ]{{2,8}}:")

    def lines_cut_at_a_column(value: str) -> Iterator[Edit]:
        """``…空载`` / ``试车正常后方可作业。`` is one line where the page's lines all end at the same column."""
        pairs = list(_followed(value, label))
        column = _column(value, pairs)
        if column is None:
            return
        for line, following in pairs:
            if _is_full(value, line, following, column) and not _ends(value, line, following):
                yield _join(value, line, following)

    return lines_cut_at_a_column


def _followed(value: str, label: re.Pattern[str]) -> Iterator[tuple[_Line, _Line]]:
    """Each line with the next, where that could go on with its sentence."""
    lines = [_measured(value, *match.span()) for match in _LINE.finditer(value) if not match[0].isspace()]
    double_spaced = sum(value.count("\n", one.end, two.start) > 1 for one, two in pairwise(lines)) * 5 > 4 * len(lines)
    for line, following in pairwise(lines):
        if line.width < _NARROWEST or _is_of_table(value, line):
            continue
        apart = value.count("\n", line.end, following.start) > 1 and not double_spaced
        if (apart and not _inside_word(value, line, following)) or _is_of_table(value, following):
            continue
        begins_anew = _MARKER.match(value, following.start) or label.match(value, following.start)
        if not begins_anew or _inside_word(value, line, following):
            yield line, following


def _is_of_table(value: str, line: _Line) -> bool:
    """Does the line hold cells or dots? Hardly any does, and looking for single words costs next to nothing."""
    text = value[line.start : line.end]
    return any(sign in text for sign in _SIGNS_OF_TABLES) and _TABLE.search(text) is not None


def _measured(value: str, start: int, end: int) -> _Line:
    """The line without its indent, and its width as printed: full-width signs were folded to narrow ones."""
    text = value[start:end].rstrip()
    end = start + len(text)
    text = text.lstrip()
    begin = end - len(text)
    indent = begin - start
    width = (indent * 2 if indent <= 2 else indent) + len(text) + len("".join(_WIDE.findall(text)))
    return _Line(begin, end, width)


def _inside_word(value: str, line: _Line, following: _Line) -> bool:
    """Does the line end cut a word, or stand before a sign that no line begins with?"""
    if value[line.end - 1] in _SENTENCE_END:
        return False
    if value[following.start] in _HANGING or value[line.end - 1] in _DEPENDENT:
        return True
    return not falls_between_words(value, line.end, following.start - line.end)


def _column(value: str, pairs: list[tuple[_Line, _Line]]) -> int | None:
    """The column that lines are cut at; None where lines end where their author ended them."""
    unfinished = [(line, following) for line, following in pairs if value[line.end - 1] not in _SENTENCE_END]
    widths = sorted(line.width for line, _ in unfinished)
    if len(widths) < _FEWEST:
        return None
    count, column = max((bisect_right(widths, width) - bisect_left(widths, width - _SLACK), width) for width in widths)
    wider = sum(line.width > column + _SLACK for line, _ in pairs)
    if count < _FEWEST or 3 * wider > count:
        return None
    cut = sum(
        _inside_word(value, line, following)
        for line, following in unfinished
        if column - _SLACK <= line.width <= column
    )
    return column if cut >= 2 and 4 * cut >= count else None


_FEWEST = 3


def _is_full(value: str, line: _Line, following: _Line, column: int) -> bool:
    """Had the next line's first word no room?"""
    word = _WORD.match(value, following.start)
    needed = word.end() - word.start() if word else 2
    return line.width + max(needed, _SLACK) >= column


def _ends(value: str, line: _Line, following: _Line) -> bool:
    """Does the author end the line here? An indented line begins a paragraph, unless the line is a hanging item."""
    indented = _indent(value, following) > _indent(value, line) and not _MARKER.match(value, line.start)
    return indented or value[line.end - 1] in _SENTENCE_END


def _indent(value: str, line: _Line) -> int:
    return line.start - value.rfind("\n", 0, line.start) - 1


def _join(value: str, line: _Line, following: _Line) -> Edit:
    latin = value[line.end - 1].isascii() and value[following.start].isascii()
    words = latin and value[line.end - 1].isalnum() and value[following.start].isalnum()
    return Edit(line.end, following.start, " " if words else "", "hard-wrap")
