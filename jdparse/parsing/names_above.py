"""The title that stands on a line of its own somewhere above the first label, with other lines between.

``雕版师`` / ``小组五个人,一年刻两部书。`` / ``工作内容:…``: nothing stands behind the name that follows a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.facts import lines_of
from jdparse.parsing.headings.name_parts import number_wanted
from jdparse.parsing.hiring import hires
from jdparse.parsing.items import trim
from jdparse.parsing.names import name_kind
from jdparse.parsing.page import Page
from jdparse.text import Span

_REACH = 1500
_LONGEST_NAME = 24
_LONGEST_WORK = 12
_ORNAMENTS = " \t·●◆■▲★-—*#【】"
_MAIN = frozenset({"responsibilities", "qualifications"})
# 审核人, 联系人: who is named beside a page, not whom it describes
_NO_TITLE = re.compile(r"(?:审核|审批|编制|制表|负责|联系|经办|填表|起草|拟稿|签发|发布|招聘|用人|法定)[者人]")
_CALL = re.compile(r"(?:诚聘|招聘|急聘|急招|招募)(?:岗位|职位)?[ :!]{0,2}(?=\S{2})")


def with_name_above(page: Page, entry: Entry) -> Entry:
    """``entry`` with such a line as its title, where it has none and only one name stands there."""
    if entry.heading is not None or any(section.field.startswith("title") for section in entry.sections):
        return entry
    first = next((at for at, section in enumerate(entry.sections) if _is_main(section)), None)
    if first is None:
        return entry
    above = [section for section in entry.sections[:first] if section.field == "preamble"]
    lines = [name for section in above for name in _lines(page, section.content)]
    names = [name for name in lines if _is_position(page, name)]
    if not names and entry.start == 0 and hires(page.value):
        names = [name for name in lines if _is_work(page, name)]  # 内容运营, 策划文案
    if not names or len({page.text(name) for name in names}) > 1:
        return entry
    sections = [part for section in entry.sections for part in _divided(section, names[-1])]
    return replace(entry, sections=tuple(sections))


def _is_main(section: Section) -> bool:
    return section.label is not None and section.field.split(".")[0] in _MAIN


def _lines(page: Page, content: Span) -> Iterator[Span]:
    """The short lines without number, each without the call before it: 诚聘|雕版师"""
    for line in lines_of(page.value, content.start, min(content.end, content.start + _REACH)):
        if line.end - line.start > _LONGEST_NAME or page.markers.within(*line):
            continue
        line = trim(page.value, *line)
        call = _CALL.match(page.value, *line)
        start = call.end() if call else line.start
        while start < line.end and page.value[start] in _ORNAMENTS:
            start += 1
        end = page.value.find(" ", start, line.end) if call else -1  # 急聘|货车司机 B2证 跑专线
        yield Span(start, end if end > start else line.end)


def _is_position(page: Page, line: Span) -> bool:
    wanted_at, _ = number_wanted(page.value, *line)
    text = page.value[line.start : wanted_at]
    return name_kind(text, page.lexicon) == "position" and _NO_TITLE.fullmatch(text) is None


def _is_work(page: Page, line: Span) -> bool:
    text = page.text(line)
    return 2 < len(text) <= _LONGEST_WORK and text.endswith(tuple(page.lexicon.words.activity_endings))


def _divided(section: Section, name: Span) -> Iterator[Section]:
    """The section without the name, which is one of its own."""
    content = section.content
    if section.field != "preamble" or not content.start <= name.start < content.end:
        yield section
        return
    yield section.with_content(Span(content.start, name.start))
    yield Section("title", name.start, name, "name_above_labels")
    yield Section("preamble", name.end, Span(name.end, content.end), section.rule)
