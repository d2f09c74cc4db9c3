"""Qualifications: one per item, each with the category of the label before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.fields.options import ticked
from jdparse.parsing.items import split_at, trim, trimmed
from jdparse.parsing.labels import LabelMark, field_of_words
from jdparse.parsing.list_items import Item
from jdparse.parsing.page import Page
from jdparse.text import Span

_SEPARATOR = re.compile(r"[;。]\s*|\s*\n\s*")
_SENTENCE = re.compile(r"[;。]\s*")
_LEADS_IN = re.compile(r"如下$|具备以下|下列|以下条件|以下[^,。;]{0,12}(?:优先|加分)")
# …读写能力|有以下经验者优先: at the end of a list what announces the next is none of its items.
_ANNOUNCES_NEXT = re.compile(
    r"(?:如果|如有|同时|若|如)?(?:具有|具备|拥有|满足|符合|有)?(?:以下|下列|如下)[^,。;]{0,12}(?:优先|加分)[^,。;]{0,6}[:。;]?\s*$"
)
# Fields whose text is one requirement however it is printed: 身体条件及心理品质 is one text of health.
_WHOLE = frozenset({"education", "major", "age", "gender", "health"})


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon.words
    return (
        re.compile(f"(?<=[\u4e00-\u9fff])(?={trie_pattern(words.competency_starts)})"),
        re.compile(f"(?:{'|'.join(sorted(map(re.escape, words.competency_links), key=len, reverse=True))})$"),
        re.compile(trie_pattern(words.competency_names)),
        re.compile(
            f"(?:{trie_pattern(words.training_endings)})(?=[\u4e00-\u9fffA-Z]{{3}})(?![和与及或的等之不应须至每为共时])"
        ),
    )


def qualifications(page: Page, section: Section) -> Iterator[Claim]:
    """The requirements of the section, under their categories."""
    category = section.field.split(".")[1] if "." in section.field else "general"
    chosen = ticked(page.value, section.content)
    if chosen is not None and category != "general":
        for option in chosen:
            yield from _one(page, option, category, "ticked_option")
        return
    found = page.listing(section.content)
    if not found.items:
        cell, below = _cell_and_lines_below(page, section)
        yield from _unnumbered(page, cell, category, section.rule)
        if below.end > below.start:
            yield from _unnumbered(page, below, "general", section.rule)
        return
    yield from _unnumbered(page, found.lead, category, section.rule, lead=True)
    for item in found.items:
        yield from _item(page, item, category, section.rule)


# What one line says: 学历:初中以上 / 身体健康,能吃苦 — the next line is no degree.
_ONE_LINE = frozenset(
    {"qualifications.education", "qualifications.major", "qualifications.age", "qualifications.gender"}
)
_LINE_END = re.compile(r"\n\s*(?=\S)")


def _cell_and_lines_below(page: Page, section: Section) -> tuple[Span, Span]:
    """The text beside a label of ``_ONE_LINE``, and the lines below it that have no label of their own."""
    content = section.content
    nothing = Span(content.end, content.end)
    if section.field not in _ONE_LINE or section.label is None or not section.label.colon:
        return content, nothing
    end = _LINE_END.search(page.value, *content)
    if end is None or not page.value[content.start : end.start()].strip() or page.value[end.start() - 1] in ",、":
        return content, nothing
    return Span(content.start, end.start()), Span(end.end(), content.end)


def _item(page: Page, item: Item, category: str, rule: str) -> Iterator[Claim]:
    span = trim(page.value, *item.text)
    inner = _label_at(page, span)
    own = category
    named = None if inner else _UNKNOWN_LABEL.match(page.value, *span)
    words = field_of_words(named["label"], page.lexicon) if named else None
    if inner:
        span = trim(page.value, inner.content, span.end)
        own = _category(inner, category)
    elif named and words and words.startswith("qualifications."):
        yield Claim("label", Span(*named.span("label")), "unknown_label")
        span, own = trim(page.value, named.end(), span.end), words.split(".")[1]
    if item.children and _is_group_name(page, span):
        for child in item.children:
            yield from _item(page, child, own, rule)
        return
    next_lead_in = _ANNOUNCES_NEXT.search(page.value, *span)
    if next_lead_in:
        yield Claim("label", trim(page.value, *next_lead_in.span()), "lead_in")
        span = Span(span.start, next_lead_in.start())
    for piece in trimmed(page.value, split_at(page.value, span, _SENTENCE)):
        yield from _one(page, piece, own, rule)
    for child in item.children:
        yield from _item(page, child, own, rule)


# 形象:五官端正: a label in an item whose words name a category
_UNKNOWN_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,6}):(?=\S)")


def _is_group_name(page: Page, span: Span) -> bool:
    return span.end == span.start


def _label_at(page: Page, span: Span) -> LabelMark | None:
    """A category label at the head of the item: 年龄:20-35, or alone on its line: (一)教育程度 / 高中."""
    for label in page.labels_within(Span(max(0, span.start - 3), span.start + 14)):
        if (
            label.label_start <= span.start + 1 <= label.label_end
            and label.label.field.startswith(("qualifications", "extra"))
            and (label.colon or _stands_over_text(page, label, span.end))
        ):
            return label
    return None


def _stands_over_text(page: Page, label: LabelMark, end: int) -> bool:
    gap = page.value[label.label_end : end]
    return label.rule == "first_on_its_line" and "\n" in gap[: len(gap) - len(gap.lstrip())]


def _category(label: LabelMark, default: str) -> str:
    field = label.label.field
    if label.label.text in _OTHERS:
        return "other"
    return field.split(".")[1] if "." in field else default


_OTHERS = frozenset({"其他", "其它"})


def _unnumbered(page: Page, content: Span, category: str, rule: str, *, lead: bool = False) -> Iterator[Claim]:
    inner = [
        label
        for label in page.labels_within(content)
        if label.label.field.startswith("qualifications.") and label.start >= content.start
    ]
    cuts = [content.start, *[label.start for label in inner], content.end]
    for index, (start, end) in enumerate(pairwise(cuts)):
        own, begin = category, start
        if index:
            own, begin = _category(inner[index - 1], category), inner[index - 1].content
        yield from _pieces(page, Span(begin, end), own, rule, lead)


def _pieces(page: Page, span: Span, category: str, rule: str, lead: bool) -> Iterator[Claim]:
    for line in page.lost_breaks(span):
        for piece in trimmed(page.value, split_at(page.value, line, _SEPARATOR)):
            if lead and _LEADS_IN.search(page.text(piece)):
                yield Claim("label", piece, "lead_in")
                continue
            if category == "training":
                for part in subjects(page, piece):
                    yield from _one(page, part, category, rule)
            elif category in ("competency", "skill", "general"):
                for part in run_together(page, piece):
                    yield from _one(page, part, category, rule)
            else:
                yield from _one(page, piece, category, rule)


def _one(page: Page, span: Span, category: str, rule: str) -> Iterator[Claim]:
    cut = trim(page.value, *span)
    if cut.end > cut.start and not is_blank(page.text(cut), page.lexicon.words.blank_values):
        for own, part in _lost_label(page, cut, category):
            yield Claim(f"qualifications.{own}", part, rule if own == category else "label_lost")


def run_together(page: Page, span: Span) -> list[Span]:
    """…产品功能|了解区域内用户…: a competency starts again with its verb where no separator is left."""
    starts, links, names, _ = _patterns(page.lexicon)
    value = page.value
    cuts = [span.start]
    for match in starts.finditer(value, span.start + 4, span.end):
        at = match.start()
        if (
            at - cuts[-1] >= 4
            and span.end - at >= 6
            and not _linked(page, links, cuts[-1], at)
            and _complete(value, cuts[-1], at)
            and not _means(value, cuts[-1], at)
            and page.may_break(at)
        ):
            cuts.append(at)
    cuts.append(span.end)
    pieces = [Span(start, end) for start, end in pairwise(cuts)]
    return [part for piece in pieces for part in _names(value, piece, names)]


def subjects(page: Page, span: Span) -> list[Span]:
    """战略管理|组织变革管理|各大厂商的产品培训: subjects of training that ran together, with nothing between them."""
    _, _, _, endings = _patterns(page.lexicon)
    if re.search(r"[、,;]", page.text(span)):
        return [span]
    cuts = [span.start]
    for match in endings.finditer(page.value, *span):
        rest = page.value[match.end() : span.end]
        if match.end() - cuts[-1] >= 4 and rest not in page.lexicon.by_text and page.may_break(match.end()):
            cuts.append(match.end())  # but 护理管理岗位培训 is one
    cuts.append(span.end)
    return [Span(start, end) for start, end in pairwise(cuts)]


_DEGREE_THEN_ANY = re.compile(
    r"(?P<degree>(?:大学)?(?:本科|专科|大专|中专|高中|硕士|博士)(?:学历|及以上|以上)*)(?P<rest>不限)$"
)
_ANY_THEN_MORE = re.compile(r"不限(?P<rest>[\u4e00-\u9fffA-Za-z0-9].{3,})$", re.DOTALL)


def _lost_label(page: Page, span: Span, category: str) -> list[tuple[str, Span]]:
    """A label that was lost between two cells: 大学本科|不限 is degree and major, 不限|从事销售工作2年以上 is major and
    experience."""
    if category == "education":
        match = _DEGREE_THEN_ANY.match(page.value, *span)
        if match:
            return [("education", Span(*match.span("degree"))), ("major", Span(*match.span("rest")))]
    if category == "major":
        match = _ANY_THEN_MORE.match(page.value, *span)
        if match and re.search(r"\d年|经验|从事", match["rest"]):
            return [("major", Span(span.start, match.start("rest"))), ("experience", Span(*match.span("rest")))]
    return [(category, span)]


def _means(value: str, start: int, at: int) -> bool:
    """利用合理途径|了解… goes on: the first clause only names the means."""
    return value.startswith(("利用", "通过", "根据", "经过"), start) and "," not in value[start:at]


def _linked(page: Page, links: re.Pattern[str], start: int, at: int) -> bool:
    """Does the word before ``at`` take the verb there along? 能够|熟悉 yes; 功能|了解 no, 能 is part of 功能."""
    match = links.search(page.value, start, at)
    return match is not None and (len(match[0]) > 1 or page.may_break(at - 1))


def _complete(value: str, start: int, at: int) -> bool:
    """The clause before the cut must hold no open bracket or quote."""
    piece = value[start:at]
    return piece.count("(") == piece.count(")") and piece.count("“") == piece.count("”")


def _names(value: str, span: Span, names: re.Pattern[str]) -> list[Span]:
    """关系的建立|客户服务导向: names of competencies side by side."""
    at, found = span.start, []
    while at < span.end:
        match = names.match(value, at, span.end)
        if not match:
            break
        found.append(Span(at, match.end()))
        at = match.end()
    if at == span.end and len(found) > 1:
        return found
    if found and at < span.end and re.match(r"熟|了解|能|具|掌握", value[at : at + 2]):
        return [*found, Span(at, span.end)]
    return [span]
