"""Spaces and line ends inside labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from jdparse.lexicon import Lexicon
from jdparse.parsing.spaces import before_spaces
from jdparse.text import Edit

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Single characters apart by the same kind of gap: 岗 位 名 称, 职  责. At most 12, the longest labels printed so.
_SPACED = re.compile(
    rf"[{_HAN}](?=[ \t])"
    rf"(?:(?<![{_HAN}].)(?:[ \t]{{1,8}}[{_HAN}](?![{_HAN}])){{1,12}}(?:[ \t]{{1,8}}[{_HAN}])?"
    rf"|(?:[ \t]{{1,8}}[{_HAN}](?![{_HAN}])){{1,12}}(?=[ \t]*:)"
    rf"|(?:[ \t]{{1,8}}[{_HAN}](?![{_HAN}])){{3,12}}(?:[ \t]{{1,8}}[{_HAN}])?)"
)
_NEXT = rf"\n[ \t]*\n?[{_HAN}]"
# A label down a column; the row that its last character stands in may go on with the cell beside it.
_COLUMN = re.compile(
    rf"(?:(?<=\n)|^)[ \t]*[{_HAN}][ \t]*"
    rf"(?:(?:{_NEXT}[ \t]*(?=\n|$)){{1,11}}(?:{_NEXT}(?=\t|[ ]?\|))?|{_NEXT}(?=\t|[ ]?\|))"
)
# Without these there is nothing to look for, which is true of most pages.
_LONE = re.compile(rf"[ \t][{_HAN}](?=[ \t:|\n]|$)")
_LONE_LINE = re.compile(rf"\n[ \t]*[{_HAN}][ \t]*(?=\n|$)")
_BROKEN = re.compile(rf"\n[ \t]*(?=[{_HAN}])")
_TAIL = re.compile(rf"[{_HAN}]{{1,10}}")
# 审 判 长 岗 位 责 任 制: a line of single characters is one heading, its number and colon aside.
_SPACED_LINE = re.compile(
    rf"^[ ]*(?:[一二三四五六七八九十\d]{{1,2}}[ ]*[、.])?[ ]*"
    rf"(?P<letters>[{_HAN}](?:[ ]{{1,4}}[{_HAN}]){{4,20}})[ ]*:?[ ]*$",
    re.MULTILINE,
)
_GAP = re.compile(r"[ ]+")
_LONGEST = 10
_JOINS = frozenset("和与及")
# 内  容 over a column is no label, but printed like one.
_HEADS_OF_COLUMNS = frozenset({"内容", "项目", "标准"})
# Characters down a column that make one cell, known or not.
_SHORTEST_COLUMN = 5


def letter_spaced_lines(value: str) -> Iterator[Edit]:
    """``审 判 长 岗 位 责 任 制`` alone on its line: the spaces are the printer's."""
    if _LONE.search(value) is None:
        return
    for line in _SPACED_LINE.finditer(value):
        for gap in _GAP.finditer(value, *line.span("letters")):
            yield Edit(gap.start(), gap.end(), "", "spaced-label")


@cache
def _headings(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.by_text) | frozenset(lexicon.words.heading_closings) | _HEADS_OF_COLUMNS


@cache
def spaced_labels(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rules of this file for the labels of ``lexicon``."""
    known = _headings(lexicon)

    def letter_spaced_labels(value: str) -> Iterator[Edit]:
        """``岗 位 名 称`` and ``工 作 说 明 书`` are one word each; so is a label down a column, a character a line."""
        patterns = [pattern for sign, pattern in ((_LONE, _SPACED), (_LONE_LINE, _COLUMN)) if sign.search(value)]
        found = sorted(
            (match for pattern in patterns for match in pattern.finditer(value)), key=lambda match: match.start()
        )
        end = 0
        for match in found:
            if match.start() < end:
                continue
            end = match.end()
            edits = list(_joined(match, known, lexicon.words.misread_characters))
            is_column = "\n" in match[0]
            yield from _one_word(match) if is_column and _is_one_word(match, edits) else edits

    return letter_spaced_labels


def _joined(match: re.Match[str], known: frozenset[str], misread: dict[str, str]) -> Iterator[Edit]:
    """The edits that close the gaps of each known label inside a run of single characters, also where OCR misread it:
    任 取 资 格."""
    letters = _letters(match)
    index = 0
    while index < len(letters):
        for length in range(min(_LONGEST + 4, len(letters) - index), 1, -1):
            word = "".join(char for _, char in letters[index : index + length])
            if word in known or (length > 2 and "".join(misread.get(char, char) for char in word) in known):
                for (here, _), (following, _) in zip(
                    letters[index : index + length - 1], letters[index + 1 : index + length], strict=True
                ):
                    yield Edit(here + 1, following, "", "spaced-label")
                index += length - 1
                break
        index += 1


def _letters(match: re.Match[str]) -> list[tuple[int, str]]:
    return [(match.start() + at, char) for at, char in enumerate(match[0]) if not char.isspace()]


def _is_one_word(match: re.Match[str], edits: list[Edit]) -> bool:
    """岗位|基|本|资格要求 down a column: where labels leave single characters over, the cell is one word."""
    letters = _letters(match)
    joined = {edit.start for edit in edits} | {edit.end for edit in edits}
    alone = sum(at not in joined and at + 1 not in joined for at, _ in letters)
    return len(letters) >= _SHORTEST_COLUMN and bool(edits) and alone > 0


def _one_word(match: re.Match[str]) -> Iterator[Edit]:
    for (here, _), (following, _) in pairwise(_letters(match)):
        yield Edit(here + 1, following, "", "spaced-label")


@cache
def broken_labels(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rule for labels broken over two lines."""
    known = _headings(lexicon)
    whole = frozenset(label.text for label in lexicon.labels if label.strength == "strong")

    def labels_over_two_lines(value: str) -> Iterator[Edit]:
        """``任职`` / ``资格:`` is one label where the two pieces make one and the first begins its line."""
        for match in _BROKEN.finditer(value):
            cut = before_spaces(value, match.start())
            line = value.rfind("\n", 0, cut) + 1
            head = value[max(line, cut - _LONGEST) : cut].strip(" \t|【[(")
            tail = _TAIL.match(value, match.end())
            if not tail or not head or not _TAIL.match(value, cut - 1) or cut - line > _LONGEST:
                continue
            if head in whole and tail[0][0] not in _JOINS:
                continue  # 工作条件 / 和环境: is one label, 任职资格 / 学历: are two
            after = value[match.end() + len(tail[0]) : match.end() + len(tail[0]) + 1]
            if head + tail[0] in known and after in (":", "\n", " ", "】", ""):
                yield Edit(cut, match.end(), "", "broken-label")

    return labels_over_two_lines
