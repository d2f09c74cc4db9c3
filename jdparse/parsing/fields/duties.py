"""Responsibilities: duties of a form, headed groups, flat lists, prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.content_cues import announces
from jdparse.parsing.entries import Section
from jdparse.parsing.fields.lead_in import is_lead_in, without_lead_in
from jdparse.parsing.fields.line_groups import are_groups_of_lines
from jdparse.parsing.fields.paragraphs import printed_paragraphs
from jdparse.parsing.fields.unnumbered_groups import groups_without_numbers
from jdparse.parsing.items import SEMICOLON, lines, split_at, trim, trimmed
from jdparse.parsing.list_items import Item
from jdparse.parsing.page import Page
from jdparse.parsing.to_the_reader import speaks_to_the_reader
from jdparse.text import Span

DESCRIPTION, TASK, PERCENT = "responsibilities.description", "responsibilities.tasks", "responsibilities.time_percent"

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)[ ]?%")
# A percentage behind an item: 工作时间百分比:30%, (40%), 消耗时间 40%
_PERCENT_TAIL = re.compile(
    r"[ ;,。]*[(]?(?:(?:工作|占用|消耗|所占|占)*(?:时间)?(?:百分比|比重|比例|占比|权重)?[: ]*)"
    r"(\d{1,3}(?:\.\d+)?)[ ]?%[)]?[ ;。]*$"
)
_PERCENT_WORDS = re.compile(r"时间|百分比|比重|权重|[(]\d")


def duties(page: Page, section: Section) -> Iterator[Claim]:
    """The duties under a label such as 岗位职责, or under a heading."""
    found = page.listing(section.content)
    if found.items:
        yield from _lead(page, found.lead, section, found.items[0])
        if are_groups_of_lines(page, found.items):
            for item in found.items:
                name, *tasks = printed_paragraphs(page, item.text)
                yield from _group(page, name, tasks, section.rule)
            return
        for item in found.items:
            yield from _duty(page, item, section.rule)
    else:
        printed = printed_paragraphs(page, section.content)
        groups = groups_without_numbers(page, printed)
        for name, tasks in groups:
            yield from _group(page, name, tasks, section.rule)
        for span in [] if groups else _divided(page, section.content, printed):
            if _OF_EMPLOYER.match(page.text(span)) is None:
                yield from described(page, span, section.rule)


# 我们主营家居出口,客户稳定 under 职位描述 speaks of who hires.
_OF_EMPLOYER = re.compile(r"(?:我们|我司|本?公司|本机构|本店)(?:是一|是国内|主营|专注|致力于|(?:成立|创立)于)")


def _lead(page: Page, lead: Span, section: Section, first: Item) -> Iterator[Claim]:
    """What stands before the first number: the first duty where its number is lost, else an introduction."""
    printed = trimmed(page.value, lines(page.value, lead))
    alone = len(printed) == 1 and section.label is None
    for span in printed:
        if first.marker and first.marker.ordinal == 2 and without_lead_in(page, span) == span:
            yield Claim(DESCRIPTION, span, "number_lost")
        elif is_lead_in(page, span):
            yield Claim("label", span, "lead_in")
        elif introduces(page.text(span)) or (alone and is_sentence_on_the_post(page, span)):
            yield from introduction(page, span)


_SHORTEST_SENTENCE = 12
_DATED = re.compile(r"\d{4}|\d[-/:]\d|来源|作者|点击|浏览|阅读")


def is_sentence_on_the_post(page: Page, span: Span) -> bool:
    """把旧报纸变成可以检索的影像。 alone between a heading and its duties says what the post is for."""
    text = page.text(span)
    if len(text) < _SHORTEST_SENTENCE or not page.value.startswith("。", span.end) or "。" in text:
        return False
    return _DATED.search(text) is None and not speaks_to_the_reader(text, page.lexicon)


_INTRODUCES = re.compile(r"负责|职责|领导下|指导下|协助|管理|主持|组织|是|作为|承担|依据|根据|按照|隶属|属于|对.*负责")


def introduces(sentence: str) -> bool:
    """Does a sentence before a list speak of what the position is for?"""
    return _INTRODUCES.search(sentence) is not None


def introduction(page: Page, span: Span) -> Iterator[Claim]:
    """A sentence before a list says what the position is for; its closing words 具体工作如下 are no part of it."""
    sentence = without_lead_in(page, span)
    if sentence.end > sentence.start and not announces(page.text(sentence)):
        yield Claim("summary", sentence, "introduction")


def _duty(page: Page, item: Item, rule: str) -> Iterator[Claim]:
    if item.children:
        span = trim(page.value, *item.text)
        if span.end > span.start:
            yield from described(page, span, rule)
        for child in item.children:
            for leaf in _leaves(child):
                yield from _text_of(page, without_trailing_heading(page, leaf.text), TASK, rule)
        return
    yield from described(page, without_trailing_heading(page, item.text), rule)


# …票款当日上交。 / 事业单位 at the end of a list: the heading of what follows, which may end in a colon.
_HEADING_ON_LAST_LINE = re.compile(r"[。;][ \t]*\n\s*(?P<heading>[^\s。;,:、()]{2,14}):?\s*$")
# 。 大客户部业务流程 at the end of the page: a heading whose text was cut off is no part of the last item.
_TRAILING_HEADING = re.compile(
    r"[。;]\s+[^\s。;,:、]{3,14}(?:流程|制度|规定|办法|标准|规范|附件|须知|守则|细则|图|表)\s*$"
)


def without_trailing_heading(page: Page, span: Span) -> Span:
    """The span up to a heading that has lost its own text, or that stands over what follows."""
    match = _TRAILING_HEADING.search(page.value, *span)
    last = _HEADING_ON_LAST_LINE.search(page.value, *span) if page.value.find("\n", *span) >= 0 else None
    if last and not page.begins_with_verb(last.start("heading")):
        match = last
    return Span(span.start, match.start()) if match else span


def _group(page: Page, name: Span, tasks: list[Span], rule: str) -> Iterator[Claim]:
    """The name of the group, and a task for each line under it."""
    yield from described(page, name, rule)
    for task in tasks:
        yield from _text_of(page, task, TASK, rule)


def _leaves(item: Item) -> Iterator[Item]:
    """The item and what stands under it, all on one level: the contract knows duties and tasks, no third level."""
    yield item
    for child in item.children:
        yield from _leaves(child)


def _text_of(page: Page, span: Span, field: str, rule: str) -> Iterator[Claim]:
    cut = trim(page.value, *span)
    if cut.end > cut.start and not is_blank(page.text(cut), page.lexicon.words.blank_values):
        yield Claim(field, cut, rule)


def described(page: Page, span: Span, rule: str) -> Iterator[Claim]:
    """One duty, and the percentage of working time printed behind it."""
    span = trim(page.value, *span)
    printed = page.value.find("%", span.start, span.end) >= 0
    tail = _PERCENT_TAIL.search(page.value, span.start, span.end) if printed else None
    if tail and _PERCENT_WORDS.search(tail[0]) and float(tail[1]) <= 100:
        yield from _text_of(page, Span(span.start, tail.start()), DESCRIPTION, rule)
        yield Claim(PERCENT, Span(tail.start(1), tail.end()), "percent_behind_item", float(tail[1]))
        return
    yield from _text_of(page, span, DESCRIPTION, rule)


def paragraphs(page: Page, content: Span) -> list[Span]:
    """Duties without numbering: one per printed line; a line that is a list is split at ; and at lost line ends."""
    return _divided(page, content, printed_paragraphs(page, content))


def _divided(page: Page, content: Span, printed: list[Span]) -> list[Span]:
    """The duties of the ``printed`` paragraphs of ``content``."""
    if len(printed) == 1:
        return [piece for line in _unbroken(page, content) for piece in _clauses(page, line)]
    if printed and page.value.startswith(":", printed[-1].end):
        printed.pop()  # 所属事业单位: has nothing under it but the next heading
    return [piece for line in printed for piece in _line_of_several(page, line)]


def _unbroken(page: Page, line: Span) -> list[Span]:
    return trimmed(page.value, page.lost_breaks(line))


def _line_of_several(page: Page, line: Span) -> list[Span]:
    """A printed paragraph is not divided, but line ends may have been lost in some lines and not in others."""
    if _is_list(page, line):
        return _clauses(page, line)
    if page.value.find("\n", *line) >= 0:
        return [line]
    pieces = _unbroken(page, line)
    many = len(pieces) > 2 and all(end - start >= _SHORTEST_DUTY for start, end in pieces)
    begin_again = many or all(page.begins_with_verb(piece.start) for piece in pieces[1:])
    return pieces if begin_again and "。" not in page.text(line) else [line]


_SHORTEST_DUTY, _SHORT_CLAUSE = 8, 32


def _is_list(page: Page, line: Span) -> bool:
    """A printed paragraph is not divided; one line of several is a list where it or the line before ends in ;,
    announces its parts or is made of three short clauses or more."""
    before = page.value[max(0, line.start - 6) : line.start].rstrip()
    if page.value[line.end : line.end + 1] == ";" or before.endswith(";"):
        return True
    if _ANNOUNCED.match(page.value, line.start, line.end):
        return True
    clauses = page.text(line).split(";")
    return len(clauses) > 2 and max(map(len, clauses)) <= _SHORT_CLAUSE and "。" not in page.text(line)


_ANNOUNCED = re.compile(
    r"[^。;:]{0,20}(?:职责|工作|职能|任务|内容|责任)[^。;:]{0,6}(?:包括|有|是|为|如下|分为)[^。;:]{0,4}:"
)


def _clauses(page: Page, line: Span) -> list[Span]:
    announced = _ANNOUNCED.match(page.value, line.start, line.end)
    if announced:
        line = Span(announced.end(), line.end)
    pieces = trimmed(page.value, split_at(page.value, line, SEMICOLON))
    return pieces if len(pieces) > 1 and all(span.end - span.start >= 4 for span in pieces) else [line]


def description(page: Page, section: Section) -> Iterator[Claim]:
    """职责描述: X, or 职责一: X; a list under such a label is a list of duties, under the name of a duty its tasks."""
    found = page.listing(section.content)
    named = trim(page.value, *found.lead)
    if section.field == "responsibilities.duty" and found.items and _names_duty(page, named):
        yield from described(page, named, section.rule)
        yield from tasks_of(page, found.items, section.rule)
        return
    if len(found.items) > 1:
        yield from duties(page, section)
        return
    if not is_blank(page.text(section.content), page.lexicon.words.blank_values):
        yield from described(page, section.content, section.rule)


def _names_duty(page: Page, lead: Span) -> bool:
    """职责一 日常开票工作 / 1.根据…: a short text before the list, no sentence and no announcement."""
    return 0 < lead.end - lead.start <= _LONGEST_NAME and "。" not in page.text(lead) and not is_lead_in(page, lead)


_LONGEST_NAME = 40


def percent(page: Page, section: Section) -> Iterator[Claim]:
    """工作时间百分比: 40%"""
    found = re.compile(r"(\d{1,3}(?:\.\d+)?)[ ]?(%?)").search(page.value, section.content.start, section.content.end)
    if found and float(found[1]) <= 100:
        yield Claim(PERCENT, Span(found.start(), found.end()), section.rule, float(found[1]))


def tasks_of(page: Page, items: list[Item], rule: str) -> Iterator[Claim]:
    for item in items:
        for leaf in _leaves(item):
            yield from _text_of(page, leaf.text, TASK, rule)
