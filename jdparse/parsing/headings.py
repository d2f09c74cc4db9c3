"""Headings: where the page starts to describe another position, department or chapter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.names import name_kind
from jdparse.text import Span

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


_NUMBER = r"(?P<number>[ ]?\(?[0-9一二三四五六七八九十]{1,3}\)?(?![0-9、.)条级年个名人项])|[ ]?\([0-9]{1,2}\))?"
_COUNT = r"(?P<count>[ ]?\(?(?:精选|通用|合集|热门|优秀|共|集合|汇总|锦集|大全|整理|推荐|最新|必备)?[0-9一二三四五六七八九十]{1,3}篇\)?(?:范文|汇编)?)?"


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon.words
    closing = trie_pattern(words.heading_closings)
    tails = trie_pattern(words.heading_tails)
    return (
        re.compile(f"(?P<closing>{closing})(?P<tail>(?:[ ]?\\(?(?:{tails})\\)?)*){_COUNT}{_NUMBER}"),
        re.compile(r"(?P<name>[^\s。;,!?:、|\"“”()【】《》>\-—•]{1,24})(?P<bracket>[ ]?\([^()\n]{1,40}\))?[ ]?$"),
        re.compile(r"(?P<name>[^\s。;,!?:|\"“”()【】《》>]{2,24})(?P<bracket>[ ]?\([^()\n]{1,40}\))?(?P<after>[ \t]*:?[ \t]*\n?[ \t]*)"),
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

    def label_at(self, at: int) -> LabelMark | None:
        index = bisect_left(self.label_starts, at)
        return self.labels[index] if index < len(self.labels) and self.label_starts[index] == at else None

    def floor(self, at: int) -> int:
        """The end of the last marker or label before ``at``: a name cannot reach further left."""
        index = bisect_right(self.marker_ends, at) - 1
        low = self.marker_ends[index] if index >= 0 else 0
        index = bisect_right(self.label_contents, at) - 1
        return max(low, self.label_contents[index] if index >= 0 else 0, at - 60)

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
    chapters = _chapters(page)
    found = sorted([*closed, *named, *chapters], key=lambda heading: (heading.start, -heading.end))
    kept: list[Heading] = []
    for heading in found:
        if kept and heading.start < kept[-1].end:
            if kept[-1].kind == "chapter" and heading.kind != "chapter":
                kept[-1] = heading
            continue
        kept.append(heading)
    return kept


def _closed_headings(page: _Page) -> list[Heading]:
    """Headings that end in closing words: 大客户岗位职责3, 护士长工作职责:, 集团客户部经理岗位说明书."""
    closing, _, _, _ = _patterns(page.lexicon)
    matches = list(closing.finditer(page.value))
    headings: list[Heading] = []
    end_of_last = 0
    for match in matches:
        heading = _closed_heading(page, match, end_of_last)
        end_of_last = match.end("closing")
        if heading:
            headings.append(heading)
    return headings


def _closed_heading(page: _Page, match: re.Match[str], end_of_last: int) -> Heading | None:
    _, before, _, verbs = _patterns(page.lexicon)
    value = page.value
    label = page.label_at(match.start())
    end = min(match.end(), max(match.end("closing"), page.next_marker(match.end("closing"))))
    follows = _follows_heading(page, end, verbs)
    if follows is None or label is not None:
        return None
    end = follows
    name = before.search(value, max(page.floor(match.start()), end_of_last), match.start())
    if name is None:
        return None
    kind = name_kind(name[0].strip(), page.lexicon)
    start = name.start()
    if kind is None:
        return None
    boundary = start == end_of_last or start == page.floor(start) or start == 0 or not value[start - 1].isalnum()
    if not boundary:
        return None
    line_start = start == 0 or value[start - 1] == "\n"
    marker = page.marker_before(start)
    if kind == "unknown" and not (line_start or marker or match["number"] or follows_strongly(page, end)):
        return None
    field = page.lexicon.words.heading_closings[match["closing"]]
    if match["count"]:
        return Heading(marker.start if marker else start, end, "chapter", None, None, "collection_heading", marker)
    span, department, remark = _parts(page, name)
    return Heading(
        marker.start if marker else start, end, kind, span, field if field != "none" else None, "closing_words", marker, department, remark
    )


def follows_strongly(page: _Page, end: int) -> bool:
    return page.follows(end) in ("label", "list")


def _follows_heading(page: _Page, at: int, verbs: re.Pattern[str]) -> int | None:
    """The end of the heading where what stands behind it may follow a heading; None where it is part of a sentence."""
    value = page.value
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


_HIRING = re.compile(r"急|聘|招|\d+[名人]|若干|兼职|全职|没|人选|暂|可由|待遇|原来|要求|空缺|新增|长期|应届|面议|男|女|优先|储备期|多名|数名")


def speaks_of_hiring(text: str, lexicon: Lexicon) -> bool:
    """急, 没合适人选可由总经理直接管辖: about hiring; 高级, 行政文员、报关员: part of the name."""
    parts = re.split(r"[、/,]", text)
    if all(name_kind(part.strip(), lexicon) == "position" for part in parts) and not _HIRING.match(text):
        return False
    return _HIRING.search(text) is not None


_TAIL = re.compile(r"(?:急聘|诚聘|急招|招聘|高薪诚聘|直聘|急需)[^\s:]{0,8}$|\d{1,3}[名人]$|若干名?$")


def _named_headings(page: _Page, closed: list[Heading]) -> list[Heading]:
    """Names without closing words, believed for what follows: 二、销售经理 + 直接上司:, 技术支持工程师 (中级) + 1."""
    taken = [heading.start for heading in closed]
    found: list[Heading] = []
    for start, marker in _places(page):
        at = bisect_left(taken, marker.start if marker else start)
        if at < len(taken) and taken[at] <= start:
            continue
        heading = _named_heading(page, start, marker)
        if heading:
            found.append(heading)
    return found


_BOUNDARY = re.compile(r"(?:^|\n|(?<=[。;!?)】])|[ \t])[ \t【]*(?=[\u4e00-\u9fffA-Za-z])")


def _places(page: _Page) -> list[tuple[int, Marker | None]]:
    places: dict[int, Marker | None] = {match.end(): None for match in _BOUNDARY.finditer(page.value)}
    for marker in page.markers:
        if marker.kind in ("一、", "(一)", "1、", "1)", "(1)", "第章", "第节", "第条", "1.1", "1.2", "A."):
            at = marker.end
            while at < len(page.value) and page.value[at] in " \t":
                at += 1
            places[at] = marker
    return sorted(places.items())


def _named_heading(page: _Page, start: int, marker: Marker | None) -> Heading | None:
    _, _, pattern, _ = _patterns(page.lexicon)
    stop = min(page.next_label(start), page.next_marker(start))
    match = pattern.match(page.value, start, stop)
    if not match:
        return None
    end = match.end()
    follows = page.follows(end)
    text = match["name"] + (match["bracket"] or "")
    tail = _TAIL.search(match["name"])
    core = match["name"][: tail.start()] if tail else match["name"]
    kind = name_kind(core + (match["bracket"] or ""), page.lexicon)
    if kind not in ("position", "department") or len(text) > 40:
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
    else:
        return None
    span, department, remark = _parts(page, match)
    if tail:
        name_end = start + tail.start()
        span, remark = Span(span.start, name_end), Span(name_end, match.end("name"))
    end = match.end("name") if not match["bracket"] else match.end("bracket")
    end = match.end() if colon else end
    return Heading(marker.start if marker else start, end, kind, span, None, rule, marker, department, remark)


def _skip(value: str, at: int) -> int:
    while at < len(value) and value[at] in " \t\n":
        at += 1
    return at


_CHAPTER = re.compile(r"[^\n。;]{0,40}")


def _chapters(page: _Page) -> list[Heading]:
    """Numbered pieces of a collection and chapters of a manual: 篇二, 第三章 …"""
    found = []
    for marker in page.markers:
        if marker.kind in ("篇", "第篇", "第章", "第部分", "第节"):
            found.append(Heading(marker.start, marker.end, "chapter", None, None, "chapter_number", marker))
    return found
