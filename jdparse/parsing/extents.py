"""How far the text of a label reaches: to the end of its line, of its paragraph, of its cell."""

from __future__ import annotations

import re

from jdparse.parsing.asking import asks
from jdparse.parsing.entries import Section
from jdparse.parsing.fields.options import BOXES
from jdparse.parsing.items import lines, trim, trimmed
from jdparse.parsing.list_items import Item
from jdparse.parsing.names import name_kind
from jdparse.parsing.page import Page
from jdparse.text import Span

_ONE_LINE = frozenset({"salary", "working_hours"})
_ONE_PARAGRAPH = frozenset(
    {
        "extra",
        "remarks",
        "benefits",
        "equipment",
        "documentation",
        "working_conditions",
        "reporting_line",
        "career_path",
    }
)
# Cells of the row that closes a form: what stands on the lines below is no part of them.
_OF_SIGNATURES = (
    "日期",
    "签字",
    "签名",
    "编制",
    "审核",
    "批准",
    "审批",
    "编制人",
    "审核人",
    "批准人",
    "审批人",
    "版本",
    "版次",
    "文件编号",
)
_LINE_END = re.compile(r"[ \t]*\n")
_BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n")


def text_under_label(page: Page, section: Section) -> Span:
    """The content of a text that begins beside its label: what stands behind a blank line is no part of it."""
    content = section.content
    if section.field == "extra" and section.label and section.label.label.text.endswith(_OF_SIGNATURES):
        cell = trim(page.value, *content)
        end = _LINE_END.search(page.value, *cell)
        return Span(cell.start, end.start()) if end else content
    beside = section.label is not None and not _LINE_END.match(page.value, *content)
    if beside and section.field == "qualifications" and not page.markers.within(*content):
        return _beside_label(page, content)
    if not beside or section.field not in _ONE_LINE | _ONE_PARAGRAPH:
        return content
    pattern = _LINE_END if section.field in _ONE_LINE else _BLANK_LINE
    end = pattern.search(page.value, *content)
    return Span(content.start, end.start()) if end else content


def _beside_label(page: Page, content: Span) -> Span:
    """入行条件:会装帧;手稳。 and a blank line: the paragraphs behind it that ask nothing are no requirements."""
    end = _BLANK_LINE.search(page.value, *content)
    if end is None or "\n" in page.value[content.start : end.start()] or page.value[end.start() - 1] not in "。;":
        return content
    behind = page.value[end.end() : content.end].strip().split("\n")
    return content if any(asks(line.strip()) for line in behind) else Span(content.start, end.start())


def cell_and_rest(page: Page, content: Span, *, several: bool) -> tuple[Span, Span]:
    """The cell of a one-cell field, and what stands behind it: the next lines, or a list whose label is lost.

    Where it holds ``several`` names each may stand on a line of its own.
    """
    printed = trimmed(page.value, lines(page.value, content))
    if printed and _opens_chapter(page, content, printed[0]):
        return Span(content.start, content.start), content
    if len(printed) > 1:
        last = _last_option(page, printed)
        while (
            several and last + 1 < len(printed) and _is_post(page, printed[last]) and _is_post(page, printed[last + 1])
        ):
            last += 1
        rest = printed[last + 1].start if last + 1 < len(printed) else content.end
        return Span(printed[0].start, printed[last].end), Span(rest, content.end)
    found = page.listing(content)
    if (
        len(found.items) > 1
        and found.lead.end > found.lead.start
        and (
            any(_is_no_name(page, item.text) for item in found.items)
            or not any(_is_option(item) or _is_named(page, item.text) for item in found.items)
        )
    ):
        return found.lead, Span(found.lead.end, content.end)
    return content, Span(content.end, content.end)


def _last_option(page: Page, printed: list[Span]) -> int:
    """☑ 全职 / □ 兼职 / □ 劳务派遣: the index of the last line of a row of options that stand one on a line; 0
    where none are printed."""
    last = 0
    if page.value[printed[0].start] in BOXES:
        while last + 1 < len(printed) and page.value[printed[last + 1].start] in BOXES:
            last += 1
    return last


_CHAPTERS = frozenset({"一、", "(一)"})


def _opens_chapter(page: Page, content: Span, line: Span) -> bool:
    """职位编码: / 二、责任关系: the cell is blank, and the next chapter begins on the line below."""
    if page.value.find("\n", content.start, line.start) < 0:
        return False
    return any(marker.kind in _CHAPTERS for marker in page.markers.within(line.start, line.start + 1))


def _is_post(page: Page, span: Span) -> bool:
    return name_kind(page.text(span), page.lexicon) == "position"


def _is_option(item: Item) -> bool:
    """□管理类 ■技术类: the boxes of a printed row are no numbers."""
    return item.marker is not None and item.marker.ordinal == 0


def _is_named(page: Page, span: Span) -> bool:
    return name_kind(page.text(span).strip(" ;。"), page.lexicon) in ("position", "department")


def _is_no_name(page: Page, span: Span) -> bool:
    text = page.text(span)
    return len(text) > 14 or any(mark in text for mark in ",。;")
