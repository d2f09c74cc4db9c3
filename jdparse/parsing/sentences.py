"""Recruitment notices without headings and labels: only sentences.

``…现招聘幼儿教师3名、保育员2名。`` announces the positions; the sentences that follow begin with what they speak of:
``要求…``, ``月薪…``, ``上班时间…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.asking import asks
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.headings import Heading
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_ANNOUNCEMENT = re.compile(
    r"(?:招聘|招募|招收|诚聘|急聘|急招|聘|招|要请|想请|想找|要找|请|找)(?P<positions>[^。\n;]{2,120})"
)
# 要请两位炒茶师傅、一位茶园管理员: how many, then the name
_COUNTED = re.compile(
    r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})[ ]?[名位个对]"
    r"(?P<name>[\u4e00-\u9fffA-Za-z()]{2,14}?)(?=[、,。;和及]|$)"
)
_POSITION = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z()]{2,14}?)[ ]?"
    r"(?:\(?(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3}|若干|数|多)[ ]?[名人位对]\)?)"
)
_SENTENCE = re.compile(r"[^。;\n]+")
# What a sentence begins with, and the field that it speaks of.
_CUES: tuple[tuple[str, str], ...] = (
    ("qualifications", r"(?:应聘|任职)?(?:要求|条件)(?:是|为|:)?"),
    ("salary", r"(?:[^,。;]{1,8}的)?(?:工资|工钱|月薪|薪资|薪酬|待遇|日薪|时薪|底薪|薪水)(?:待遇)?(?:是|为|:)?"),
    (
        "working_hours",
        r"(?:上班|工作|作息)时间(?:是|为|在|:)?|(?=(?:每[天日])?(?:早上?|上午|晚上?|白班|夜班)[0-9一二三四五六七八九十]{1,2}[点:时])",
    ),
    (
        "location",
        r"(?:上班|工作)?(?:地点|地址)(?:是|为|在|位于|:)?|(?:园所|公司|厂区|门店|酒店|学校|店面)(?:位于|在|地址)",
    ),
    ("benefits", r"(?=吃住|包吃|管吃|食宿|包住)|(?:以上岗位|各岗位)?(?:福利)(?:待遇)?(?:是|有|为|:)?|以上岗位"),
    ("extra", r"(?:联系|报名|咨询)?(?:电话|方式|微信|邮箱)(?:是|为|:)?"),
    ("responsibilities.description", r"(?=主要(?:做|负责|从事|承担)|负责|承担|从事)"),
)
_CUE = re.compile("|".join(f"(?P<c{number}>{pattern})" for number, (_, pattern) in enumerate(_CUES)))


def sentence_entries(value: str, lexicon: Lexicon) -> list[Entry]:
    """The entries of a notice made of sentences; empty where no position is announced."""
    announced = list(_announced(value, lexicon))
    if not announced:
        return []
    if len(announced) == 1:
        name, number = announced[0]
        heading = Heading(name.start, name.end, "position", name, None, "announced", headcount=number)
        return [Entry(0, len(value), heading, "announced", tuple(_sections(value, Span(0, len(value)), name)))]
    return list(_paragraphs(value, announced))


def _announced(value: str, lexicon: Lexicon) -> Iterator[tuple[Span, Span | None]]:
    """The positions that the notice says it hires for, with the number of people where it is one."""
    for match in _ANNOUNCEMENT.finditer(value):
        found = [
            (Span(*position.span("name")), Span(*position.span("number")))
            for pattern in (_POSITION, _COUNTED)
            for position in pattern.finditer(value, *match.span("positions"))
            if name_kind(position["name"], lexicon) == "position"
        ]
        if found:
            for name, number in found:
                yield name, number if value[number.start : number.end].isdigit() else None
            return


def _paragraphs(value: str, announced: list[tuple[Span, Span | None]]) -> Iterator[Entry]:
    """Each paragraph that begins with an announced name speaks of that position; what follows the last, of all."""
    starts = []
    for name, number in announced:
        text = value[name.start : name.end]
        at = value.find("\n" + text, name.end)
        if at >= 0:
            starts.append((at + 1, at + 1 + len(text), number))
    starts.sort()
    if not starts:
        return
    yield Entry(0, starts[0][0], None, "announcement", (Section("preamble", 0, Span(0, 0), "announcement"),))
    for index, (start, end, number) in enumerate(starts):
        line_end = value.find("\n", end)
        after = line_end + 1 if line_end >= 0 else len(value)
        stop = starts[index + 1][0] if index + 1 < len(starts) else _end_of_position(value, after)
        heading = Heading(start, end, "position", Span(start, end), None, "announced", headcount=number)
        yield Entry(start, stop, heading, "announced", tuple(_sections(value, Span(start, stop), Span(start, end))))
    if stop < len(value):
        yield Entry(stop, len(value), None, "said_for_all", tuple(_sections(value, Span(stop, len(value)), None)))


_LINE = re.compile(r"[^\n]*\n?")
_PAYS = re.compile(r"[^,。;]{0,8}(?:工钱|工资|月薪|薪水|底薪)")


def _end_of_position(value: str, start: int) -> int:
    """Where what is asked of the last position and paid to it ends: the paragraphs behind speak of all."""
    for line in _LINE.finditer(value, start):
        text = line[0].strip()
        if text and not asks(text) and _PAYS.match(text) is None:
            break
        start = line.end()
        if start >= len(value):
            break
    return start


def _sections(value: str, span: Span, name: Span | None) -> Iterator[Section]:
    yield Section("preamble", span.start, Span(span.start, span.start), "sentences")
    for sentence in _SENTENCE.finditer(value, *span):
        start = sentence.start()
        if name and start <= name.start < sentence.end():
            if start == name.start:
                yield Section(
                    "responsibilities.description", name.end, Span(name.end, sentence.end()), "sentence_on_position"
                )
            else:
                yield from _after_comma(value, Span(name.end, sentence.end()))
            continue
        yield from _section(value, Span(start, sentence.end()))


def _after_comma(value: str, span: Span) -> Iterator[Section]:
    """…招分拣员50名,要求…: the announcement goes on with a requirement."""
    comma = value.find(",", span.start, span.end)
    if comma >= 0:
        yield from _section(value, Span(comma + 1, span.end))


def _section(value: str, span: Span) -> Iterator[Section]:
    start = span.start
    while start < span.end and value[start] in " \t,":
        start += 1
    cue = _CUE.match(value, start, span.end)
    if cue is None:
        if asks(value[start : span.end]):
            yield Section("qualifications", start, Span(start, span.end), "sentence_that_asks")
        return
    field = _CUES[int((cue.lastgroup or "c0")[1:])][0]
    words = cue[0].rstrip(":") or field
    label = Label(words, field, "plain", "page")
    mark = LabelMark(start, start, start + len(words), cue.end(), label, "cue_in_sentence", False, None)
    end = _end_of_place(value, cue.end(), span.end) if field == "location" else span.end
    yield Section(field, start, Span(cue.end(), end), "cue_in_sentence", mark if cue[0] else None)


_AFTER_PLACE = re.compile(r",(?=报名|请|有意|联系|欢迎|电话|面试|应聘|乘|交通)")


def _end_of_place(value: str, start: int, end: int) -> int:
    """工作地点在文昌巷9号|,报名请到…: the sentence goes on with something else."""
    after = _AFTER_PLACE.search(value, start, end)
    return after.start() if after else end
