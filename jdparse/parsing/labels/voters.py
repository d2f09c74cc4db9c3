"""The voters: each knows one way in which labels stand on a page.

A voter answers yes, no, or None where it has nothing to say; the first answer decides, and the
name of the voter that said yes is kept as the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jdparse.parsing.labels.mark import AFTER_SENTENCE, AFTER_SPACE, GLUED, LINE_START, Candidate, LabelMark

Voter = Callable[[Candidate], bool | None]

_CHAPTER_NUMBERS = frozenset({"一、", "(一)", "第部分", "第章", "第节", "1.1", "1.2"})


def _stands_free(candidate: Candidate) -> bool:
    """Does the label stand behind a boundary, or at least behind no word that makes it part of a sentence?"""
    return candidate.place > GLUED or not candidate.is_linked


def in_brackets(candidate: Candidate) -> bool | None:
    """【岗位职责】, <任职要求>"""
    if candidate.after == "bracket":
        return candidate.opened
    return None


def first_on_its_line(candidate: Candidate) -> bool | None:
    """A line that is the label and nothing else, or the label and a colon, a cell or a list."""
    if candidate.place == LINE_START and candidate.after not in ("text", "space"):
        return candidate.after != "list" or candidate.label.strength != "weak" or candidate.marker is None
    return None


def strong_with_colon(candidate: Candidate) -> bool | None:
    """…其他工作|岗位工作权限: is a label wherever it stands."""
    if candidate.label.strength == "strong" and candidate.after == "colon":
        return _stands_free(candidate)
    return None


def strong_with_list(candidate: Candidate) -> bool | None:
    """…团队建设|工作任务1、"""
    if candidate.label.strength == "strong" and candidate.after == "list":
        return _stands_free(candidate)
    return None


def plain_after_boundary(candidate: Candidate) -> bool | None:
    """。岗位职责: or a space and 岗位职责 1、"""
    if candidate.label.strength == "plain" and candidate.after in ("colon", "list", "cell"):
        if candidate.place > GLUED:
            return True
        return candidate.after == "colon" and not candidate.is_linked and len(candidate.label.text) > 3
    return None


def weak_after_boundary(candidate: Candidate) -> bool | None:
    """; 学历:大专 — an everyday word is a label behind a boundary and with a colon."""
    if candidate.label.strength == "weak" and candidate.after == "colon":
        return candidate.place >= AFTER_SENTENCE or (candidate.place == AFTER_SPACE and candidate.before != ",")
    if candidate.label.strength == "weak" and candidate.after == "list":
        return candidate.place >= AFTER_SENTENCE
    return None


def strong_closing_its_line(candidate: Candidate) -> bool | None:
    """。任职资格 at the end of a line"""
    if candidate.label.strength != "weak" and candidate.after in ("line", "cell"):
        if candidate.place >= AFTER_SENTENCE:
            return True
        return candidate.place == AFTER_SPACE and candidate.label.strength == "strong"
    return None


def numbered_with_space(candidate: Candidate) -> bool | None:
    """八、身体条件及心理品质 身体健康…: a label behind a chapter number wants no colon."""
    if candidate.after == "space" and candidate.marker and candidate.marker.kind in _CHAPTER_NUMBERS:
        return True
    return None


def strong_heading_its_line(candidate: Candidate) -> bool | None:
    """岗位名称 护士长 所属科室 内科: cells apart by spaces."""
    if candidate.after == "space" and candidate.place == LINE_START and candidate.label.strength == "strong":
        return True
    return None


def strong_between_spaces(candidate: Candidate) -> bool | None:
    """…登记异常 任职资格 大专以上学历…: of a page in one line only spaces are left around the label."""
    if candidate.after == "space" and candidate.place == AFTER_SPACE and candidate.label.strength == "strong":
        return candidate.label.field in _PARTS_OF_A_DESCRIPTION
    return None


_PARTS_OF_A_DESCRIPTION = frozenset({"responsibilities", "responsibilities.tasks", "qualifications", "authorities"})


def part_of_a_path(candidate: Candidate) -> bool | None:
    """加入我们 / 社会招聘 / 研发: where the page stands on its site."""
    return False if candidate.after == "path" else None


def one_of_its_list(candidate: Candidate) -> bool | None:
    """· 缴五险 / · 包吃住 / · 节日礼品: between other items a label with nothing behind it is an item; 📌工作内容 over
    ✅ 擦桌子 is none, for pictures are read as one sign."""
    is_bare = candidate.label.strength != "strong" and candidate.after == "line"
    if is_bare and candidate.before_sibling and candidate.label.field not in _PARTS_OF_A_DESCRIPTION:
        return False
    return None


def says_itself(candidate: Candidate) -> bool | None:
    """包吃住 alone on its line tells what is given and heads nothing."""
    if candidate.after == "line" and candidate.label.text[0] in "包管":
        return False
    return None


VOTERS: tuple[Voter, ...] = (
    says_itself,
    part_of_a_path,
    one_of_its_list,
    in_brackets,
    first_on_its_line,
    strong_with_colon,
    strong_with_list,
    plain_after_boundary,
    weak_after_boundary,
    strong_closing_its_line,
    numbered_with_space,
    strong_heading_its_line,
    strong_between_spaces,
)


def vote(candidate: Candidate) -> str | None:
    """The rule because of which the candidate is believed; None where it is not."""
    for voter in VOTERS:
        answer = voter(candidate)
        if answer is not None:
            return voter.__name__ if answer else None
    return None


_LONGEST_CELL = 26
_ENDS_CELLS = re.compile(r"[。;\n]")


def next_cell(candidate: Candidate, last: LabelMark | None, value: str) -> str | None:
    """学历:大专以上|专业:化工 — in a row of cells with colons the label after ``last`` needs no boundary."""
    if last is None or not last.colon or candidate.after != "colon" or candidate.is_linked:
        return None
    cell = value[last.content : candidate.label_start]
    if len(cell) > _LONGEST_CELL or _ENDS_CELLS.search(cell) or candidate.label.field == last.label.field:
        return None
    return "next_cell"
