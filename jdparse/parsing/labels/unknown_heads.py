"""Heads that no list of labels has: 平时干啥:, 得会点啥:, 开多少:…, 铺子在哪:…, 什么样的你合适 alone on its line.

Small employers head the parts of a notice in words of their own. What stands under such a head tells what it is the
head of, the more so where it comes again with each position; its own words hint at it. Believed in notices only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.content_cues import hints_of, told_by
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.hiring import hires, is_of_another_kind
from jdparse.parsing.labels.lines_of_heads import Following, Line, lines_with_numbers, what_follows
from jdparse.parsing.labels.mark import LabelMark, without_overlaps
from jdparse.parsing.labels.told_heads import Head, fields_of_heads
from jdparse.parsing.labels.unknown import COUNTS_PEOPLE
from jdparse.parsing.names import duty_verbs, name_kind
from jdparse.text import Span

# Pictures that normalising does not read as ■, as it does most of them.
_PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f2ff"
# ■ 平时干啥:, 【要啥样的人】, 「怎么来」, —— 几点上班 ——, 💰到手多少
_HEAD_ALONE = re.compile(
    rf"(?P<open>[ \t■●◆▲★☆◇□▶►▌◤◢▪▫《〈「『\[【<=~*#✦❖·•>—–\-|_{_PICTURES}]*)"
    r"(?P<head>[^\s。;,、:!?…【】\[\]()|\d](?:[A-Za-z' ]{3,24}?|[^\n。;,、:!…【】\[\]()|\d]{1,12}?))"
    r"(?P<close>[ \t?!~…]*[》〉」』\]】>=*#—–\-|_ \t]*(?P<colon>:?)[ \t■●◆▲★☆◇▶►◥◣]*)"
)
# 开多少:300块一天
_HEAD_BESIDE = re.compile(
    rf"(?P<open>[ \t■●◆▲★☆◇□▶►▌▪▫「『\[【<*#✦❖·•>|\-{_PICTURES}]*)"
    r"(?P<head>[^\s。;,、:!…【】\[\]()|\d]{2,9}?)"
    r"(?P<close>[ \t?]*[」』\]】>]?[ \t]*:[ \t]*|[」』\]】][ \t]*)(?=[^\s:])"
)
_FIRM = frozenset("」』]】:?")
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


# 你将负责, 我们希望你, 【我做什么】: lines that speak to whoever reads the page.
_TO_APPLICANTS = re.compile(r"\n[^\w\n]{0,3}[^\s。,;:]{0,6}[你我][^\n。,;]{0,8}(?=\n)")


def _speaks_to_applicants(value: str) -> bool:
    """Do two heads of the page speak to the applicant, as those of the companies' own pages do?"""
    if ("你" not in value and "我" not in value) or is_of_another_kind(value):
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
    lines = lines_with_numbers(value, markers)
    counted = _texts_that_come_again(lines)
    heads: list[Head] = []
    last: Head | None = None
    for at, line in enumerate(lines):
        if line.start in labelled or _names_a_post(line.text.strip(), lexicon):
            last = None
            continue
        head = None
        again = line.text.strip() in counted
        if line.number is None or (line.number.ordinal == 0 and (again or _ends_its_list(lines, at))):
            answered = _is_answered(lines[at : at + 2], lexicon)
            head = _head_at(line, lexicon, sure=again or answered, over=what_follows(lines, at))
            head = None if head and last and not answered and _is_inside(head, last, line) else head
        if head:
            heads.append(head)
            last = None if head.beside else head
        elif last and last.over == "block" and line.parted:
            last = None
        elif last and len(last.told) < _REACH and (line.number or last.over != "list"):
            last.told.append(line.content[:_LONGEST_LINE])
    return [head for head in heads if head.told]


def _ends_its_list(lines: list[Line], at: int) -> bool:
    """🎁 大家共享的福利 over 六险一金: a bullet with no other of its kind on the next line may head something."""
    number, below = lines[at].number, lines[at + 1 : at + 2]
    return number is not None and any(line.number is None or line.number.kind != number.kind for line in below)


def _is_inside(head: Head, last: Head, line: Line) -> bool:
    """说话让人舒服 between other lines of the block under ``last``"""
    return last.over == "block" and not (line.parted or head.firm or head.over)


def _is_answered(line_and_next: Sequence[Line], lexicon: Lexicon) -> bool:
    """怎么应聘 over 简历发至…@…: the line below tells above all what the words of the short line hint at."""
    if len(line_and_next) < 2 or len(line_and_next[0].text) > _LONGEST_QUESTION:
        return False
    hinted = hints_of(line_and_next[0].text, lexicon)
    told = told_by(line_and_next[1].text) if len(hinted) == 1 else []
    most = max(told, key=lambda cue: cue.weight, default=None)
    return most is not None and most.weight >= _TELLS and most.field in hinted


_LONGEST_QUESTION = 10
_TELLS = 0.9


def _texts_that_come_again(lines: list[Line]) -> set[str]:
    seen: set[str] = set()
    again: set[str] = set()
    for line in lines:
        text = line.text.strip()
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


def _head_at(line: Line, lexicon: Lexicon, *, sure: bool, over: Following) -> Head | None:
    alone = _HEAD_ALONE.fullmatch(line.text)
    if alone:
        firm = bool(_FIRM.intersection(alone["close"]))
        hinted = bool(hints_of(alone["head"], lexicon))
        over = "" if not hinted and _names_work(alone["head"], lexicon) else over
        sure = sure or firm or over != ""
        may_head = (sure or hinted) and _says_little(alone["head"], lexicon, sure=sure)
        return _made(line.start, alone, firm=firm, over=over) if may_head else None
    beside = _HEAD_BESIDE.match(line.text)
    if beside and COUNTS_PEOPLE.match(line.text, beside.end()):
        return None  # 生鲜切配:3名,…
    if beside and ":" not in beside["close"] and len(line.text) - beside.end() > _LONGEST_BESIDE_BRACKET:
        return None
    if beside and _OF_SITE.match(line.text, beside.end()) is None and _says_little(beside["head"], lexicon, sure=True):
        head = _made(line.start, beside, firm=True, beside=True)
        head.told.append(line.text[beside.end() :].strip()[:_LONGEST_LINE])
        return head
    return None


def _names_work(head: str, lexicon: Lexicon) -> bool:
    """平面设计, 客服部 over a list: who is wanted, or where."""
    return head.endswith(tuple(lexicon.words.activity_endings)) or name_kind(head, lexicon) == "department"


def _made(start: int, match: re.Match[str], *, firm: bool, beside: bool = False, over: Following = "") -> Head:
    label = Span(start + match.start("head"), start + match.end("head"))
    first = start + len(match["open"]) - len(match["open"].lstrip())
    return Head(match["head"], first, label, start + match.end(), beside, firm, over)


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
