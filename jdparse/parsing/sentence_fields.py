"""What each sentence of a notice speaks of: 要求…, 月薪…, 上班时间… say it first, the others by what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.lexicon import Label, Lexicon
from jdparse.parsing.content_cues import field_of_sentence, hints_of, names_a_contact
from jdparse.parsing.entries import Section
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.lost_requirements import PAY_AT_END
from jdparse.parsing.names import duty_verbs
from jdparse.text import Span

_SENTENCE = re.compile(r"[^。;\n]+")
# What a sentence begins with, and the field that it speaks of.
_CUES: tuple[tuple[str, str], ...] = (
    ("qualifications", r"(?:应聘|任职)?(?:要求|条件)(?![有会能懂])(?:是|为|:)?"),
    ("salary", r"(?:[^,。;]{1,8}的)?(?:工资|工钱|月薪|薪资|薪酬|待遇|日薪|时薪|底薪|薪水)(?:待遇)?(?:是|为|:)?"),
    (
        "working_hours",
        r"(?:上班|工作|作息)时间(?:是|为|在|:)?|(?=(?:每[天日])?(?:早上?|上午|晚上?|白班|夜班)[0-9一二三四五六七八九十]{1,2}[点:时])",
    ),
    (
        "location",
        r"(?:上班|工作)?(?:地点|地址)(?:是|为|在|位于|:)?|(?:园所|公司|厂区|门店|酒店|学校|店面)(?:位于|在|地址)",
    ),
    (
        "benefits",
        r"(?=吃住|包吃|管吃|食宿|包住)|(?:以上岗位|各岗位)?(?:福利)(?:待遇)?(?:是|有|为|:)?|以上(?:岗位|职位|人员|工种)",
    ),
    ("extra", r"(?:联系|报名|咨询)?(?:电话|方式|微信|邮箱)(?:是|为|:)?"),
    ("responsibilities.description", r"(?=主要(?:做|负责|从事|承担)|负责|承担|从事)"),
)
_CUE = re.compile("|".join(f"(?P<c{number}>{pattern})" for number, (_, pattern) in enumerate(_CUES)))
_IN_FRONT = frozenset(" \t,■●◆▲★☆▶►-•·#*")
_DUTY = "responsibilities.description"
TOLD_RULES = ("told_by_sentence", "cue_in_sentence")
"""The rules of sections whose sentence says what it speaks of."""


def sections_of_sentences(value: str, span: Span, name: Span | None, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections of ``span``: of what is announced by ``name``, or of all positions where there is none."""
    sections = [Section("preamble", span.start, Span(span.start, span.start), "sentences")]
    # What comes before the announcement speaks of the employer, what comes after the contact of the site.
    before, after = name is not None, False
    for sentence in _SENTENCE.finditer(value, *span):
        start, end = sentence.span()
        if name and start <= name.start < end:
            before = False
            found = list(_announcement(value, name, Span(start, end), lexicon))
        else:
            told = any(section.field not in ("preamble", _DUTY) for section in sections)
            duties = sections[-1].field == _DUTY and not value[sections[-1].content.end : start].strip("。; \n")
            spoken = None if before or after else lexicon
            found = list(_section(value, Span(start, end), spoken, may_go_on=duties or not told))
        after |= not before and names_a_contact(sentence[0])
        for part in [part for section in found for part in _parts(value, section)]:
            _append(value, sections, part)
    return tuple(sections)


# 身体好,能熬夜,|负责成品装车,|要求有叉车证,|工资6500元: a clause that says what it speaks of
_OTHER_CLAUSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("salary", PAY_AT_END),
    ("qualifications", re.compile(r"(?<=[,;、])[ ]?(?=要求|需要?[有会懂能]|须[有会懂能持])")),
    (_DUTY, re.compile(r"(?<=[,;、])[ ]?(?=(?:主要)?负责|主要(?:做|从事|是))")),
)


def _parts(value: str, section: Section) -> Iterator[Section]:
    """A sentence on the work or on what is asked, and the clauses in it that tell something else."""
    told = section.rule == "told_by_sentence" and section.field in (_DUTY, "qualifications")
    clauses = _OTHER_CLAUSES if told else _OTHER_CLAUSES[:1] if section.field == "benefits" else ()
    if not clauses:
        yield section
        return
    cuts = [
        (match.end(), field)
        for field, clause in clauses
        if field != section.field and (match := clause.search(value, *section.content))
    ]
    ends = [*sorted(at for at, _ in cuts), section.content.end]
    yield section.with_content(Span(section.content.start, ends[0]))
    for (at, field), end in zip(sorted(cuts), ends[1:], strict=True):
        yield Section(field, at, Span(at, end), "told_by_sentence")


def _append(value: str, sections: list[Section], section: Section) -> None:
    """A printed paragraph is not divided: a sentence on duties goes on with the one before it on its line."""
    last = sections[-1]
    if last.field == section.field == _DUTY and "\n" not in value[last.content.start : section.content.end]:
        sections[-1] = last.with_content(Span(last.content.start, section.content.end))
    else:
        sections.append(section)


def _announcement(value: str, name: Span, sentence: Span, lexicon: Lexicon) -> Iterator[Section]:
    if sentence.start == name.start:
        yield from _on_position(value, name, sentence, lexicon)
        return
    comma = value.find(",", name.end, sentence.end)  # …招分拣员50名|,要求…
    if comma >= 0:
        yield from _section(value, Span(comma + 1, sentence.end), lexicon, may_go_on=False)


# 打磨工|和抛光工|主要…: who else the sentence speaks of
_ALSO = re.compile(r"(?:[和与及、][\u4e00-\u9fff]{2,12}?(?=主要|负责|要|需|都|均|每|月|工资))?[ ]?:?[ ]?")


def _on_position(value: str, name: Span, sentence: Span, lexicon: Lexicon) -> Iterator[Section]:
    """What the sentence says of its subject, which is its work where nothing tells something else.

    炒茶师傅主要从四月忙到五月 is a duty as it is printed, in 理发师:会染烫 the name is a label.
    """
    also = _ALSO.match(value, name.end, sentence.end)
    start = also.end() if also else name.end
    told = list(_section(value, Span(start, sentence.end), lexicon, may_go_on=False))
    if told and told[0].field == "qualifications":
        yield from (section._replace(rule="told_by_sentence") for section in told)
        return
    begin = start if ":" in value[name.end : start] else name.start
    rule = "told_by_sentence" if told else "sentence_on_position"
    yield Section(_DUTY, begin, Span(begin, sentence.end), rule)


def _section(value: str, span: Span, lexicon: Lexicon | None, *, may_go_on: bool) -> Iterator[Section]:
    start = span.start
    while start < span.end and value[start] in _IN_FRONT:
        start += 1
    cue = _CUE.match(value, start, span.end)
    if cue is None and lexicon and (headed := _headed(value, Span(start, span.end), lexicon)):
        yield headed
        return
    if cue is None:
        text = value[start : span.end].rstrip()
        field = field_of_sentence(text, duty_verbs(lexicon), may_go_on=may_go_on) if lexicon else None
        if field and field != "extra":
            yield Section(field, start, Span(start, span.end), "told_by_sentence")
        return
    field = _CUES[int((cue.lastgroup or "c0")[1:])][0]
    words = cue[0].rstrip(":") or field
    label = Label(words, field, "plain", "page")
    mark = LabelMark(start, start, start + len(words), cue.end(), label, "cue_in_sentence", False, None)
    end = _end_of_place(value, cue.end(), span.end) if field == "location" else span.end
    yield Section(field, start, Span(cue.end(), end), "cue_in_sentence", mark if cue[0] else None)


_HEAD = re.compile(r"[^\s,。;:()]{2,8}:[ ]?(?=\S)")


def _headed(value: str, span: Span, lexicon: Lexicon) -> Section | None:
    """活儿不难:到件扫码、上架 — the words before the colon hint at the field that the sentence tells."""
    head = _HEAD.match(value, *span)
    if head is None:
        return None
    text = value[head.end() : span.end].rstrip()
    field = field_of_sentence(text, duty_verbs(lexicon), may_go_on=True)
    if field is None or field.split(".")[0] not in hints_of(head[0], lexicon):
        return None
    name = head[0].rstrip(": ")
    mark = LabelMark(
        head.start(),
        head.start(),
        head.start() + len(name),
        head.end(),
        Label(name, field, "plain", "page"),
        "told_by_sentence",
        True,
        None,
    )
    return Section(field, head.start(), Span(head.end(), span.end), "told_by_sentence", mark)


_AFTER_PLACE = re.compile(r",(?=报名|请|有意|联系|欢迎|电话|面试|应聘|乘|交通)")


def _end_of_place(value: str, start: int, end: int) -> int:
    """工作地点在文昌巷9号|,报名请到…: the sentence goes on with something else."""
    after = _AFTER_PLACE.search(value, start, end)
    return after.start() if after else end
