"""Heads that no list of labels has: 平时干啥:, 得会点啥:, 开多少:…, 铺子在哪:…, 什么样的你合适 alone on its line.

Small employers head the parts of a notice in words of their own. What stands under such a head tells what it is the
head of, the more so where it comes again with each position; its own words hint at it. Believed in notices only.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.content_cues import hints_of, told_by
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.hiring import hires, is_of_another_kind
from jdparse.parsing.labels.mark import LabelMark, without_overlaps
from jdparse.parsing.labels.told_heads import Head, fields_of_heads
from jdparse.parsing.names import duty_verbs, name_kind
from jdparse.text import Span

_LINE = re.compile(r"[^\n]+")
# ■ 平时干啥:, 【要啥样的人】, 「怎么来」, —— 几点上班 ——
_HEAD_ALONE = re.compile(
    r"(?P<open>[ \t■●◆▲★☆◇□▶►▌◤◢《〈「『\[【<=~*#✦❖·•>—–\-|_]*)"
    r"(?P<head>[^\s。;,、:!?…【】\[\]()|\d](?:[A-Za-z' ]{3,24}?|[^\n。;,、:!…【】\[\]()|\d]{1,12}?))"
    r"(?P<close>[ \t?!~…]*[》〉」』\]】>=*#—–\-|_ \t]*(?P<colon>:?)[ \t■●◆▲★☆◇▶►◥◣]*)"
)
# 开多少:300块一天
_HEAD_BESIDE = re.compile(
    r"(?P<open>[ \t■●◆▲★☆◇□▶►▌「『\[【<*#✦❖·•>|\-]*)(?P<head>[^\s。;,、:!…【】\[\]()|\d]{2,9}?)"
    r"(?P<close>[ \t?]*[」』\]】>]?[ \t]*:[ \t]*|[」』\]】][ \t]*)(?=[^\s:])"
)
_FIRM = frozenset("」』]】:")
# So many lines under one head are looked at.
_REACH = 12
_LONGEST_LINE = 160


def unknown_heads(value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon) -> list[LabelMark]:
    """``labels`` and the heads that no label list has, where the page hires."""
    if not (hires(value) or _speaks_to_applicants(value)):
        return labels
    heads = _with_what_they_tell(value, labels, markers, lexicon)
    found = [_mark(head, name) for head, name in fields_of_heads(heads, labels, lexicon)]
    return without_overlaps([*(_whole(value, label, lexicon) for label in labels), *found])


# 你将负责, 我们希望你: lines that speak to whoever reads the page.
_TO_APPLICANTS = re.compile(r"\n[^\w\n]{0,3}[^\s。,;:]{0,6}(?:你|我们)[^\n。,;]{0,8}(?=\n)")


def _speaks_to_applicants(value: str) -> bool:
    """Do two heads of the page speak to the applicant, as those of the companies' own pages do?"""
    if "你" not in value or is_of_another_kind(value):
        return False
    return sum(1 for _ in islice(_TO_APPLICANTS.finditer(value), 2)) == 2


_WORDS_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,4}")


def _whole(value: str, label: LabelMark, lexicon: Lexicon) -> LabelMark:
    """咋|吃住:, 试用期|工资: at the head of a line the words before a label that a colon follows belong to it."""
    line = value.rfind("\n", 0, label.label_start) + 1
    if not label.colon or label.start != label.label_start or not 0 < label.label_start - line <= 4:
        return label
    words = value[line : label.label_start]
    if _WORDS_BEFORE.fullmatch(words) is None or name_kind(words, lexicon) in ("position", "department"):
        return label
    return replace(label, start=line, label_start=line)


def _mark(head: Head, name: str) -> LabelMark:
    label = Label(head.text, name, "plain", "page")
    return LabelMark(head.start, *head.label, head.content, label, "unknown_head", head.firm, None)


def _with_what_they_tell(value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon) -> list[Head]:
    """The lines that may be heads; each has been given the lines down to the next head, label or name."""
    labelled = {value.rfind("\n", 0, label.label_start) + 1 for label in labels}
    numbered = {marker.start: marker for marker in markers}
    lines = [(match.start(), match[0]) for match in _LINE.finditer(value) if match[0].strip()]
    counted = _texts_that_come_again(lines)
    heads: list[Head] = []
    last: Head | None = None
    for above, (start, line), below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        text = line.strip()
        number = numbered.get(start)
        if start in labelled or _names_a_post(text, lexicon):
            last = None
            continue
        head = None
        if number is None:
            over_list = below is not None and _begins_list(numbered.get(below[0])) and not _goes_on(value, above, start)
            head = _head_at(start, line, lexicon, again=text in counted, over_list=over_list)
        if head:
            heads.append(head)
            last = None if head.beside else head
        elif last and len(last.told) < _REACH and (number or not last.over_list):
            last.told.append(line[number.end - start if number else 0 :].strip()[:_LONGEST_LINE])
    return [head for head in heads if head.told]


def _begins_list(marker: Marker | None) -> bool:
    """Is it the number of a first item, or a bullet?"""
    return marker is not None and marker.ordinal <= 1


_ENDS = frozenset("。;!?:、")
_LONG = 24


def _goes_on(value: str, above: tuple[int, str] | None, start: int) -> bool:
    """Is the line at ``start`` the rest of a long one that was broken before it, with no blank line between?"""
    if above is None or "\n\n" in value[above[0] + len(above[1]) : start]:
        return False
    return len(above[1]) > _LONG and above[1].rstrip()[-1] not in _ENDS


def _texts_that_come_again(lines: list[tuple[int, str]]) -> set[str]:
    seen: set[str] = set()
    again: set[str] = set()
    for _, line in lines:
        text = line.strip()
        if len(text) <= 20:
            (again if text in seen else seen).add(text)
    return again


_COUNT = re.compile(r"[ ]?\(?(?:招聘?|共)?[ ]?(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干|多)[ ]?[名位人个]?\)?$")


def _names_a_post(line: str, lexicon: Lexicon) -> bool:
    """■ 钢琴调律师 1个"""
    if len(line) > 24:
        return False
    name = re.sub(r"^[\W\d_]+", "", _COUNT.sub("", line))
    return name_kind(name.rstrip(":】 "), lexicon) == "position"


def _head_at(start: int, line: str, lexicon: Lexicon, *, again: bool, over_list: bool) -> Head | None:
    alone = _HEAD_ALONE.fullmatch(line)
    if alone:
        firm = bool(_FIRM.intersection(alone["close"]))
        hinted = bool(hints_of(alone["head"], lexicon))
        over_list = over_list and (hinted or not _names_work(alone["head"], lexicon))
        sure = firm or again or over_list
        may_head = (sure or hinted) and _says_little(alone["head"], lexicon, sure=sure)
        return _made(start, alone, firm=firm, over_list=over_list) if may_head else None
    beside = _HEAD_BESIDE.match(line)
    if beside and ":" not in beside["close"] and len(line) - beside.end() > _LONGEST_BESIDE_BRACKET:
        return None
    if beside and _OF_SITE.match(line, beside.end()) is None and _says_little(beside["head"], lexicon, sure=True):
        head = _made(start, beside, firm=True, beside=True)
        head.told.append(line[beside.end() :].strip()[:_LONGEST_LINE])
        return head
    return None


def _names_work(head: str, lexicon: Lexicon) -> bool:
    """平面设计, 客服部 over a list: who is wanted, or where."""
    return head.endswith(tuple(lexicon.words.activity_endings)) or name_kind(head, lexicon) == "department"


def _made(start: int, match: re.Match[str], *, firm: bool, beside: bool = False, over_list: bool = False) -> Head:
    label = Span(start + match.start("head"), start + match.end("head"))
    first = start + len(match["open"]) - len(match["open"].lstrip())
    return Head(match["head"], first, label, start + match.end(), beside, firm, over_list)


# 【招人】 and 急聘: call for people and head nothing.
_CALLS = re.compile(r"招(?:人|工|聘|募|新|贤)|诚聘|急聘|急招|转让|出租|求购")
# 更新时间:2024-04-11, 您的位置:首页 >> 招聘: what the site says of the page
_OF_SITE = re.compile(r"20\d\d[-/.年]|[^\n]{0,20}[>»›]|首页")
# A longer text behind a bracket is a whole notice.
_LONGEST_BESIDE_BRACKET = 60


def _says_little(head: str, lexicon: Lexicon, *, sure: bool) -> bool:
    """五险一金 and 会开车 are no heads: they tell something themselves, unless their words hint and their form shows
    that they head something (得会点啥:)."""
    hinted = bool(hints_of(head, lexicon))
    if _CALLS.search(head):
        return False
    if head.endswith(("如下", "包括")) or (duty_verbs(lexicon).match(head) and not (hinted or sure)):
        return False
    return (sure and hinted) or not any(weight >= 0.9 for _, weight in told_by(head))
