"""Items beside headings: where 4.1 值长 and 4.3 巡检员 are positions, so is 4.2 集控, and 五、附则 ends the last."""

from __future__ import annotations

import re
from collections import Counter

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.closing_words import closing_words, field_under
from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.name_parts import NAME, number_wanted
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.parsing.spaces import behind_spaces
from jdparse.text import Span

_NUMBERS = frozenset({"一、", "(一)", "1、", "1)", "第条", "第节", "1.0", "1.1", "1.2"})
_FEWEST_HEADINGS = 2
_LONGEST_NAME = 16
# What closes a manual or regulation and is nobody's name.
_NO_NAMES = re.compile(
    r"则$|范围|目的|依据|定义|术语|引用|考核|检查|奖|惩|罚|附件|附表|附录|记录|说明|要求|规定|办法|制度|流程|程序|标准|原则|总述|概述|概况"
    r"|解释|施行|执行|生效|其他|其它|事项|职责|责任|条件|待遇|时间|方式|地点|表$|图$|前景|发展|技能|素质|技巧|要点|意义|如何|怎么|怎样|什么|哪些"
)


def siblings_of_headings(page: MarkedText, headings: list[Heading]) -> list[Heading]:
    """The items of a list that are no heading yet while at least half of its items, and two, are the headings of
    positions or departments: short names become headings, anything else ends the position before it."""
    starts = {heading.marker.start for heading in headings if heading.marker}
    named = {heading.marker.start for heading in headings if heading.marker and heading.kind != "chapter"}
    departments = _lists_of_departments(headings)
    lists = _lists_of_headings(page, headings)
    if not lists:
        return []
    firsts = _first_headings(headings)
    found = []
    for marker in page.markers:
        if marker.sequence not in lists or marker.start in named:
            continue
        if marker.start < firsts[marker.sequence] and _is_sentence(page, marker):
            continue
        staff = _staff(page, marker)
        if staff:
            found.append(staff)
        elif marker.start not in starts and page.label_at(marker.start) is None:
            found.append(_sibling(page, marker, is_department=marker.sequence in departments))
    return found


def _first_headings(headings: list[Heading]) -> dict[int, int]:
    """Where the first position or department of each list begins."""
    firsts: dict[int, int] = {}
    for heading in headings:
        if heading.marker and heading.kind != "chapter":
            sequence, start = heading.marker.sequence, heading.marker.start
            firsts[sequence] = min(start, firsts.get(sequence, start))
    return firsts


_ENDS_SENTENCE = ("。", ";", "；")


def _is_sentence(page: MarkedText, marker: Marker) -> bool:
    """3.1 建立设备台账,动态更新。 before 3.3 设备科科长 is what the heading above it lists, and ends nothing."""
    return page.value[marker.end : page.next_mark(marker.end)].rstrip().endswith(_ENDS_SENTENCE)


def _lists_of_departments(headings: list[Heading]) -> set[int]:
    """Where all named items are departments, so is 二、气象台 among them."""
    kinds: dict[int, set[str]] = {}
    for heading in headings:
        if heading.marker and heading.kind != "chapter":
            kinds.setdefault(heading.marker.sequence, set()).add(heading.kind)
    return {number for number, found in kinds.items() if found == {"department"}}


# 第七条 员工|安全职责 among the articles on single posts tells duties as they do.
_STAFF = re.compile(
    r"(?:全体|各岗位|各级|一般|普通|公司|其他|其它)?(?:员工|职工|从业人员|作业人员|岗位工人|操作工人|工人|教职工|工作人员)"
)
_LONGEST_CLOSING = 12


def _staff(page: MarkedText, marker: Marker) -> Heading | None:
    name = _STAFF.match(page.value, behind_spaces(page.value, marker.end))
    if name is None:
        return None
    closing = next(closing_words(page.value, page.lexicon, name.end(), name.end() + _LONGEST_CLOSING), None)
    if closing is None or closing.start() != name.end() or page.follows(closing.end()) == "text":
        return None
    field = field_under(closing["closing"], page.lexicon)
    return Heading(marker.start, closing.end(), "position", Span(*name.span()), field, "staff_among_posts", marker)


def _lists_of_headings(page: MarkedText, headings: list[Heading]) -> set[int]:
    named = Counter(
        heading.marker.sequence
        for heading in headings
        if heading.marker and heading.kind != "chapter" and heading.marker.kind in _NUMBERS
    )
    likely = {number for number, count in named.items() if count >= _FEWEST_HEADINGS}
    if not likely:
        return likely
    items = Counter(marker.sequence for marker in page.markers if marker.sequence in likely)
    return {number for number in likely if 2 * named[number] >= items[number]}


def _sibling(page: MarkedText, marker: Marker, *, is_department: bool) -> Heading:
    """The heading of the name that stands alone on the line behind the number, otherwise the end of what was before."""
    start = behind_spaces(page.value, marker.end)
    match = NAME.match(page.value, start, page.next_mark(start))
    if match is None or "\n" not in match["after"] or _NO_NAMES.search(match["name"]):
        return chapter(marker.start, marker.end, "sibling_of_headings", marker)
    end, headcount = number_wanted(page.value, start, match.start("after"))
    kind = name_kind(page.value[start:end], page.lexicon) if end - start <= _LONGEST_NAME else None
    if kind is None or (kind == "unknown" and "的" in match["name"]):  # 四、客服专员的发展前景
        return chapter(marker.start, marker.end, "sibling_of_headings", marker)
    kind = "department" if kind == "unknown" and is_department else kind
    name, rule = Span(start, end), "named_like_its_siblings"
    return Heading(marker.start, match.end("after"), kind, name, None, rule, marker, headcount=headcount)
