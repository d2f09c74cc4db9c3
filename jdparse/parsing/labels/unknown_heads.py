"""Heads that no list of labels has: 平时干啥:, 得会点啥:, 开多少:…, 铺子在哪:…, 什么样的你合适 alone on its line.

Small employers head the parts of a notice in words of their own. What stands under such a head tells what it is the
head of, the more so where it comes again with each position; its own words hint at it. Believed in notices only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.content_cues import DUTY, duty_weight, hints_of, told_by
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.hiring import hires
from jdparse.parsing.labels.mark import LabelMark, without_overlaps
from jdparse.parsing.names import duty_verbs, name_kind
from jdparse.text import Span

_LINE = re.compile(r"[^\n]+")
# ■ 平时干啥:, 【要啥样的人】, 「怎么来」, —— 几点上班 ——
_HEAD_ALONE = re.compile(
    r"(?P<open>[ \t■●◆▲★☆◇□▶►▌◤◢《〈「『\[【<=~*#✦❖·•>—–\-|_]*)"
    r"(?P<head>[^\s。;,、:!?…【】\[\]()|\d][^\n。;,、:!…【】\[\]()|\d]{1,12}?)"
    r"(?P<close>[ \t?!~…]*[》〉」』\]】>=*#—–\-|_ \t]*(?P<colon>:?)[ \t■●◆▲★☆◇▶►◥◣]*)"
)
# 开多少:300块一天
_HEAD_BESIDE = re.compile(
    r"(?P<open>[ \t■●◆▲★☆◇□▶►▌「『\[【<*#✦❖·•>|\-]*)(?P<head>[^\s。;,、:!…【】\[\]()|\d]{2,9}?)"
    r"(?P<close>[ \t?]*[」』\]】>]?[ \t]*:[ \t]*|[」』\]】][ \t]*)(?=[^\s:])"
)
_FIRM = frozenset("」』]】:")
_MAIN = frozenset({"responsibilities", "qualifications"})
# So many lines under one head are looked at.
_REACH = 12
_LONGEST_LINE = 160
# What a hint of the head's words weighs beside what stands under it, and what both must weigh together.
_HINT, _ENOUGH, _MARGIN = 0.5, 0.65, 0.2
# … where the head comes again with the next position.
_ENOUGH_REPEATED = 0.4
# What one text must tell at least where no word of its head agrees.
_PLAIN = 0.85


@dataclass(slots=True)
class _Head:
    """A line that may be a head, with the lines under it or the text beside it."""

    text: str
    start: int
    label: Span
    content: int
    beside: bool
    firm: bool
    told: list[str] = field(default_factory=list)


def unknown_heads(value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon) -> list[LabelMark]:
    """``labels`` and the heads that no label list has, where the page hires."""
    if not hires(value):
        return labels
    heads = _with_what_they_tell(value, labels, markers, lexicon)
    by_text: dict[str, list[_Head]] = defaultdict(list)
    for head in heads:
        by_text[head.text].append(head)
    known = {label.label.field.split(".")[0] for label in labels} & _MAIN
    found = []
    for text, same in by_text.items():
        name = _field(text, same, lexicon)
        if name and not (name in known and len(same) < 2):
            found += [_mark(head, name) for head in same]
    return without_overlaps([*(_whole(value, label, lexicon) for label in labels), *found])


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


def _mark(head: _Head, name: str) -> LabelMark:
    label = Label(head.text, name, "plain", "page")
    return LabelMark(head.start, *head.label, head.content, label, "unknown_head", head.firm, None)


def _with_what_they_tell(value: str, labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon) -> list[_Head]:
    """The lines that may be heads; each has been given the lines down to the next head, label or name."""
    labelled = {value.rfind("\n", 0, label.label_start) + 1 for label in labels}
    numbered = {marker.start for marker in markers}
    lines = [(match.start(), match[0]) for match in _LINE.finditer(value) if match[0].strip()]
    counted = _texts_that_come_again(lines)
    heads: list[_Head] = []
    last: _Head | None = None
    for start, line in lines:
        text = line.strip()
        if start in labelled or _names_a_post(text, lexicon):
            last = None
            continue
        head = _head_at(value, start, line, counted, lexicon) if start not in numbered else None
        if head:
            heads.append(head)
            last = None if head.beside else head
        elif last and len(last.told) < _REACH:
            last.told.append(text[:_LONGEST_LINE])
    return [head for head in heads if head.told]


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


def _head_at(value: str, start: int, line: str, again: set[str], lexicon: Lexicon) -> _Head | None:
    alone = _HEAD_ALONE.fullmatch(line)
    if alone:
        firm = bool(_FIRM.intersection(alone["close"]))
        sure = firm or line.strip() in again
        may_head = sure or hints_of(alone["head"], lexicon)
        return (
            _made(start, alone, beside=False, firm=firm)
            if may_head and _says_little(alone["head"], lexicon, sure=sure)
            else None
        )
    beside = _HEAD_BESIDE.match(line)
    if beside and ":" not in beside["close"] and len(line) - beside.end() > _LONGEST_BESIDE_BRACKET:
        return None
    if beside and _OF_SITE.match(line, beside.end()) is None and _says_little(beside["head"], lexicon, sure=True):
        head = _made(start, beside, beside=True, firm=True)
        head.told.append(line[beside.end() :].strip()[:_LONGEST_LINE])
        return head
    return None


def _made(start: int, match: re.Match[str], *, beside: bool, firm: bool) -> _Head:
    label = Span(start + match.start("head"), start + match.end("head"))
    return _Head(
        match["head"],
        start + len(match["open"]) - len(match["open"].lstrip()),
        label,
        start + match.end(),
        beside,
        firm,
    )


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


def _field(text: str, heads: list[_Head], lexicon: Lexicon) -> str | None:
    """The field of what stands under the head wherever it comes; None where that is not clear."""
    shares = dict(_shares([line for head in heads for line in head.told], lexicon))
    hints = hints_of(text, lexicon)
    if len(hints) == 1 and shares.keys() <= {"responsibilities"} and shares.get("responsibilities", 1.0) <= DUTY:
        return _only_hinted(heads, next(iter(hints)))
    weights = {name: shares.get(name, 0.0) + _HINT * hints.get(name, 0.0) for name in {*shares, *hints}}
    best, *others = sorted(weights, key=lambda name: -weights[name]) or [""]
    enough = _ENOUGH_REPEATED if len(heads) > 1 else _ENOUGH
    clear = weights.get(best, 0.0) >= enough and not (others and weights[best] - weights[others[0]] < _MARGIN)
    if clear and (best in hints or not hints) and _is_sure(best, heads, shares.get(best, 0.0), hinted=best in hints):
        return best
    return None


def _only_hinted(heads: list[_Head], name: str) -> str | None:
    """在哪儿集合:村委会院里 — where the text says nothing of its field, the words of the head do."""
    return name if len(heads) > 1 or (heads[0].firm and (heads[0].beside or name == "responsibilities")) else None


def _is_sure(name: str, heads: list[_Head], share: float, *, hinted: bool) -> bool:
    """A head that comes once, and stands bare or over what anything may be, must hint at what stands under it."""
    if (hinted and share) or len(heads) > 1:
        return True
    return heads[0].firm and name != "responsibilities" and share >= _PLAIN


def _shares(told: list[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Each field with its weight in a line on average."""
    totals: dict[str, float] = defaultdict(float)
    for line in told:
        cues = told_by(line)
        totals["responsibilities"] += duty_weight(line, cues, duty_verbs(lexicon))
        for name, weight in cues:
            totals[name] += weight
    yield from ((name, total / len(told)) for name, total in totals.items() if total)
