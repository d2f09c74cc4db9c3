"""Rows of a form whose cells stand apart by spaces alone: ``岗位名称  接待员      编号  KT-02``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.lexicon import Lexicon
from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.mark import LabelMark, without_overlaps

# A line with cells far apart, or with a label and its text far apart.
_ROW = re.compile(r"^[ \t]*(?P<row>[\u4e00-\u9fff][^\n。|]{0,118}?)[ \t]*$", re.MULTILINE)
_GAP = re.compile(r"[ \t]{2}")
_TOKEN = re.compile(r"\S+")
# A page is a form of such rows where it has so many with two labels or more.
_ROWS = 2
# … and of rows with one label and its text a space apart where so many fields stand in such rows, the title as two.
_FIELDS = 3
_LABEL_AND_TEXT = re.compile(r"^[ \t]*(?P<label>[\u4e00-\u9fff]{2,6})[ \t]+(?=(?P<text>\S+))", re.MULTILINE)


def with_spaced_rows(believed: list[LabelMark], finder: CandidateFinder) -> list[LabelMark]:
    """``believed`` and the labels of such rows; those of one label only where the page has several with more."""
    beside = [mark for mark in believed if mark.rule == "strong_heading_its_line"]
    fields = {mark.label.field for mark in beside}
    if len(fields) + ("title" in fields) >= _FIELDS:
        believed = without_overlaps([*believed, *_labels_beside_text(finder)])
    if "  " not in finder.value:
        return believed
    rows = list(_rows(finder.value, finder.lexicon))
    if sum(len(labels) > 1 for labels in rows) < _ROWS:
        return believed
    taken = {mark.label_end for mark in believed}
    added = [
        finder.candidate_between_spaces(*label.span()).believed("row_of_cells")
        for labels in rows
        for label in labels
        if label.end() not in taken
    ]
    return without_overlaps([*believed, *added])


def _labels_beside_text(finder: CandidateFinder) -> Iterator[LabelMark]:
    """年龄 20-45岁 / 学历 高中: in a form of such lines everyday words are labels too."""
    for row in _LABEL_AND_TEXT.finditer(finder.value):
        label = finder.lexicon.by_text.get(row["label"])
        if label and label.strength != "strong" and row["text"] not in finder.lexicon.by_text:
            yield finder.candidate_between_spaces(*row.span("label")).believed("label_beside_text")


def _rows(value: str, lexicon: Lexicon) -> Iterator[list[re.Match[str]]]:
    """The labels of each row that begins with one."""
    for row in _ROW.finditer(value):
        if _GAP.search(row["row"]) is None:
            continue
        tokens = list(_TOKEN.finditer(value, *row.span("row")))
        labels = [token for token in tokens if token[0] in lexicon.by_text]
        if not labels or labels[0] is not tokens[0] or 2 * (len(tokens) - len(labels)) < len(labels):
            continue
        if len({lexicon.by_text[label[0]].field for label in labels}) == len(labels):
            yield labels
