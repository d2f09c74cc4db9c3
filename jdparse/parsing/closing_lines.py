"""Lines below the last list of a position that are no part of its last item: where one works, who the employer is,
what is asked under no label.

``6、会使用打包机;`` / ``苏州市相城区渭塘镇爱格豪路19号``: a job site prints the place, its label is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jdparse.parsing.addresses import is_address
from jdparse.parsing.asking import asks
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.facts import lines_of
from jdparse.parsing.items import Markers
from jdparse.text import Span

_LISTS = frozenset({"responsibilities", "qualifications", "benefits", "preamble"})
# 有意的朋友加微信…: nor is how one applies
_OF_EMPLOYER = re.compile(
    r"[^\n]{2,40}(?:公司|集团|医院|学校|学院|酒店|企业|品牌|平台|团队|中心|俱乐部|工厂|园区)[^\n]{0,30}?"
    r"(?:成立于|创立于|创办于|创建于|始建于|是一家|是国内|是全国|坐落于|位于|隶属于|总部|专注于|致力于|主营)"
    r"|我们是|我们的(?:团队|产品|平均|使命|愿景)|(?:诚挚|真诚|热忱|诚邀|期待|欢迎)[^\n]{0,24}(?:加入|加盟|应聘|投递)"
    r"|(?:有意|感兴趣|想来|欢迎|请|如有|如果|联系|咨询|报名|加微信|应聘|简历)[^\n]{0,40}?(?:电话|微信|致电|简历|邮箱|加[vV]|\d{7,}|1\d{2}\*+)"
    r"|规模[ ]?\d+|[\u4e00-\u9fff]{2,6}(?:未|已)认证企业"
)


def with_closing_lines(value: str, entry: Entry, markers: Markers) -> Entry:
    """``entry`` with such lines as sections of their own."""
    last = entry.sections[-1] if entry.sections else None
    if last is None or last.field not in _LISTS or (entry.heading is not None and entry.heading.kind == "department"):
        return entry
    lines = list(_lines_below(value, last, markers))
    kept = len(lines)
    while kept and (is_address(value, lines[kept - 1]) or _OF_EMPLOYER.match(value, *lines[kept - 1])):
        kept -= 1
    closing = list(_closing_sections(value, entry, lines[kept:]))
    asking = _asking(value, entry, last, lines[:kept])
    added = [*asking, *closing]
    if not added:
        return entry
    shortened = last.with_content(Span(last.content.start, added[0].start))
    return replace(entry, sections=(*entry.sections[:-1], shortened, *added))


def _lines_below(value: str, section: Section, markers: Markers) -> Iterator[Span]:
    """The lines of the section behind the one that its last item begins on."""
    found = markers.within(*section.content)
    if not found and section.field == "preamble":
        return
    start = found[-1].end if found else section.content.start
    yield from list(lines_of(value, start, section.content.end))[1:]


def _closing_sections(value: str, entry: Entry, lines: list[Span]) -> Iterator[Section]:
    """An address where the position has none yet; what is said of the employer fills no field."""
    has_place = any(section.field == "location" for section in entry.sections)
    for line in lines:
        is_place = not has_place and is_address(value, line)
        has_place = has_place or is_place
        yield Section("location" if is_place else "container", line.start, line, "line_below_list")


def _asking(value: str, entry: Entry, last: Section, lines: list[Span]) -> list[Section]:
    """Lines below a list of duties that all ask something, where no requirements stand elsewhere."""
    if not lines or not last.field.startswith(("responsibilities", "preamble")):
        return []
    if any(section.field == "qualifications" and section.label for section in entry.sections):
        return []
    if not all(asks(value[slice(*line)]) for line in lines):
        return []
    return [Section("qualifications", lines[0].start, Span(lines[0].start, lines[-1].end), "line_below_list")]
