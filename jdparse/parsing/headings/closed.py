"""Headings that end in closing words: 大客户岗位职责3, 护士长工作职责:, 后勤保障部经理岗位说明书."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from jdparse.lexicon import Lexicon
from jdparse.parsing.form_titles import start_of_name
from jdparse.parsing.headings.closing_words import closing_words, end_of_announcement, field_under
from jdparse.parsing.headings.glued_names import starts_of_shared_names, with_shorter_name
from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.name_parts import NAME_BEFORE, name_parts
from jdparse.parsing.headings.pieces import number_of_heading, piece_before, piece_behind
from jdparse.parsing.headings.run_together import name_glued_to_item, name_heads_a_list, stands_behind_plain_item
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import duty_verbs, is_collective, name_kind
from jdparse.parsing.spaces import behind_spaces, blank_between
from jdparse.text import Span

# 岗位职责3, 岗位职责(2), 岗位职责二
_NUMBER = re.compile(
    r"[ ]?(?:\([0-9一二三四五六七八九十]{1,3}\)"
    r"|(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?![0-9、.)条级年个名人项月日%一二三四五六七八九十]))"
)
_COLON = re.compile(r"[ \t]*[:】\]]+[ \t]*")
# A heading that its first duty is glued to stands near the head of its line.
_HEAD_OF_LINE, _LONGEST_BRACKET = 24, 40
# 第六条 受理岗|责任: — an everyday word closes only a numbered heading: 不负管理责任
_EVERYDAY_CLOSING = "责任"
# 篇三:酒店采购员|岗位职责: the number of a piece, wherever it stands, heads a name.
_PIECES = frozenset({"篇", "第篇"})
_HIRING = "招聘"
# 内设机构职责及|辅助人员岗位职责: the title of a page that lists both.
_TWO_LISTS = re.compile(r"(?:职责|职能|责任|权限)[及和与、]")
_COLLECTIONS = ("汇编", "合集", "汇集", "手册", "一览", "清单", "集锦")  # 寺院执事职责|汇编: a book of many names
# 后勤保障部岗位说明书|后勤保障部经理岗位说明书: how far the closing words of the next heading are looked for.
_LONGEST_HEADING = 40


def closed_headings(page: MarkedText) -> list[Heading]:
    """The headings with closing words, in order."""
    closings = list(closing_words(page.value, page.lexicon))
    shared = starts_of_shared_names(page, closings)
    headings: list[Heading] = []
    end_of_last = 0
    for closing in closings:
        closed = _closed_name(page, closing, end_of_last, shared.get(closing.start()))
        heading = _heading(page, closed) if closed else None
        if heading and _is_title_said_again(page, heading, headings):
            headings[-1] = replace(headings[-1], end=heading.end)
        elif heading:
            headings.append(heading)
        elif closing["closing"] == _EVERYDAY_CLOSING:
            continue
        if closed or closing["closing"] != _HIRING:
            end_of_last = closing.end("closing")  # 招聘|主管岗位职责: here 招聘 closes nothing
    return [with_shorter_name(page, heading, headings) for heading in headings]


def _is_title_said_again(page: MarkedText, heading: Heading, before: list[Heading]) -> bool:
    """幼儿园各职位工作职责 right below 教师工作职责: the title of the page, which is over the position."""
    if heading.rule != "collective_heading" or not before or before[-1].kind == "chapter":
        return False
    return blank_between(page.value, before[-1].end, heading.start)


class _Closed(NamedTuple):
    """A name with its closing words, where something follows that may follow a heading; ``of_piece`` is the name
    behind the number of a piece, which the name before it is only the subject of."""

    name: re.Match[str]
    closing: re.Match[str]
    numbered: bool
    end: int
    of_piece: Span | None = None


def _closed_name(page: MarkedText, closing: re.Match[str], end_of_last: int, shared: int | None) -> _Closed | None:
    """The name before these closing words; ``shared`` is where the name begins that it shares with others."""
    if page.label_at(closing.start()) is not None or _is_duty_number(page, closing):
        return None
    name = _name_before(page, closing.start(), end_of_last, shared)
    if name is None or stands_behind_plain_item(page, name.start()):
        name = name_glued_to_item(page, closing, end_of_last) or name
    if name is None:
        return None
    name = _as_title_repeats_it(page, name, closing)
    piece = piece_behind(page, closing.end()) if piece_before(page, name.start()) is None else None
    if piece:
        return _Closed(name, closing, True, piece.end, piece.name)
    end = min(closing.end(), page.next_marker(closing.end("closing")))
    number = _NUMBER.match(page.value, end, page.next_marker(end))
    if number:
        end = number.end()
    followed = _heading_end(page, end, closing["closing"], name[0], shared is not None)
    return None if followed is None else _Closed(name, closing, number is not None, followed)


def _as_title_repeats_it(page: MarkedText, name: re.Match[str], closing: re.Match[str]) -> re.Match[str]:
    """备注:夜班有补贴|花匠岗位说明书|岗位名称:花匠 — the label's text shows where the name begins."""
    label = page.label_at(behind_spaces(page.value, closing.end()))
    if label is None or not label.label.field.startswith("title"):
        return name
    start = start_of_name(page.value, closing.start(), label.content)
    if not name.start() < start < closing.start():
        return name
    return NAME_BEFORE.search(page.value, start, closing.start()) or name


def _heading(page: MarkedText, closed: _Closed) -> Heading | None:
    """The heading of a position or department, or of a chapter where the name is none of these."""
    name, closing = closed.name, closed.closing["closing"]
    start, end = name.start(), closed.end
    kind = name_kind(name[0].strip(), page.lexicon)
    marker = number_of_heading(page, start)
    if closing == _EVERYDAY_CLOSING and (kind == "unknown" or marker is None or not page.starts_line(marker.start)):
        return None
    if kind is None:
        is_over_several = is_collective(name[0].strip(), page.lexicon)  # 公司各|岗位职责
        return chapter(start, end, "collective_heading", marker) if is_over_several else None
    if kind == "unknown" and marker is not None and page.lists_under_label(marker):
        return None  # 我们希望你 / - 能读懂设备|说明书
    if kind == "unknown" and not (marker or closed.numbered or _stands_apart(page, start, end)):
        return None
    if _TWO_LISTS.search(page.value, max(0, start - 3), start + 1) and page.follows(end) == "line":
        return chapter(start, end, "title_of_two_lists", marker)
    if closing.startswith("招聘") and kind != "position":
        return chapter(start, end, "notice_heading", marker)
    if kind == "department" and field_under(closing, page.lexicon) is None and _is_page_title(page, start, end):
        return chapter(start, end, "title_of_a_manual", marker)  # 运营中心|岗位说明书 over the posts of the centre
    if closed.of_piece:
        start, field = marker.start if marker else start, field_under(closing, page.lexicon)
        return Heading(start, end, "position", closed.of_piece, field, "name_of_piece", marker)
    if closed.closing["count"] or any(word in closed.closing["tail"] for word in _COLLECTIONS):
        return chapter(start, end, "collection_heading", marker)
    parts, field = name_parts(name, page.lexicon), field_under(closing, page.lexicon)
    start = marker.start if marker else start
    return Heading(start, end, kind, parts.name, field, "closing_words", marker, parts.department, parts.remark)


def _is_page_title(page: MarkedText, start: int, end: int) -> bool:
    """Does the heading stand alone on its line, with no list and no label right under it?"""
    return page.starts_line(start) and page.follows(end) == "line" and page.follows_line(end) == "text"


def _is_duty_number(page: MarkedText, closing: re.Match[str]) -> bool:
    """完成收款工作|职责四: here 工作职责 closes nothing, 职责四 is the number of a duty."""
    start = page.next_marker(closing.start())
    marker = page.marker_at(start)
    return marker is not None and start < closing.end("closing") and marker.kind == "职责"


def _name_before(page: MarkedText, at: int, end_of_last: int, shared: int | None) -> re.Match[str] | None:
    """The name that ends at ``at`` and begins at a boundary, or where the shared name of several headings begins."""
    mark_end = page.last_mark_end(at)
    name = NAME_BEFORE.search(page.value, max(mark_end, end_of_last), at)
    if name is None:
        return None
    start = name.start()
    before = page.value[start - 1]
    marker = page.marker_before(start)
    numbered = start > 0 and marker is not None
    firm = (
        start in (0, end_of_last)
        or (before in "\n \t。;:!?】》" and not numbered)
        or (marker is not None and (page.starts_line(marker.start) or marker.kind in _PIECES))
    )
    if shared is not None and shared > start and not firm:
        from_shared = NAME_BEFORE.search(page.value, shared, at)
        if from_shared:
            return from_shared  # 9. 新增事项|后勤保障部岗位说明书
    weak = before not in "、," and (start == mark_end or not before.isalnum())
    return name if (firm or numbered or weak) and _names_something(name[0].strip(), page.lexicon) else None


def _names_something(text: str, lexicon: Lexicon) -> bool:
    return name_kind(text, lexicon) is not None or is_collective(text, lexicon)


def _heading_end(page: MarkedText, at: int, closing: str, name: str, is_shared: bool) -> int | None:
    """The end of the heading whose words end at ``at``; None where it is part of a sentence."""
    end = _end_by_what_follows(page, at, name)
    if end is not None:
        return end
    if is_shared and _another_follows(page, at):
        return at
    # 销售代表职位说明书|对部门…: a title page closes so, no sentence does
    is_title_page = (
        closing.endswith("说明书")
        and not _is_listed_file(page, at)
        and name_kind(name.strip(), page.lexicon) == "position"
    )
    return at if is_title_page else None


def _is_listed_file(page: MarkedText, at: int) -> bool:
    """礼仪师岗位说明书|.pdf in an index of files; as the first line of the page it is the page's own name."""
    return page.value[at] == "." and page.value[: page.line_start(at)].strip() != ""


def _end_by_what_follows(page: MarkedText, at: int, name: str) -> int | None:
    """The end of the heading where what stands behind it may follow a heading."""
    value = page.value
    if page.shows_label_at(at) or _is_repeated(page, at, name.strip()):
        return at
    colon = _COLON.match(value, at)
    if colon:
        return colon.end()
    announced = end_of_announcement(value, at)
    if announced and page.follows(announced) == "list" and value.startswith(name, page.line_start(at)):
        return announced
    if page.follows(at) != "text" or value[at] in " \t":
        return at
    if value[at] == "(":
        close = value.find(")", at, at + _LONGEST_BRACKET)
        return close + 1 if close >= 0 and page.follows(close + 1) != "text" else None
    return at if _is_first_duty(page, at) or _numbers_a_piece(page, at) or name_heads_a_list(page, at) else None


def _is_repeated(page: MarkedText, at: int, name: str) -> bool:
    """处长的安全职责|处长对本处…: does the text behind a heading begin with its name?"""
    if not page.value.startswith(name, at):
        return False
    return len(name) > 2 or name_kind(name, page.lexicon) in ("position", "department")


def _numbers_a_piece(page: MarkedText, at: int) -> bool:
    """财务岗位职责|(三)税务主管: at the head of a line the number of a piece may follow, whatever it is."""
    marker = page.marker_at(at)
    return (
        marker is not None
        and (marker.kind == "(一)" or marker.kind in _PIECES)
        and at - page.line_start(at) <= _HEAD_OF_LINE
    )


def _is_first_duty(page: MarkedText, at: int) -> bool:
    """大客户岗位职责|负责大客户的开发…: does a duty begin at ``at``, not far behind the head of the line?"""
    if page.value[at] in "的与和及、,对在为有" or at - page.line_start(at) > _HEAD_OF_LINE:
        return False
    return duty_verbs(page.lexicon).match(page.value, at) is not None


def _another_follows(page: MarkedText, at: int) -> bool:
    """Does another heading with closing words begin at ``at``? 后勤保障部岗位说明书|后勤保障部经理岗位说明书"""
    closing = next(closing_words(page.value, page.lexicon, at, at + _LONGEST_HEADING), None)
    return closing is not None and name_kind(page.value[at : closing.start()], page.lexicon) is not None


def _stands_apart(page: MarkedText, start: int, end: int) -> bool:
    """Does the heading begin a line, or does a label or a list follow it?"""
    return page.starts_line(start) or page.follows(end) in ("label", "list")
