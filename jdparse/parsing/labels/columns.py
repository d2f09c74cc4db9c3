"""Labels that nobody knows in the label columns of a form's table: | 须填记录 | 《车辆点检表》 | below | 备注 | … |."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.labels.damaged import like
from jdparse.parsing.labels.mark import LabelMark, without_overlaps
from jdparse.parsing.labels.unknown import field_of_words, label_of_words
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_ROW = re.compile(r"[^\n]*[|\t][^\n]*")
_CELL = re.compile(r"[^|\t]+")
_NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z/、()与和及 ]{1,11}")
_DUTY = re.compile(r"职责[一二三四五六七八九十]{1,3}")
# 项目 | 标准: the header of the rows below, and no label with its text.
_HEADERS = frozenset(
    [
        "项目", "标准", "内容", "要求", "类别", "序号", "名称", "说明", "指标", "具体要求", "细则", "条目", "维度",
        "描述", "分类", "项次",
    ]
)  # fmt: skip
# So many labels of the column are known, and no fewer than are not.
_FEWEST = 2
# On a page with so many in label columns the words of a label are enough to believe it.
_OF_A_FORM = 4


class _Cell(NamedTuple):
    span: Span
    known: bool
    value: Span | None


def with_columns(believed: list[LabelMark], value: str, lexicon: Lexicon) -> list[LabelMark]:
    """``believed`` and the unknown labels of label columns."""
    if "|" not in value and "\t" not in value:
        return believed
    known = {mark.label_start: mark.label_end for mark in believed}
    tables = [_label_cells(rows, value, known) for rows in _tables(value)]
    is_form = sum(cell.known for cells in tables for cell in cells) >= _OF_A_FORM
    added = [mark for cells in tables for mark in _unknown(cells, value, lexicon, is_form=is_form)]
    return without_overlaps([*believed, *added]) if added else believed


def _tables(value: str) -> Iterator[list[re.Match[str]]]:
    """The rows of each table: lines with cells, with no other line between."""
    rows: list[re.Match[str]] = []
    for row in _ROW.finditer(value):
        if rows and row.start() != rows[-1].end() + 1:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _label_cells(rows: list[re.Match[str]], value: str, known: dict[int, int]) -> list[_Cell]:
    """The cells of the first and of the third column, where labels stand, each with the cell behind it."""
    found: list[_Cell] = []
    for row in rows:
        spans = [_stripped(value, *cell.span()) for cell in _CELL.finditer(value, *row.span())]
        cells = [
            _Cell(span, known.get(span.start, -1) >= span.end - 1, None) for span in spans if span.end > span.start
        ]
        columns = (0, 2) if len(cells) == 4 and not cells[1].known else (0,) if len(cells) > 1 else ()
        if cells and value[slice(*cells[0].span)].isdigit():
            continue  # 3 | 科普活动 | 演示标本制作 | 10%: a row of duties
        found += [cells[index]._replace(value=cells[index + 1].span) for index in columns]
    return found


def _stripped(value: str, start: int, end: int) -> Span:
    text = value[start:end]
    kept = text.lstrip()
    start = end - len(kept)
    return Span(start, start + len(kept.rstrip()))


def _unknown(cells: list[_Cell], value: str, lexicon: Lexicon, *, is_form: bool) -> Iterator[LabelMark]:
    known = sum(cell.known for cell in cells)
    enough = known >= _FEWEST and 2 * known >= len(cells)
    for index, cell in enumerate(cells):
        text = value[slice(*cell.span)]
        if cell.known or cell.value is None or not _may_be_label(text, lexicon):
            continue
        if text in _HEADERS:
            heads_labels = index + 1 < len(cells) and cells[index + 1].known
            if heads_labels and value[slice(*cell.value)] in _HEADERS:
                yield _mark(cell.span, cell.value.end, Label(text, "container", "plain", "page"))
        elif enough or (is_form and (like(text, lexicon) or field_of_words(text, lexicon))):
            text = "".join(text.split())
            yield _mark(cell.span, cell.value.start, like(text, lexicon) or label_of_words(text, lexicon))


def _may_be_label(text: str, lexicon: Lexicon) -> bool:
    """A short noun; 职责一 numbers a duty, 人事权 heads a group of powers in its cell, 护士长 is who a row tells of."""
    if _NAME.fullmatch(text) is None or text in lexicon.words.authority_groups or _DUTY.fullmatch(text):
        return False
    return name_kind(text, lexicon) != "position"


def _mark(span: Span, content: int, label: Label) -> LabelMark:
    return LabelMark(span.start, span.start, span.end, content, label, "label_column", False, None)
