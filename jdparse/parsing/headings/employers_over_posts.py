"""A notice of a town with several employers, each in a line over its positions: 一、某某竹制品厂 / 1.操作工8名 …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.text import Span

EMPLOYER_RULE = "employer_over_posts"
# 销售中心, 运输队 may be parts of one employer; these are employers.
_EMPLOYER = re.compile(
    r".*(?:公司|集团|工厂|厂|合作社|农场|牧场|林场|养殖场|医院|卫生院|敬老院|养老院|福利院|幼儿园|学校|小学|中学|酒店|宾馆|饭店|餐厅|"
    r"酒楼|面馆|火锅店|商场|超市|门店|药店|民宿|度假村|景区|工作室|事务所)"
)
_LINE = re.compile(
    r"[ \t【\[◆■★●▶📌🏢]*(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,28}(?:\([^()\n]{1,12}\)[\u4e00-\u9fff]{2,12})?)"
    r"(?:[ ]?\([^()\n]{1,30}\))?[ ]?(?:招聘|诚聘|招工)?[】\] \t:]*"
)
_FEWEST = 2
# Lines about the employer that may stand between its name and its first position: 地址:…, 单位简介:…
_FACTS = 3


class _Candidate(NamedTuple):
    start: int
    name: Span
    marker: Marker | None
    firm: bool


def employers_over_posts(page: MarkedText, posts: list[Heading]) -> list[Heading]:
    """Chapters at the lines above a position that name an employer, where the page has two or more of them.

    ③顺达快递 is an employer too where ①欣荣纺织厂 and ②老街火锅店 are.
    """
    positions = [post for post in posts if post.kind == "position"]
    if len(positions) < _FEWEST or not page.hires:
        return []
    taken = {page.line_start(post.start) for post in positions}
    found = {candidate.start: candidate for post in positions for candidate in _above(page, post.start, taken)}
    firm = [candidate for candidate in found.values() if candidate.firm]
    if len(firm) < _FEWEST:
        return []
    lists = {candidate.marker.sequence for candidate in firm if candidate.marker}
    return [
        Heading(line.start, line.name.end, "chapter", line.name, None, EMPLOYER_RULE, line.marker)
        for line in found.values()
        if line.firm or (line.marker and line.marker.sequence in lists)
    ]


def _above(page: MarkedText, start: int, taken: set[int]) -> Iterator[_Candidate]:
    """The line above ``start`` that may name an employer; facts of the employer may stand between."""
    end = page.line_start(start) - 1
    for _ in range(_FACTS + 1):
        while end > 0 and page.value[end - 1] in "\n \t":
            end -= 1
        line = Span(page.line_start(end), end)
        if end <= 0 or line.start in taken:
            return
        label = page.label_at(line.start)
        if label is None or label.label.field == "extra":
            candidate = _candidate(page, line)
            if candidate:
                yield candidate
                return
        if label is None:
            return
        end = line.start - 1


def _candidate(page: MarkedText, line: Span) -> _Candidate | None:
    marker = page.marker_at(line.start)
    start = marker.end if marker else line.start
    match = _LINE.fullmatch(page.value, start, line.end)
    if match is None or (page.label_at(match.start("name")) and not _EMPLOYER.fullmatch(match["name"])):
        return None
    return _Candidate(line.start, Span(*match.span("name")), marker, _EMPLOYER.fullmatch(match["name"]) is not None)
