"""Labels that the lexicon does not hold as printed: misread by OCR, spun into synonyms, or unknown.

Only a short phrase with a colon, where a label may stand, is looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels.mark import LabelMark
from jdparse.parsing.labels.unknown import COUNTS_PEOPLE, field_of_words, label_of_words
from jdparse.parsing.names import name_kind

# The end of a phrase that may be a label, and the phrase itself, which is looked for backwards from there.
_END = re.compile(r"[:】\]](?!//)")
_LAST_BOUNDARY = re.compile(r".*(?:[\n。;|\t]|  )", re.DOTALL)
_OPENING = " \t【[■●◆▲"
_PHRASE = re.compile(
    r"(?P<label>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z/、() ]{0,11}?)[ ]?(?:】[ ]?:?|\][ ]?:?|:(?!//))[ \t]*"
)
_NUMBERED_PHRASE = re.compile(r"[ \t]*(?P<label>[\u4e00-\u9fff]{2,8})[ ]?:[ \t]*")
_CHAPTER_NUMBERS = frozenset({"一、", "(一)", "1.1", "1.2"})
_REACH = 16
_SECTIONS = frozenset({"responsibilities", "qualifications", "authorities", "kpis"})
_LEADS_ON = ("包括", "如下", "包含", "分为", "有")  # 主要包括:1、… goes on with what was said before
_JOINS = re.compile(r"[的了是在和与,]")
# A page is read as a form where so many labels of the lexicon head their lines.
_FORM_LABELS = 4
_FORM_RULES = ("first_on_its_line", "strong_with_colon", "in_brackets")
# With fewer characters a label that differs in one of them is another word: 部门, 部长.
_SHORTEST_LIKENESS = 3


def damaged_labels(value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon) -> list[LabelMark]:
    """``labels`` and those found by likeness, and on a form also the unknown ones (field ``extra``)."""
    starts = [label.label_start for label in labels]
    is_form = sum(label.rule in _FORM_RULES for label in labels) >= _FORM_LABELS
    found: list[LabelMark] = []
    numbers = {marker.start for marker in markers}
    for marker, phrase in _phrases(value, markers):
        if phrase.start("label") in numbers:
            continue  # 职责一: is the number of a duty
        text = "".join(phrase["label"].split())
        index = bisect_right(starts, phrase.end("label")) - 1
        before = labels[index] if index >= 0 else None
        if before and (before.content > phrase.start("label") or text in lexicon.by_text):
            continue
        label = like(text, lexicon)
        if label is None and marker is None:
            if COUNTS_PEOPLE.match(value, phrase.end()):
                continue
            if is_form and _may_be_unknown(text, before, lexicon):
                label = label_of_words(text, lexicon)
            elif _is_called_at(value, phrase.end()):
                label = Label(text, "extra", "plain", "page")
        if label:
            found.append(_mark(label, phrase, marker))
    return sorted([*labels, *found], key=lambda mark: mark.label_start)


# 园长:0000-3344556, 王经理:139…: whom to ring up
_PHONE = re.compile(r"(?:\(?0\d{2,3}\)?[-— ]?)?\d{7,8}(?!\d)|1\d{10}(?!\d)")


def _is_called_at(value: str, at: int) -> bool:
    return _PHONE.match(value, at) is not None


def _mark(label: Label, phrase: re.Match[str], marker: Marker | None) -> LabelMark:
    start, end = phrase.span("label")
    rule = "unknown_label" if label.source == "page" else "damaged_label"
    outside = start
    while outside and phrase.string[outside - 1] in _OPENING:
        outside -= 1
    return LabelMark(marker.start if marker else outside, start, end, phrase.end(), label, rule, True, marker)


def _phrases(value: str, markers: list[Marker]) -> list[tuple[Marker | None, re.Match[str]]]:
    """The phrases with a colon at the head of a line or cell, or behind a chapter number, in order; with the number."""
    phrases: dict[int, tuple[Marker | None, re.Match[str]]] = {}
    for match in _phrases_before_colons(value):
        phrases[match.start("label")] = None, match
    for marker in markers:
        numbered = _NUMBERED_PHRASE.match(value, marker.end)
        if numbered and marker.kind in _CHAPTER_NUMBERS:
            phrases[numbered.start("label")] = marker, numbered
    return [phrases[start] for start in sorted(phrases)]


def _phrases_before_colons(value: str) -> Iterator[re.Match[str]]:
    for end in _END.finditer(value):
        start = _phrase_start(value, end.start())
        match = _PHRASE.match(value, start, end.end() + 8) if start >= 0 else None
        if match and end.start() < match.end() and not _closes_a_remark(value, start, end):
            yield match


def _closes_a_remark(value: str, start: int, end: re.Match[str]) -> bool:
    """某某合作社  [未认证]: a bracket behind other text of its line opens no section."""
    if end[0] not in "】]":
        return False
    line = value[value.rfind("\n", 0, start) + 1 : start]
    return line.strip(_OPENING) != ""


def _phrase_start(value: str, end: int) -> int:
    """Where the phrase that ends at ``end`` begins behind a line end, a sentence, a cell or two spaces; -1: nowhere."""
    low = max(0, end - _REACH)
    window = value[low:end]
    boundary = _LAST_BOUNDARY.match(window)
    cut = boundary.end() - 1 if boundary else -1
    if cut < 0 and low > 0:
        return -1
    start = low + cut + 1
    if cut >= 0 and window[cut] in "。;" and value[start : start + 1] == " ":
        return -1  # 场所:车间。 噪声:较大 — flattened small labels inside one text
    while start < end and value[start] in _OPENING:
        start += 1
    return start


def _may_be_unknown(text: str, before: LabelMark | None, lexicon: Lexicon) -> bool:
    """A short noun before a colon; under a list of duties 客户管理: names a group instead."""
    if name_kind(text, lexicon) in ("position", "department"):
        return False  # 【炒锅师傅】2名 is a heading
    if (
        text.endswith(_LEADS_ON)
        or not 2 <= len(text) <= 8
        or before is None
        or text.startswith(lexicon.words.duty_verbs[:40])
    ):
        return False
    if before.label.field.startswith("qualifications."):
        return (field_of_words(text, lexicon) or "").startswith("qualifications.")  # 证照:… / 体检:…
    joins = _JOINS.search(text)
    after_contact = before.label.field == "extra" and before.colon  # 联系电话:… / 报名带的东西:…
    if joins and not (after_contact and joins[0] == "的"):
        return False
    return before.label.field.split(".")[0] not in _SECTIONS


@cache
def _strong_by_length(lexicon: Lexicon) -> dict[int, list[Label]]:
    lengths: dict[int, list[Label]] = {}
    for label in lexicon.labels:
        if label.strength == "strong":
            lengths.setdefault(len(label.text), []).append(label)
    return lengths


@lru_cache(maxsize=4096)
def like(text: str, lexicon: Lexicon) -> Label | None:
    """The label that ``text`` is a damaged form of: 岗位名祢, 任取资格, 任职规定; None where it is like none or several
    fields."""
    spun = text
    for written, meant in lexicon.words.spun_words.items():
        spun = spun.replace(written, meant)
    known = lexicon.by_text.get(spun)
    if known:
        return known
    read = "".join(lexicon.words.misread_characters.get(char, char) for char in spun)
    known = lexicon.by_text.get(read)
    if known or len(read) < _SHORTEST_LIKENESS:
        return known
    close = [label for label in _strong_by_length(lexicon).get(len(read), []) if _differ(label.text, read) == 1]
    return close[0] if len({label.field for label in close}) == 1 else None


def _differ(one: str, other: str) -> int:
    """In how many places two texts of one length differ."""
    return sum(a != b for a, b in zip(one, other, strict=True))
