"""Names without closing words, believed for what follows: 二、销售经理 + 直接上司:, 技术支持工程师 (中级) + 1、"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.alone import names_alone_on_their_lines
from jdparse.parsing.headings.doubled import doubled_heading
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.listed_names import without_lone_items
from jdparse.parsing.headings.name_looks import (
    counts_people,
    goes_on_behind_number,
    is_counted,
    is_work_before_duties,
    may_end_a_name,
    start_with_number,
    start_with_ornaments,
)
from jdparse.parsing.headings.name_parts import CALL_BEFORE, NAME, ONLY_A_NUMBER, name_parts, number_wanted
from jdparse.parsing.headings.names_with_duties import name_with_duties, without_lone_names
from jdparse.parsing.headings.offices import NUMBERS_OF_CHAPTERS, chapter_of_department, office_heading
from jdparse.parsing.headings.over_commands import names_over_commands
from jdparse.parsing.headings.run_together import stands_behind_plain_item
from jdparse.parsing.headings.subjects import subject_heading
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import NameKind, name_kind
from jdparse.parsing.spaces import behind_spaces
from jdparse.text import Span

# 销售经理|急聘, 电工|高薪诚聘2名: what calls for applicants at the end of a name.
_CALL = re.compile(
    r"(?:(?:急聘|诚聘|急招|招聘|高薪诚聘|直聘|急需)[^\s:]{0,8}|(?:本月|本周|下月|近期|立即|即时|即可|随时|尽快|马上|\d{1,2}月)到岗)$"
)
# What a name may begin behind: a line end, a sentence, a space. It begins with the set of its first characters, for
# which the page is searched ten times as fast as for anything else.
_BOUNDARY = re.compile(r"[\n。;!?)】■● \t](?:(?<=[^ \t])|(?<![ \t]{2}))[ \t【■●]*+(?=[\u4e00-\u9fffA-Za-z])")
_TOP = re.compile(r"[ \t【■●]*+(?=[\u4e00-\u9fffA-Za-z])")
_NUMBERS_OF_NAMES = NUMBERS_OF_CHAPTERS | {"1、", "1)", "(1)", "第条", "A.", "①"}
_BEHIND_PHONE = re.compile(r"\d{7}[ \t]*$")
_LONGEST_NAME = 40
_LONGEST_CALL = 40
_OF_CALLS = ("聘", "招", "我们")


def named_headings(page: MarkedText, closed: list[Heading]) -> list[Heading]:
    """The headings without closing words, in order; ``closed`` are those with."""
    starts_of_closed = [heading.start for heading in closed]
    ends_of_closed = frozenset(heading.end for heading in closed)
    found: list[Heading] = []
    for start, marker in _places(page, closed):
        if marker is None and not _may_head_without_number(page, start):
            continue
        first = bisect_left(starts_of_closed, marker.start if marker else start)
        if first < len(closed) and starts_of_closed[first] <= start:
            continue  # a heading with closing words begins here
        heading = (
            doubled_heading(page, start, marker)
            or subject_heading(page, start, marker)
            or _named_heading(page, start, marker, start in ends_of_closed)
            or chapter_of_department(page, start, marker, starts_of_closed)
            or office_heading(page, start, marker)
            or name_with_duties(page, start, marker)
        )
        if heading:
            found.append(heading)
    found = without_lone_names(page, found)
    found += names_over_commands(page, found)
    return without_lone_items(page, found + names_alone_on_their_lines(page, found), closed)


def _may_head_without_number(page: MarkedText, start: int) -> bool:
    """A look at what costs little: the head of a line or what names end in, and nothing that says it is a value."""
    if not page.heads_line(start) and not may_end_a_name(page, start, page.next_mark(start)):
        return False
    if _BEHIND_PHONE.search(page.value, max(0, start - 12), start):
        return False  # 电话:0000-1234567 周厂长
    if start_with_number(page, start) < start:  # 01 | 发型师
        return True
    return not (page.begins_value(start) or page.goes_on(start) or page.stands_in_row(start))


def _places(page: MarkedText, closed: list[Heading]) -> list[tuple[int, Marker | None]]:
    """Where a name may begin: behind a line end, a sentence, a space, another heading, a number."""
    places: dict[int, Marker | None] = {match.end(): None for match in _BOUNDARY.finditer(page.value)}
    top = _TOP.match(page.value)
    if top:
        places[top.end()] = None
    places |= {heading.end: None for heading in closed}
    for marker in page.markers:
        of_notice = marker.kind == "①" and page.hires
        if marker.kind in _NUMBERS_OF_NAMES or marker.kind.startswith("bullet") or of_notice:
            at = behind_spaces(page.value, marker.end)
            is_number_of_bracket = marker.ordinal > 0 and page.value.startswith("【", at)  # 1、【电工】2人
            places[at + 1 if is_number_of_bracket else at] = marker
    return sorted(places.items())


@dataclass(frozen=True, slots=True)
class _Name:
    """A name at a place where a heading may begin.

    ``core_end`` is its end without the number of people wanted (at ``wanted_at``) and the call for applicants.
    """

    match: re.Match[str]
    kind: NameKind
    core_end: int
    wanted_at: int
    headcount: Span | None
    call: Span | None
    marker: Marker | None
    starts_line: bool

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.match.start()

    @property
    def has_colon(self) -> bool:
        """Does a colon stand behind the name?"""
        return ":" in self.match["after"]

    @property
    def ends_line(self) -> bool:
        """Does a line end stand behind the name?"""
        return "\n" in self.match["after"]


def _named_heading(page: MarkedText, start: int, marker: Marker | None, behind_heading: bool) -> Heading | None:
    """The name at ``start`` where what follows shows that it is a heading; it may stand right ``behind_heading``."""
    name = _name_at(page, start, marker, behind_heading)
    rule = _rule(page, name) if name else None
    if name is None or rule is None:
        return None
    parts = name_parts(name.match, page.lexicon)
    remark = parts.remark
    if name.call:
        remark = name.call
    elif remark and name.wanted_at <= remark.start and ONLY_A_NUMBER.fullmatch(page.value, *remark):
        remark = None  # (1人) says how many, not how they are hired
    return Heading(
        marker.start if marker else start_with_ornaments(page, start),
        name.match.end() if name.has_colon else name.match.start("after"),
        name.kind,
        Span(parts.name.start, min(parts.name.end, name.core_end)),
        None,
        rule,
        marker,
        parts.department,
        remark,
        name.headcount,
    )


def _name_at(page: MarkedText, start: int, marker: Marker | None, behind_heading: bool) -> _Name | None:
    """The name of a position or department that begins at ``start``."""
    stop = page.next_mark(start)
    begin = _behind_call(page, start, stop)
    may_be = may_end_a_name(page, start, stop) or (marker is not None and is_counted(page.value, start))
    match = NAME.match(page.value, begin, stop) if may_be else None
    if match is None or len(match["name"] + (match["bracket"] or "")) > _LONGEST_NAME or page.label_at(begin):
        return None
    wanted_at, headcount = number_wanted(page.value, begin, match.start("after"))
    call = _CALL.search(page.value, begin + 2, min(wanted_at, match.end("name")))
    core_end = call.start() if call else wanted_at
    kind = name_kind(page.value[begin:core_end], page.lexicon)
    starts_line = behind_heading or page.starts_line(start_with_number(page, start))
    if kind == "unknown" and not call and counts_people(page, Span(core_end, match.start("after"))):
        # 2、短视频剪辑(1人): what people are wanted for is a position, whatever it ends in
        kind = "position" if _stands_free(page, start, marker) else kind
    if kind == "unknown" and is_work_before_duties(page, match, core_end):
        kind = "position"
    if kind != "position" and not (kind == "department" and (marker or starts_line)):
        return None
    return _Name(match, kind, core_end, wanted_at, headcount, Span(*call.span()) if call else None, marker, starts_line)


def _behind_call(page: MarkedText, start: int, stop: int) -> int:
    """诚聘|培训讲师, 急招:|前台接待2名: where the name begins on a line that calls for applicants."""
    head = page.value[start : start + _LONGEST_CALL]
    if not any(word in head for word in _OF_CALLS) or not page.starts_line(start):
        return start
    call = CALL_BEFORE.match(page.value, start, stop)
    return call.end() if call else start


def _stands_free(page: MarkedText, start: int, marker: Marker | None) -> bool:
    """Does the name stand behind a number, a bracket, or at the head of its line?"""
    return marker is not None or page.starts_line(start_with_number(page, start)) or page.value[start - 1] == "【"


def _rule(page: MarkedText, name: _Name) -> str | None:
    """Because of what follows the name is believed to be a heading; None where it is not."""
    following = page.follows(name.match.end())
    if following == "label":
        return "name_before_label" if _heads_a_form(page, name) else None
    if following == "list" and _heads_a_list(page, name):
        return "name_before_list"
    if following == "list" and not page.hires:
        return None
    if name.marker and name.marker.kind in NUMBERS_OF_CHAPTERS and name.ends_line:
        return "numbered_name"
    ends_in_number = name.wanted_at < name.match.start("after")
    goes_on = name.has_colon and name.headcount is not None and name.marker is not None  # 1.急诊护士3名:负责分诊
    if ends_in_number and (name.ends_line or goes_on or following == "end") and (name.marker or name.starts_line):
        return "name_and_number_wanted"
    if ends_in_number and page.hires and (_goes_on(page, name) or _is_in_brackets(page, name)):
        return "name_and_number_wanted"
    return None


def _goes_on(page: MarkedText, name: _Name) -> bool:
    """①机长1名,会对开四色; 叉车工 3名 有叉车证: the item, or the line, goes on behind the number wanted."""
    begins = name.marker is not None or (name.starts_line and name.headcount is not None)
    return begins and goes_on_behind_number(page, name.match)


def _is_in_brackets(page: MarkedText, name: _Name) -> bool:
    """【传菜员】10名 月薪4000 要求:… at the head of its line"""
    return (
        page.heads_line(name.start)
        and page.value[name.start - 1] == "【"
        and page.value.startswith("】", name.core_end)
    )


def _heads_a_form(page: MarkedText, name: _Name) -> bool:
    """Does a label follow that may stand first in a form, and that is no title of its own?"""
    if name.kind == "department" and page.begins_section(name.start):
        return False  # 做什么: / 一日三餐、收拾厨房 / 给多少:… — what is done in the kitchen
    label = page.label_at(behind_spaces(page.value, name.match.end()))
    return label is not None and label.label.field != "extra" and not label.label.field.startswith("title")


def _heads_a_list(page: MarkedText, name: _Name) -> bool:
    """…熟悉|财务经理1、: inside a sentence the name before a list is no heading, unless a colon or line end follows."""
    following = page.marker_at(behind_spaces(page.value, name.match.end()))
    own = name.marker or page.marker_before(name.start)
    if own and following and following.sequence == own.sequence:
        return False  # 1、排班 2、查房: the list behind the name is the name's own
    if stands_behind_plain_item(page, name.start) and not page.starts_line(name.start):
        return False  # 1、清点货物2、带领装卸工|库管员1、: the name ends the item
    if name.marker or name.starts_line or name.ends_line or name.has_colon:
        return True
    return page.value[name.start - 1 : name.start] in ("\n", " ", "")
