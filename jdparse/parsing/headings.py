"""Headings: where the page starts to describe another position, department or chapter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels import LabelMark, label_behind_heading
from jdparse.parsing.names import is_collective, name_kind
from jdparse.text import Span

# Fields whose value is one cell of a form.
ONE_CELL_FIELDS = frozenset(
    "title title.department code employer department location headcount reports_to direct_reports job_family span_of_control "
    "pay_grade analysis_date employment_type".split()
)
HeadingKind = Literal["position", "department", "unknown", "chapter"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading from ``start`` to ``end``; ``field`` is what the text under it is where no label says so.

    A chapter names no single position (篇二, 公司各岗位职责): it ends what stands before it.
    """

    start: int
    end: int
    kind: HeadingKind
    name: Span | None
    field: str | None
    rule: str
    marker: Marker | None = None
    department: Span | None = None
    remark: Span | None = None
    headcount: Span | None = None


# The number of a piece behind its heading: 岗位职责3, 岗位职责(2), 岗位职责二
_NUMBER = re.compile(r"[ ]?(?:\([0-9一二三四五六七八九十]{1,3}\)|(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?![0-9、.)条级年个名人项月日%一二三四五六七八九十]))")
_COUNT = r"(?P<count>[ ]?\(?(?:精选|通用|合集|热门|优秀|共|集合|汇总|锦集|大全|整理|推荐|最新|必备)?[0-9一二三四五六七八九十]{1,3}篇\)?(?:范文|汇编)?)?"


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon.words
    closing = trie_pattern(words.heading_closings)
    tails = trie_pattern(words.heading_tails)
    return (
        re.compile(f"(?P<closing>{closing})(?P<tail>(?:[ ]?\\(?(?:{tails})\\)?)*){_COUNT}"),
        re.compile(r"(?P<name>[^\s。;,!?:、|\"“”()【】《》>\-—•]{1,24})(?P<bracket>[ ]?\([^()\n]{1,40}\))?[ ]?$"),
        re.compile(r"(?P<name>[^\s。;,!?:|\"“”()【】《》>]{2,24})(?P<bracket>[ ]?\([^()\n]{1,40}\))?(?P<wanted>[ ]{0,4}(?:招聘?|共)?[ ]?(?:\d{1,3}|若干|数|多)[ ]?[名人位])?(?P<after>[ \t]*】?[ \t]*:?[ \t]*\n?[ \t]*)"),
        re.compile(trie_pattern(words.duty_verbs)),
    )


class _Page:
    """The text with its markers and labels, for looking around a place."""

    def __init__(self, value: str, markers: list[Marker], labels: list[LabelMark], lexicon: Lexicon) -> None:
        self.value = value
        self.lexicon = lexicon
        self.markers = markers
        self.labels = labels
        self.marker_starts = [marker.start for marker in markers]
        self.marker_ends = [marker.end for marker in markers]
        self.label_starts = [label.start for label in labels]
        self.label_contents = [label.content for label in labels]

    @cached_property
    def names_in_lists(self) -> dict[int, tuple[int, int]]:
        """List -> how many of its items begin with the name of a position or department, and how many it has."""
        _, _, pattern, _ = _patterns(self.lexicon)
        counts: dict[int, tuple[int, int]] = {}
        for marker in self.markers:
            names, total = counts.get(marker.sequence, (0, 0))
            start = marker.end
            while start < len(self.value) and self.value[start] in " \t":
                start += 1
            match = pattern.match(self.value, start, min(self.next_label(start), self.next_marker(start)))
            named = match is not None and name_kind(match["name"] + (match["bracket"] or ""), self.lexicon) in ("position", "department")
            counts[marker.sequence] = (names + named, total + 1)
        return counts

    def next_marker(self, at: int) -> int:
        index = bisect_left(self.marker_starts, at)
        return self.marker_starts[index] if index < len(self.markers) else len(self.value)

    def next_label(self, at: int) -> int:
        index = bisect_left(self.label_starts, at)
        return self.label_starts[index] if index < len(self.labels) else len(self.value)

    def marker_at(self, at: int) -> Marker | None:
        index = bisect_left(self.marker_starts, at)
        return self.markers[index] if index < len(self.markers) and self.marker_starts[index] == at else None

    def marker_before(self, at: int) -> Marker | None:
        """The marker that ends right before ``at``, spaces not counted."""
        index = bisect_right(self.marker_ends, at) - 1
        if index >= 0 and not self.value[self.marker_ends[index] : at].strip():
            return self.markers[index]
        return None

    def is_list_of_names(self, marker: Marker) -> bool:
        """Do at least half of the items of the marker's list begin with a name? Then its items are headings."""
        names, total = self.names_in_lists.get(marker.sequence, (0, 1))
        return 2 * names >= total

    def starts_line(self, at: int) -> bool:
        """Does nothing but spaces stand between the head of the line and ``at``?"""
        while at and self.value[at - 1] in " \t":
            at -= 1
        return at == 0 or self.value[at - 1] == "\n"

    def goes_on(self, at: int) -> bool:
        """Does a comma or 、 stand before ``at``, so that the sentence goes on there?"""
        while at and self.value[at - 1] in " \t":
            at -= 1
        return at > 0 and self.value[at - 1] in ",、("

    def begins_value(self, at: int) -> bool:
        """Is ``at`` where the text of a label begins?"""
        index = bisect_right(self.label_contents, at) - 1
        if index < 0:
            return False
        between = self.value[self.label_contents[index] : at]
        one_cell = self.labels[index].label.field in ONE_CELL_FIELDS
        return not between.strip() if one_cell else not between.strip(" \t") and self.labels[index].colon

    def duty_number_in(self, start: int, end: int) -> bool:
        """完成收款工作|职责四: here 工作职责 closes nothing, 职责四 is the number of a duty."""
        index = bisect_left(self.marker_starts, start)
        return index < len(self.markers) and self.marker_starts[index] < end and self.markers[index].kind == "职责"

    def label_at(self, at: int) -> LabelMark | None:
        index = bisect_left(self.label_starts, at)
        return self.labels[index] if index < len(self.labels) and self.label_starts[index] == at else None

    def floor(self, at: int) -> int:
        """The end of the last marker or label before ``at``: a name cannot reach further left."""
        index = bisect_right(self.marker_ends, at) - 1
        low = self.marker_ends[index] if index >= 0 else 0
        index = bisect_right(self.label_contents, at) - 1
        return max(low, self.label_contents[index] if index >= 0 else 0, at - 60)

    def strong_label_at(self, at: int) -> bool:
        """Does a strong label stand at ``at``, or any label with a colon, also where nothing else shows that it is one?"""
        return label_behind_heading(self.value, at, self.lexicon) is not None

    def closing_follows(self, at: int) -> bool:
        """Does another heading with closing words begin at ``at``? 后勤保障部岗位说明书|后勤保障部经理岗位说明书"""
        closing, _, _, _ = _patterns(self.lexicon)
        match = closing.search(self.value, at, at + 40)
        return match is not None and name_kind(self.value[at : match.start()], self.lexicon) is not None

    def follows(self, at: int) -> str:
        """What begins at ``at`` once spaces are passed: line, label, list, end or text."""
        while at < len(self.value) and self.value[at] in " \t":
            at += 1
        if at >= len(self.value):
            return "end"
        if self.value[at] == "\n":
            return "line"
        if self.label_at(at):
            return "label"
        marker = self.marker_at(at)
        if marker and (marker.ordinal <= 2 or marker.kind.startswith("bullet")):
            return "list"
        return "text"


def find_headings(value: str, markers: list[Marker], labels: list[LabelMark], lexicon: Lexicon) -> list[Heading]:
    """The headings of ``value`` in order, not overlapping."""
    page = _Page(value, markers, labels, lexicon)
    closed = _closed_headings(page)
    named = _named_headings(page, closed)
    found = sorted([*closed, *named, *_chapters(page), *_repeated_lines(page)], key=lambda heading: (heading.start, -heading.end))
    kept: list[Heading] = []
    for heading in found:
        if kept and heading.start < kept[-1].end:
            if kept[-1].kind == "chapter" and heading.kind != "chapter" and kept[-1].rule != "repeated_line":
                kept[-1] = heading
            continue
        kept.append(heading)
    return kept


def _closed_headings(page: _Page) -> list[Heading]:
    """Headings that end in closing words: 大客户岗位职责3, 护士长工作职责:, 后勤保障部经理岗位说明书."""
    closing, _, _, _ = _patterns(page.lexicon)
    matches = list(closing.finditer(page.value))
    stems = _repeated_stems(page, matches)
    headings: list[Heading] = []
    end_of_last = 0
    for match in matches:
        heading = _closed_heading(page, match, end_of_last, stems.get(match.start()))
        end_of_last = match.end("closing")
        if heading:
            headings.append(heading)
    return [_with_shorter_name(page, heading, headings) for heading in headings]


def _with_shorter_name(page: _Page, heading: Heading, others: list[Heading]) -> Heading:
    """和部门业务流程|大客户专员: a name that begins with a conjunction is glued to what stood before it; it begins
    where the other headings' names begin (大客户业务主管, 大客户总监)."""
    if heading.name is None or page.value[heading.name.start] not in "和与及、":
        return heading
    text = page.value[heading.name.start : heading.name.end]
    for other in others:
        if other.name is None or other is heading:
            continue
        at = text.rfind(page.value[other.name.start : other.name.start + 3])
        if at > 0 and name_kind(text[at:], page.lexicon) == heading.kind:
            start = heading.name.start + at
            return replace(heading, start=start, name=Span(start, heading.name.end))
    return heading


_STEM = 24
_SHORTEST_STEM = 3
_MOST_ALIKE = 60


def _repeated_stems(page: _Page, matches: list[re.Match[str]]) -> dict[int, int]:
    """Where headings are glued to the text before them, what several of them share is their name.

    …养护单位|后勤保障部岗位说明书 and …维修班|后勤保障部岗位说明书: closing's start -> start of the shared name.
    """
    stems: dict[int, int] = {}
    alike: dict[str, list[int]] = {}
    for match in matches:
        alike.setdefault(page.value[match.start() - _SHORTEST_STEM : match.start()] + match["closing"], []).append(match.start())
    for starts in alike.values():
        if not 1 < len(starts) <= _MOST_ALIKE:
            continue
        for start in starts:
            shared = [n for other in starts if other != start and (n := _shared(page.value, start, other)) >= _SHORTEST_STEM]
            if shared and name_kind(page.value[start - min(shared) : start], page.lexicon):
                stems[start] = start - min(shared)
    return stems


def _shared(value: str, one: int, other: int) -> int:
    """How many characters before ``one`` and ``other`` agree, up to the longest name."""
    count = 0
    while count < min(_STEM, one, other) and value[one - count - 1] == value[other - count - 1] and value[one - count - 1].isalnum():
        count += 1
    return count


def _closed_heading(page: _Page, match: re.Match[str], end_of_last: int, stem: int | None) -> Heading | None:
    _, before, _, verbs = _patterns(page.lexicon)
    value = page.value
    if page.label_at(match.start()) is not None or page.duty_number_in(match.start(), match.end("closing")):
        return None
    name = _name_before(page, match.start(), end_of_last, stem)
    if name is None:
        return None
    end = min(match.end(), max(match.end("closing"), page.next_marker(match.end("closing"))))
    number = _NUMBER.match(value, end, page.next_marker(end))
    end = number.end() if number else end
    follows = _follows_heading(page, end, verbs, value[name.start() : name.end()])
    if follows is None and stem is not None and page.closing_follows(end):
        follows = end
    if follows is None and match["closing"].endswith("说明书") and name_kind(name[0].strip(), page.lexicon) == "position":
        follows = end  # 销售代表职位说明书|对部门…: a title page closes so, no sentence does
    if follows is None:
        return None
    end, start = follows, name.start()
    kind = name_kind(name[0].strip(), page.lexicon)
    marker = page.marker_before(start)
    if kind is None and is_collective(name[0].strip(), page.lexicon):
        return Heading(marker.start if marker else start, end, "chapter", None, None, "collective_heading", marker)
    if kind is None or (kind == "unknown" and not (page.starts_line(start) or marker or number or follows_strongly(page, end))):
        return None
    field = page.lexicon.words.heading_closings[match["closing"]]
    if match["closing"].startswith("招聘") and kind != "position":
        return Heading(marker.start if marker else start, end, "chapter", None, None, "notice_heading", marker)
    if match["count"]:
        return Heading(marker.start if marker else start, end, "chapter", None, None, "collection_heading", marker)
    span, department, remark = _parts(page, name)
    return Heading(
        marker.start if marker else start, end, kind, span, field if field != "none" else None, "closing_words", marker, department, remark
    )


def _name_before(page: _Page, at: int, end_of_last: int, stem: int | None) -> re.Match[str] | None:
    """The name that ends at ``at`` and begins at a boundary, or where the shared name of several headings begins."""
    _, before, _, _ = _patterns(page.lexicon)
    name = before.search(page.value, max(page.floor(at), end_of_last), at)
    if name is None:
        return None
    start = name.start()
    shared = before.search(page.value, stem, at) if stem is not None and stem > start else None
    behind_number = start > 0 and page.marker_before(start) is not None
    firm = start == end_of_last or start == 0 or (page.value[start - 1] in "\n \t。;:!?】》" and not behind_number)
    weak = start == page.floor(at) or not page.value[start - 1].isalnum()
    if shared and not firm:
        return shared  # 9. 新增事项|后勤保障部岗位说明书
    named = name_kind(name[0].strip(), page.lexicon) or is_collective(name[0].strip(), page.lexicon)
    return name if named and (firm or behind_number or (weak and page.value[start - 1] not in "、,")) else None


def follows_strongly(page: _Page, end: int) -> bool:
    return page.follows(end) in ("label", "list")


def _follows_heading(page: _Page, at: int, verbs: re.Pattern[str], name: str) -> int | None:
    """The end of the heading where what stands behind it may follow a heading; None where it is part of a sentence."""
    value = page.value
    if page.strong_label_at(at) or (len(name) > 2 and value.startswith(name.strip(), at)):
        return at
    rest = re.compile(r"[ \t]*[:】\]]+[ \t]*").match(value, at)
    if rest:
        return rest.end()
    kind = page.follows(at)
    if kind != "text":
        return at
    if value[at] in " \t":
        return at
    if value[at] in "(":
        close = value.find(")", at, at + 40)
        return close + 1 if close >= 0 and page.follows(close + 1) != "text" else None
    return at if verbs.match(value, at) and value[at] not in "的与和及、,对在为有" and page.label_at(at) is None and _line_starts(page, at) else None


def _line_starts(page: _Page, at: int) -> bool:
    line = page.value.rfind("\n", 0, at) + 1
    return at - line <= 24


def _parts(page: _Page, name: re.Match[str]) -> tuple[Span, Span | None, Span | None]:
    """The name proper, the department printed before it, and a bracket that speaks of hiring."""
    value = page.value
    start, end = name.start("name"), name.end()
    while end > start and value[end - 1] == " ":
        end -= 1
    remark = None
    if name["bracket"]:
        inner = Span(name.start("bracket") + name["bracket"].index("(") + 1, name.end("bracket") - 1)
        if speaks_of_hiring(value[inner.start : inner.end], page.lexicon):
            remark = inner
            end = name.end("name")
    department = None
    doubled = re.compile(r"([^\s]{2,12}(?:部|科|室|处|中心|办|车间))(?=\1[^\s]+)").match(value, start, end)
    if doubled:
        department = Span(start, doubled.end())
        start = doubled.end()
    return Span(start, end), department, remark


# How many are wanted: 项目经理3人, 仓库内勤(1人), 厨师 若干名
_WANTED = re.compile(r"[ ]?\(?[ ]?(?:招聘?|共|急招|急聘)?[ ]?(?P<number>\d{1,3}|若干|数|多)[ ]?[名人位]\)?[ ]?$")


def wanted(value: str, start: int, end: int) -> tuple[int, Span | None]:
    """The end of the name without the number of people wanted, and the span of that number (None for 若干)."""
    found = _WANTED.search(value, start, end)
    if found is None or found.start() <= start + 1:
        return end, None
    return found.start(), Span(*found.span("number")) if found["number"].isdigit() else None


_HIRING = re.compile(r"急|聘|招|\d+[名人]|若干|兼职|全职|没|人选|暂|可由|待遇|原来|要求|空缺|新增|长期|应届|面议|男|女|优先|储备期|多名|数名")


def speaks_of_hiring(text: str, lexicon: Lexicon) -> bool:
    """急, 没合适人选可由总经理直接管辖: about hiring; 高级, 行政文员、报关员: part of the name."""
    parts = re.split(r"[、/,]", text)
    if all(name_kind(part.strip(), lexicon) == "position" for part in parts) and not _HIRING.match(text):
        return False
    return _HIRING.search(text) is not None


_TAIL = re.compile(r"(?:急聘|诚聘|急招|招聘|高薪诚聘|直聘|急需)[^\s:]{0,8}$")


def _named_headings(page: _Page, closed: list[Heading]) -> list[Heading]:
    """Names without closing words, believed for what follows: 二、销售经理 + 直接上司:, 技术支持工程师 (中级) + 1."""
    taken = [heading.start for heading in closed]
    found: list[Heading] = []
    for start, marker in _places(page, closed):
        if marker is None and (page.begins_value(start) or page.goes_on(start)):
            continue
        at = bisect_left(taken, marker.start if marker else start)
        if at < len(taken) and taken[at] <= start:
            continue
        heading = _named_heading(page, start, marker)
        if heading and (marker is None or heading.rule == "name_doubled" or page.is_list_of_names(marker)):
            found.append(heading)
    return found


_BOUNDARY = re.compile(r"(?:^|\n|(?<=[。;!?)】])|[ \t])[ \t【]*(?=[\u4e00-\u9fffA-Za-z])")


def _places(page: _Page, closed: list[Heading]) -> list[tuple[int, Marker | None]]:
    """Where a name may begin: behind a line end, a sentence, a space, another heading, a number."""
    places: dict[int, Marker | None] = {match.end(): None for match in _BOUNDARY.finditer(page.value)}
    places |= {heading.end: None for heading in closed}
    for marker in page.markers:
        if marker.kind in ("一、", "(一)", "1、", "1)", "(1)", "第章", "第节", "第条", "1.1", "1.2", "A."):
            at = marker.end
            while at < len(page.value) and page.value[at] in " \t":
                at += 1
            places[at] = marker
    return sorted(places.items())


_LONGEST_HEADING = 60


@cache
def _last_characters(lexicon: Lexicon) -> frozenset[str]:
    """What names, grades and numbers of people end in."""
    words = lexicon.words
    endings = words.position_endings | words.department_endings | words.activity_endings
    return frozenset(ending[-1] for ending in endings) | frozenset(")]名人位级0123456789IVXⅠⅡⅢ甲乙丙")


def _may_end_a_name(page: _Page, start: int, stop: int) -> bool:
    """A look at the last character before the label, number or line end that follows: most items end in no name."""
    line_end = page.value.find("\n", start, start + _LONGEST_HEADING)
    edge = min(stop, line_end) if line_end >= 0 else stop
    if edge - start > _LONGEST_HEADING:
        return False
    text = page.value[start:edge].rstrip(" \t:】")
    return text != "" and (text[-1] in _last_characters(page.lexicon) or "聘" in text or "招" in text)


def _named_heading(page: _Page, start: int, marker: Marker | None) -> Heading | None:
    _, _, pattern, _ = _patterns(page.lexicon)
    stop = min(page.next_label(start), page.next_marker(start))
    if (marker or page.starts_line(start)) and name_doubled(page, start, marker):
        return _doubled_heading(page, start, marker)
    if not _may_end_a_name(page, start, stop):
        return None
    match = pattern.match(page.value, start, stop)
    if not match:
        return None
    end = match.end()
    follows = page.follows(end)
    text = match["name"] + (match["bracket"] or "")
    named_end, count = wanted(page.value, start, match.end("wanted") if match["wanted"] else start + len(text))
    tail = _TAIL.search(page.value, start, min(named_end, match.end("name")))
    core_end = tail.start() if tail else named_end
    kind = name_kind(page.value[start:core_end], page.lexicon)
    if kind not in ("position", "department") or len(text) > 40:
        return None
    line_start = page.starts_line(start)
    if kind == "department" and marker is None and not line_start:
        return None
    colon = ":" in match["after"]
    newline = "\n" in match["after"]
    if follows == "label":
        label = page.label_at(_skip(page.value, end))
        if label is None or label.label.field == "extra" or (label.label.field.startswith("title")):
            return None
        rule = "name_before_label"
    elif follows == "list":
        rule = "name_before_list"
        if marker is None and not newline and not colon and page.value[start - 1 : start] not in ("\n", " ", ""):
            return None
    elif marker is not None and marker.kind in ("一、", "(一)", "第章", "第节", "1.1", "1.2") and (newline or match["after"] == "" and follows == "line"):
        rule = "numbered_name"
    elif named_end < start + len(text) and (newline or follows in ("line", "end")) and (marker or line_start):
        rule = "name_and_number_wanted"
    else:
        return None
    span, department, remark = _parts(page, match)
    span = Span(span.start, min(span.end, core_end))
    if tail:
        remark = Span(*tail.span())
    elif remark and named_end <= remark.start:
        remark = None  # (1人) says how many, not how they are hired
    end = max(match.end(name) for name in ("name", "bracket", "wanted"))
    end = match.end() if colon else end
    return Heading(marker.start if marker else start, end, kind, span, None, rule, marker, department, remark, count)


# 业务拓展岗位业务拓展岗位是…, 客户经理岗位客户经理是…: a heading that lost its line end repeats itself in the sentence.
_DOUBLED = re.compile(
    r"(?P<name>(?P<core>[^\s。;,!?:、()]{3,12}?)(?:岗位|岗|职位)?)"
    r"(?:(?<=岗位)(?=(?P=name))|(?=(?P=core)[^\s。;,!?:、()]{0,4}?(?:是|作为|的|需要|负责|主要|应|属于)))"
)


def name_doubled(page: _Page, start: int, marker: Marker | None) -> bool:
    """Does a line or a numbered heading begin with a name that the sentence repeats?"""
    match = _DOUBLED.match(page.value, start)
    return match is not None and (marker is not None or page.starts_line(start)) and name_kind(match["name"], page.lexicon) is not None


def _doubled_heading(page: _Page, start: int, marker: Marker | None) -> Heading | None:
    match = _DOUBLED.match(page.value, start)
    kind = name_kind(match["name"], page.lexicon) if match else None
    if match is None or kind is None:
        return None
    span = Span(*match.span("name"))
    return Heading(marker.start if marker else start, span.end, kind, span, None, "name_doubled", marker)


_REPEATED = re.compile(r"(?:^|\n)[ \t]*(?P<line>[^\n]{4,40}?)[ \t]*(?:\n\s*(?P=line)[ \t]*(?=\n))+(?:\n\s*(?P=line))?")


_COUNTED = re.compile(r"[ ]?\(?(?:精选|通用|合集|热门|优秀|共|汇总|锦集|推荐|最新)?[0-9一二三四五六七八九十]{1,3}篇\)?")


def _repeated_lines(page: _Page) -> list[Heading]:
    """An article's heading is printed two or three times before its text, the last time without a line end."""
    closing, _, _, _ = _patterns(page.lexicon)
    headings = []
    for match in _REPEATED.finditer(page.value):
        start, end = match.span("line")
        closed = [found for found in closing.finditer(page.value, start, end) if found.end() == end or found["count"] or found["tail"]]
        count = _COUNTED.match(page.value, match.end())
        if count:
            headings.append(Heading(start, count.end(), "chapter", None, None, "collection_heading"))
            continue
        name = page.value[start : closed[-1].start()] if closed else ""
        kind = name_kind(name, page.lexicon) if name else None
        if kind and closed and not closed[-1]["count"]:
            field = page.lexicon.words.heading_closings[closed[-1]["closing"]]
            span = Span(start, closed[-1].start())
            headings.append(Heading(start, match.end(), kind, span, field if field != "none" else None, "repeated_line"))
        else:
            headings.append(Heading(start, match.end(), "chapter", None, None, "repeated_line"))
    return headings


def _skip(value: str, at: int) -> int:
    while at < len(value) and value[at] in " \t\n":
        at += 1
    return at


_CHAPTER = re.compile(r"[^\n。;]{0,40}")


def _chapters(page: _Page) -> list[Heading]:
    """Numbered pieces of a collection and chapters of a manual: 篇二, 第三章 …"""
    found = []
    for marker in page.markers:
        if marker.kind in ("篇", "第篇", "第章", "第部分", "第节") and not page.label_at(marker.start):
            found.append(Heading(marker.start, marker.end, "chapter", None, None, "chapter_number", marker))
    return found
