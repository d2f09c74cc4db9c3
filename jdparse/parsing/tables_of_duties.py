"""Headers of tables of duties: 工作职责 | 权重 | 考核标准, 序号 | 职责内容 | 具体要求."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from jdparse.parsing.entries import Section
from jdparse.text import Span

_COLUMNS = frozenset({"responsibilities.time_percent", "kpis"})
_COUNTERS = frozenset({"序号", "编号", "项次"})
# Words that head a column of a table of duties and no field of a form: 内容, 职责内容, 工作项目, 内容描述, 具体要求
_HEAD_OF_COLUMN = (
    r"(?:(?:具体|主要|工作|职责|岗位|任务|考核)?(?:内容|项目|描述|任务|职责|事项|说明|要求|标准|类别|分类|名称)"
    r"(?:描述|说明|要求|明细|名称)?)"
)
_HEADS_OF_COLUMNS = re.compile(rf"[\s|]*(?:{_HEAD_OF_COLUMN}[\s|]*)*")


def with_tables_of_duties(value: str, sections: list[Section]) -> Iterator[Section]:
    """``sections``, those that are the header of a table of duties with the rows in the last of them."""
    index = 0
    while index < len(sections):
        *columns, last = _header_at(value, sections, index) or [sections[index]]
        yield from columns
        yield last
        index += len(columns) + 1


def _header_at(value: str, sections: list[Section], index: int) -> list[Section]:
    """The header of a table of duties that begins at ``index``, its last section that of the rows; empty if none."""
    columns = _columns_over_lines(value, sections, index) or _columns_side_by_side(value, sections, index)
    if columns:
        start = _first_row_of_lines(value, columns[-1]) or columns[-1].content.start
        return [*columns[:-1], _with_rows(columns[-1], start)]
    rows = _numbered_rows(value, sections[index]) if _opens_table(sections, index) else 0
    if not rows:
        return []
    columns = sections[index : bisect_left(sections, rows, lo=index, key=attrgetter("start"))]
    return [*columns[:-1], _with_rows(columns[-1], rows)]


def _with_rows(column: Section, start: int) -> Section:
    content = Span(start, column.content.end)
    return column._replace(field="responsibilities.table", content=content, rule="table_of_duties")


def _columns_side_by_side(value: str, sections: list[Section], index: int) -> list[Section]:
    """工作职责 | 权重 | 考核标准 with nothing between are such a header."""
    columns = [sections[index]]
    if not columns[0].field.startswith("responsibilities"):
        return []
    for following in sections[index + 1 :]:
        if not _is_head_of_column(value, columns[-1].content) or not _is_column(following):
            break
        columns.append(following)
    return columns if len(columns) > 1 and columns[-1].field in _COLUMNS else []


# 1 | 日常清洁 | 每日…: a row that begins with the cell of its number
_NUMBERED_ROW = re.compile(r"[ \t]*\|?[ \t]*1[ \t]*[|\t]")


def _numbered_rows(value: str, section: Section) -> int:
    """Where the rows begin under the header line that ``section`` stands on, if the first is numbered 1; else 0."""
    if section.label is None:
        return 0
    end = value.find("\n", section.label.label_end)
    return end + 1 if end >= 0 and _NUMBERED_ROW.match(value, end + 1) else 0


def _opens_table(sections: list[Section], index: int) -> bool:
    """序号 | 职责内容 | …: is it the column of the duties, right behind that of the numbers?"""
    before = sections[index - 1].label if index else None
    return sections[index].field == "responsibilities" and before is not None and before.label.text in _COUNTERS


_LONGEST_HEADS = 40


def _is_head_of_column(value: str, content: Span) -> bool:
    return content.end - content.start < _LONGEST_HEADS and _HEADS_OF_COLUMNS.fullmatch(value, *content) is not None


def _is_column(section: Section) -> bool:
    """占用时间, 考核标准, and the numbers of the rows: 序号"""
    return section.field in _COLUMNS or (section.label is not None and section.label.label.text in _COUNTERS)


# 1 alone on its line, and the duty on the next; before it heads of columns that are no labels: 内容, 具体要求
_FIRST_ROW_OF_LINES = re.compile(rf"\s*(?:{_HEAD_OF_COLUMN}[ \t]*\n\s*)*1[ \t]*\n")
# A page of nothing but empty labels is looked at label by label, each with no more behind it than a table has columns.
_MOST_COLUMNS = 12


def _columns_over_lines(value: str, sections: list[Section], index: int) -> list[Section]:
    """工作职责 / 绩效标准 / 能力素质 on lines of their own over rows of such lines; none where it is no such header."""
    columns = [sections[index]]
    if sections[index].field != "responsibilities":
        return []
    for following in sections[index + 1 : index + _MOST_COLUMNS]:
        if not _is_head_of_column(value, columns[-1].content):
            break
        columns.append(following)
    return columns if len(columns) > 1 and _first_row_of_lines(value, columns[-1]) else []


def _first_row_of_lines(value: str, column: Section) -> int:
    """Where the number of the first row stands, under the heads of the last columns; 0 if there is none."""
    first = _FIRST_ROW_OF_LINES.match(value, *column.content)
    return value.rindex("1", column.content.start, first.end()) if first else 0
