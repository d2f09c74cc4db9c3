"""Which candidates are believed: those that go on with a list, or begin one that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdparse.parsing.enumerators.candidates import NAME_OF_LIST, NUMBER_OF_POST, Candidate
from jdparse.parsing.enumerators.marker import Marker
from jdparse.parsing.enumerators.places import AFTER_SENTENCE, AFTER_SPACE, GLUED, INSIDE_WORD, LINE_START

# A number with an odd sign behind it goes on with a list only so near the last number.
_LONGEST_ITEM = 400


@dataclass(slots=True)
class _Sequence:
    number: int
    last: int
    end: int


def look_ahead(candidates: list[Candidate]) -> None:
    """Tell each candidate the numbers of the next three of its kind."""
    upcoming: dict[str, tuple[int, ...]] = {}
    for candidate in reversed(candidates):
        candidate.following = upcoming.get(candidate.kind, ())
        upcoming[candidate.kind] = (candidate.ordinal, *candidate.following[:2])


def believed(candidates: list[Candidate], value: str, label_ends: frozenset[int]) -> Iterator[Marker]:
    opened: dict[str, _Sequence] = {}
    count = 0
    for candidate in candidates:
        if candidate.kind.startswith("bullet"):
            count += candidate.kind not in opened
            sequence = opened.setdefault(candidate.kind, _Sequence(count, 0, candidate.end))
            yield Marker(candidate.start, candidate.end, candidate.kind, 0, sequence.number)
            continue
        current = opened.get(candidate.kind)
        verdict = _verdict(candidate, current, opened, label_ends, value)
        if verdict is None:
            continue
        start, ordinal, continues = verdict
        if current is None or not continues:
            count += 1
            current = opened[candidate.kind] = _Sequence(count, ordinal, candidate.end)
        current.last, current.end = ordinal, candidate.end
        yield Marker(start, candidate.end, candidate.kind, ordinal, current.number)


def _verdict(
    candidate: Candidate,
    current: _Sequence | None,
    opened: dict[str, _Sequence],
    label_ends: frozenset[int],
    value: str,
) -> tuple[int, int, bool] | None:
    """Where the marker starts, its number, whether it goes on with the open list; None: no marker."""
    ordinal, place = candidate.ordinal, candidate.place
    firm = place >= AFTER_SPACE or candidate.start in label_ends
    expected = current.last + 1 if current else 0
    if candidate.kind in ("篇", "职责"):
        return (candidate.start, ordinal, ordinal != 1) if place >= GLUED else None
    if candidate.kind == NUMBER_OF_POST:  # one number of a position is a word of the text, two are a list
        begins = ordinal == 1 and _goes_on(candidate, 2)
        return (candidate.start, ordinal, not begins) if begins or ordinal == expected else None
    if candidate.kind in ("第条", "第章", "第节", "第篇", "第部分"):
        # inside a sentence (第一节课前, 依照第三条) it is believed only in sequence
        in_sequence = ordinal == expected or (ordinal == 1 and _goes_on(candidate, 2))
        return (candidate.start, ordinal, ordinal != 1) if firm or (place >= GLUED and in_sequence) else None
    if candidate.kind == "第一":  # 安全第一,… counts nothing
        begins = ordinal == 1 and _goes_on(candidate, 2)
        return (candidate.start, ordinal, not begins) if begins or ordinal == expected else None
    if candidate.kind == "1.0":
        return candidate.start, ordinal, ordinal == expected
    if candidate.kind == "1|":  # a number in a cell or on a line of its own is believed only in sequence
        begins = ordinal == 1 and _goes_on(candidate, 2)
        return (candidate.start, ordinal, not begins) if begins or ordinal == expected else None
    if candidate.doubtful:
        near = current is not None and candidate.start - current.end <= _LONGEST_ITEM
        return _verdict_in_doubt(candidate, expected if near else 0)
    if place > INSIDE_WORD:
        if ordinal == expected:
            return candidate.start, ordinal, True
        begins = firm or _goes_on(candidate, 2) or _heads_a_group(candidate, opened)
        if ordinal == 1 and (begins or _is_behind_name_of_list(candidate, value)):
            return candidate.start, 1, False
        if firm and current and ordinal in (current.last, current.last + 2, current.last + 3) and ordinal > 0:
            return candidate.start, ordinal, True
        if current and ordinal == current.last and place == GLUED and _repeats(candidate, value):
            return candidate.start, ordinal, True  # …有晋升空间4、有…: the number 4 twice
        if firm and ordinal == 2 and _goes_on(candidate, 3):
            return candidate.start, 2, False  # the first number is lost: 依照… 2.依照… 3.…
    split = _split_digits(candidate, expected, value)
    if split:
        return split
    if place == LINE_START and 1 < ordinal <= 30:
        return candidate.start, ordinal, False  # numbering is wrong here; the head of a line is enough
    return None


def _verdict_in_doubt(candidate: Candidate, expected: int) -> tuple[int, int, bool] | None:
    """3:熟悉, 1负责, 一:工作内容: a number with an odd sign behind it, or none, is believed only in sequence."""
    ordinal, place = candidate.ordinal, candidate.place
    if ordinal == expected > 0 and place > INSIDE_WORD:
        return candidate.start, ordinal, True
    if ordinal == 1 and place >= AFTER_SENTENCE and candidate.following[:1] == (2,):
        return candidate.start, 1, False
    if ordinal == 1 and place == GLUED and candidate.following[:2] == (2, 3):
        return candidate.start, 1, False  # 工作内容|1根据…;2组织…;3…
    return None


def _heads_a_group(candidate: Candidate, opened: dict[str, _Sequence]) -> bool:
    """5. 推广管理(1) …: the only item of a group, right behind the group's short name."""
    if candidate.kind not in ("(1)", "①", "(一)"):
        return False
    return any(
        kind != candidate.kind and 2 <= candidate.start - open_list.end <= 14 for kind, open_list in opened.items()
    )


def _is_behind_name_of_list(candidate: Candidate, value: str) -> bool:
    """工作任务|(1)跟踪进度。职责二 …: the only item of a list."""
    return NAME_OF_LIST.search(value, max(0, candidate.start - 4), candidate.start) is not None


def _repeats(candidate: Candidate, value: str) -> bool:
    """A number that repeats the last one, glued to a word, between two words."""
    return (
        candidate.kind == "1、"
        and value[candidate.start - 1] not in "第每约共近达满前后"
        and value[candidate.end : candidate.end + 1].isalpha()
    )


def _goes_on(candidate: Candidate, number: int) -> bool:
    return number in candidate.following[:2]


_HEADING_NUMBER = re.compile(r"(?:职责|范文|范本|说明书|内容|要求|篇)$")


def _split_digits(candidate: Candidate, expected: int, value: str) -> tuple[int, int, bool] | None:
    """``20-352、``: the 2 is the list's next number; ``职责21、``: 职责2, then a list begins."""
    digits = candidate.digits
    if not digits:
        return None
    for cut in range(len(digits)):
        if cut == 0 and candidate.place > INSIDE_WORD:
            continue
        tail = digits[cut:].strip()
        if not tail.isdigit() or len(tail) > 2 or tail.startswith("0"):
            continue
        start = candidate.start + digits.index(tail, cut)
        if int(tail) == expected and (cut or candidate.place == INSIDE_WORD):
            return start, expected, True
        if tail == "1" and cut and _HEADING_NUMBER.search(value, max(0, candidate.start - 4), candidate.start):
            return start, 1, False
    return None
