"""Sentences of a notice that run on from what is asked to what is paid, to when and where one works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.lexicon import Label
from jdparse.parsing.entries import Section
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.lost_requirements import PAY_AT_END
from jdparse.text import Span

_DUTY, _ASKED = "responsibilities.description", "qualifications"
_WORK = frozenset({_DUTY, _ASKED})
_NUMBER = r"[0-9一二三四五六七八九十]{1,2}"


class _Clause(NamedTuple):
    """A clause that says what it speaks of, and the fields of the sentences that it is cut from."""

    field: str
    pattern: re.Pattern[str]
    out_of: frozenset[str]


# 身体好,能熬夜,|负责成品装车,|要求有叉车证,|工资6500元,|早6点到下午2点,|地址城南市场,|电话…
_CLAUSES = (
    _Clause("salary", PAY_AT_END, _WORK | {"benefits"}),
    _Clause(_ASKED, re.compile(r"(?<=[,;、])[ ]?(?=要求|需要?[有会懂能]|须[有会懂能持])"), frozenset({_DUTY})),
    _Clause(_DUTY, re.compile(r"(?<=[,;、])[ ]?(?=(?:主要)?负责|主要(?:做|从事|是))"), frozenset({_ASKED})),
    _Clause(
        "working_hours",
        re.compile(
            rf"(?<=[,;])[ ]?(?=(?:早上?|上午|晚上?|每天|白天){_NUMBER}[点:时]|[上工][班作]时间|月休|每月休|[单双]休)"
        ),
        _WORK,
    ),
    _Clause(
        "benefits", re.compile(r"(?<=[,;])[ ]?(?=[包管](?:吃|住|食宿|[早中午晚一两三][饭餐顿])|[交买]社保)"), _WORK
    ),
    _Clause(
        "location",
        re.compile(r"(?<=[,;])[ ]?(?P<label>(?:工作|上班|[店铺门]?店)?地[址点])(?:[在是]|[ ]?:)?[ ]?"),
        _WORK | {"salary", "benefits", "working_hours"},
    ),
    _Clause(
        "extra",
        re.compile(r"(?<=[,;])[ ]?(?P<label>(?:联系|报名|咨询)?(?:电话|手机号?))[ ]?[是:]?[ ]?(?=[0-9(])"),
        _WORK | {"salary", "benefits", "working_hours", "location"},
    ),
)
_TOLD = ("told_by_sentence", "cue_in_sentence")


def parts_of_sentence(value: str, section: Section) -> Iterator[Section]:
    """The sentence, and the clauses in it that tell something else."""
    if section.rule not in _TOLD or (section.rule == "cue_in_sentence" and section.field in _WORK):
        yield section
        return
    cuts = sorted(_cuts(value, section), key=lambda cut: cut[1].start())
    ends = [*(cut.start() for _, cut in cuts), section.content.end]
    yield section.with_content(Span(section.content.start, ends[0]))
    for (field, cut), end in zip(cuts, ends[1:], strict=True):
        yield Section(field, cut.start(), Span(cut.end(), end), "told_by_sentence", _label(field, cut))


def _cuts(value: str, section: Section) -> Iterator[tuple[str, re.Match[str]]]:
    for field, pattern, out_of in _CLAUSES:
        if section.field in out_of and field != section.field:
            match = pattern.search(value, *section.content)
            if match:
                yield field, match


def _label(field: str, cut: re.Match[str]) -> LabelMark | None:
    if "label" not in cut.re.groupindex:
        return None
    start, end = cut.span("label")
    return LabelMark(start, start, end, cut.end(), Label(cut["label"], field, "plain", "page"), "clause", False, None)
