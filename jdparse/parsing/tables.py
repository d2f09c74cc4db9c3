"""Tables with one row per position: a header row of labels, then rows of cells apart by tabs or pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.labels import LabelMark, field_of_words, label_of_words, like
from jdparse.parsing.structure import Cells
from jdparse.text import Span

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|:\-+=]+")
# 岗位名称 Position Title, Headcount 人数: the words of another language in the name of a column
_ENGLISH = re.compile(r"[/&]?[A-Za-z][A-Za-z&/.,'\-]+$|^[A-Za-z][A-Za-z&/.,'\-]+")
_COUNTER = frozenset({"序号", "编号", "No.", "NO", "No", "#", "序"})
# Headers that only tables use; in running text these words are no labels.
_COLUMNS = {
    "岗位": "title", "职位": "title", "招聘岗位": "title", "岗位(工种)": "title", "工种": "title",
    "职务": "title", "岗位/职位": "title", "职位/岗位": "title",
    "人数": "headcount", "数量": "headcount", "招聘人数": "headcount",
    "名额": "headcount", "编制": "headcount", "定编": "headcount", "缺编": "headcount", "需求": "headcount",
    "计划数": "headcount", "招聘计划": "headcount",
    "其他": "qualifications.other", "其它": "qualifications.other", "其他要求": "qualifications.other",
    "其它要求": "qualifications.other", "其他条件": "qualifications.other",
    "资格条件": "qualifications", "条件": "qualifications", "要求": "qualifications",
    "职责": "responsibilities", "工作": "responsibilities", "备注": "remarks", "待遇": "salary", "地点": "location",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table from its header row's start to its last row's end, and an entry for each row that names a position."""

    span: Span
    rows: tuple[Entry, ...]


def find_tables(value: str, lexicon: Lexicon, cells: list[Cells] | None = None) -> list[Table]:
    """The tables of ``value`` whose header row names a column of positions and at least one other known column.

    ``cells`` are the tables that the document's format tells; elsewhere tabs and pipes part cells, and lines rows.
    """
    told = [table for each in cells or () for table in _tables_of_cells(value, each, lexicon)]
    told += [table for table in _tables_by_spaces(value, lexicon) if not told]
    if "\t" not in value and "|" not in value:
        return told
    lines = [match for match in _LINE.finditer(value) if match[0].strip() and not _is_inside(match, told)]
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        table, index = _table_at(value, lines, index, lexicon)
        if table:
            tables.append(table)
    return sorted([*told, *tables], key=lambda table: table.span)


# 序号 岗位名称 人数 学历要求: names of columns that only spaces part
_SPACED_HEADER = re.compile(
    r"^(?:[^\s:|。;,]{2,8} ){0,3}(?:招聘|应聘|需求)?(?:岗位|职位|职务|工种)(?:名称)? (?:[^\s:|。;,]{2,9} ?){1,9}$",
    re.MULTILINE,
)
_TOKEN = re.compile(r"\S+")
_FEWEST_SPACED = 3


def _tables_by_spaces(value: str, lexicon: Lexicon) -> Iterator[Table]:
    """The tables whose cells stand a space apart: no more spaces stand in a row than in its header, or all that are
    more stand in its last cell."""
    for head in _SPACED_HEADER.finditer(value):
        header = [_column(value, Span(*token.span()), lexicon) for token in _TOKEN.finditer(value, *head.span())]
        names = ["".join(value[slice(*cell)].split()) for cell, _ in header]
        known = all(label or name in _COUNTER for name, (_, label) in zip(names, header, strict=True))
        if not known or len(header) < _FEWEST_SPACED or not _is_header(value, header):
            continue
        counted = names[0] in _COUNTER
        rows: list[Entry] = []
        for line in _LINE.finditer(value, head.end()):
            cells = [Span(*token.span()) for token in _TOKEN.finditer(value, *line.span())]
            fits = len(cells) == len(header) or (len(cells) > len(header) and counted)
            if not fits or (counted and not value[slice(*cells[0])].isdigit()):
                break
            cells[len(header) - 1 :] = [Span(cells[len(header) - 1].start, cells[-1].end)]
            rows.append(_row(value, Span(*line.span()), header, cells, lexicon))
        if rows:
            yield Table(Span(head.start(), rows[-1].end), tuple(rows))


def _is_inside(line: re.Match[str], tables: list[Table]) -> bool:
    return any(table.span.start < line.end() and line.start() < table.span.end for table in tables)


def _tables_of_cells(value: str, rows: Cells, lexicon: Lexicon) -> Iterator[Table]:
    """The parts of a told table that begin with a header row: a title may stand above it."""
    header: list[tuple[Span, Label | None]] = []
    start, found = 0, list[Entry]()
    for row in rows:
        as_header = [_column(value, cell, lexicon) for cell in row]
        if _is_header(value, as_header):
            if found:
                yield Table(Span(start, found[-1].end), tuple(found))
            header, start, found = as_header, row[0].start, []
        elif header and (own := _own_span(row, found[-1].end if found else max(cell.end for cell, _ in header))):
            found.append(_row(value, own, header, _with_merged_once(row), lexicon))
    if found:
        yield Table(Span(start, found[-1].end), tuple(found))


def _own_span(row: list[Span], end_above: int) -> Span | None:
    """From the first to the last cell of a row, without those that reach into it from above."""
    own = [cell for cell in row if cell.start >= end_above and cell.start < cell.end]
    return Span(own[0].start, own[-1].end) if own else None


def _with_merged_once(row: list[Span]) -> list[Span]:
    """The row with an empty span for a cell that goes on from the column before."""
    return [Span(cell.end, cell.end) if index and row[index - 1] == cell else cell for index, cell in enumerate(row)]


def _table_at(value: str, lines: list[re.Match[str]], index: int, lexicon: Lexicon) -> tuple[Table | None, int]:
    separator = "|" if "|" in lines[index][0] else "\t"
    header = [_column(value, cell, lexicon) for cell in _cells(value, lines[index], separator)]
    if not _is_header(value, header):
        return None, index + 1
    rows: list[Entry] = []
    last = lines[index].end()
    index += 1
    while index < len(lines) and separator in lines[index][0]:
        line = lines[index]
        if _RULE.fullmatch(line[0]) is None:
            cells = _cells(value, line, separator)
            if abs(len(cells) - len(header)) > 1:
                break
            rows.append(_row(value, Span(*line.span()), header, cells, lexicon))
        last = line.end()
        index += 1
    return (Table(Span(lines[index - len(rows) - 1].start(), last), tuple(rows)) if rows else None), index


def _is_header(value: str, header: list[tuple[Span, Label | None]]) -> bool:
    """Are these the names of columns? A form of two or four columns has a value behind each label."""
    known = dict(header)
    fields = [label.field for label in known.values() if label]
    columns = [cell for cell in known if "".join(value[slice(*cell)].split()) not in _COUNTER]
    return len(columns) >= 2 and "title" in fields and len(fields) >= max(2, 0.6 * len(columns))


def _cells(value: str, line: re.Match[str], separator: str) -> list[Span]:
    """The cells of a line; a pipe table's outer pipes open and close it."""
    start, end = line.span()
    while start < end and value[start] == " ":
        start += 1
    if separator == "|":
        while end > start and value[end - 1] in " \t":
            end -= 1
        if value[start] == "|":
            start += 1
        if end > start and value[end - 1] == "|":
            end -= 1
    cells, cell = [], start
    for at in range(start, end):
        if value[at] == separator:
            cells.append(Span(cell, at))
            cell = at + 1
    return [*cells, Span(cell, end)]


# 冈位要求, 薪资侍遇: a head of the table that OCR misread
_SHORTEST_MISREAD, _LONGEST_MISREAD = 4, 8


@cache
def _known(lexicon: Lexicon) -> dict[str, Label]:
    columns = {text: Label(text, field, "plain", "tables.py") for text, field in _COLUMNS.items()}
    return lexicon.by_text | columns


def _column(value: str, cell: Span, lexicon: Lexicon) -> tuple[Span, Label | None]:
    text = re.sub(r"\(.*?\)|[\s*:]", "", value[cell.start : cell.end])
    known = _known(lexicon)
    label = known.get(text) or known.get(text.split("/")[0]) or known.get(_ENGLISH.sub("", text))
    if label or not _SHORTEST_MISREAD <= len(text) <= _LONGEST_MISREAD or field_of_words(text, lexicon):
        return cell, label
    return cell, like(text, lexicon)


def _row(value: str, line: Span, header: list[tuple[Span, Label | None]], cells: list[Span], lexicon: Lexicon) -> Entry:
    sections = [Section("preamble", line.start, Span(line.start, line.start), "table_row")]
    for (head, known), cell in zip(header, cells, strict=False):
        name = "".join(value[head.start : head.end].split())
        if not name or name in _COUNTER:
            continue
        label = known or label_of_words(name, lexicon)
        start = head.start + len(value[head.start : head.end]) - len(value[head.start : head.end].lstrip())
        end = start + len(value[head.start : head.end].strip())
        mark = LabelMark(start, start, end, end, label, "table_header", True, None)
        sections.append(Section(label.field, cell.start, cell, "table_cell", mark))
    return Entry(line.start, line.end, None, "table_row", tuple(sections))
