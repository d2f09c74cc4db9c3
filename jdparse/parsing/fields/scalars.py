"""Fields of one text, one number, or a short list of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.content_cues import names_a_contact
from jdparse.parsing.entries import Section
from jdparse.parsing.enumerators import han_number, with_digits
from jdparse.parsing.fields.options import ticked
from jdparse.parsing.items import split_at, trim, trimmed
from jdparse.parsing.page import Page
from jdparse.text import Span

_NAME_SEPARATOR = re.compile(r"[、,/;，]|(?<=[\u4e00-\u9fff)])[ ]*[和及与](?=[\u4e00-\u9fff]{2,8}$)")
_NUMBER = re.compile(r"(\d{1,4})(?!\s*[-~—至年月]\s*\d)|([一二三四五六七八九十两]{1,3})(?=[名人个位])")


# 经理1人, 会计2人: posts, each with how many
_EACH_COUNTED = re.compile(
    r"(?!共|合计|总|其中|编制|定员)[\u4e00-\u9fff]{2,8}[:]?[ ]?(?:\d{1,3}|[一二三四五六七八九十]{1,2})[ ]?[名人]"
    r"(?![\u4e00-\u9fff])"
)


def scalar(page: Page, section: Section) -> Iterator[Claim]:
    """The whole text of the section as one value; of printed options the ticked one."""
    span = without_signature(page, trim(page.value, *section.content))
    chosen = ticked(page.value, span)
    if chosen is not None:
        if chosen:
            yield Claim(section.field, chosen[0], "ticked_option")
        return
    if not is_blank(page.text(span), page.lexicon.words.blank_values):
        label = section.label.span if section.label and section.field == "salary" else None
        yield Claim(section.field, _without_first_number(page, span), section.rule, label=label)


def _without_first_number(page: Page, span: Span) -> Span:
    """A text that is a list of one item drops its number, any text the bullet at its head: - 3500元+提成"""
    if page.value.startswith("- ", span.start):
        return trim(page.value, span.start + 2, span.end)
    markers = page.markers.within(span.start, span.end)
    if markers and markers[0].start == span.start and (len(markers) == 1 or markers[0].ordinal == 0):
        return trim(page.value, markers[0].end, span.end)
    return span


def number(page: Page, section: Section) -> Iterator[Claim]:
    """A count of people: ``1``, ``8人``, ``三名``; 若干 is no number, nor is 经理1人,会计2人."""
    start = section.content.start
    if len(_EACH_COUNTED.findall(page.value, start, min(section.content.end, start + 60))) > 1:
        yield from labelled(page, section)
        return
    found = _NUMBER.search(with_digits(page.value[start : min(section.content.end, start + 30)]))
    if found:
        span = Span(start + found.start(), start + found.end())
        yield Claim(section.field, span, section.rule, float(han_number(found[0])))


def names(page: Page, section: Section) -> Iterator[Claim]:
    """Names of positions, split at 、 , / ; and line ends."""
    blanks = page.lexicon.words.blank_values
    markers = page.markers.within(*section.content)
    pieces = [section.content]
    if markers:
        cuts = [
            section.content.start,
            *[at for marker in markers for at in (marker.start, marker.end)],
            section.content.end,
        ]
        pieces = [Span(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]
    for piece in pieces:
        for line in page.lost_breaks(piece):
            for name in trimmed(page.value, split_at(page.value, line, _NAME_SEPARATOR)):
                if not is_blank(page.text(name), blanks):
                    yield Claim(section.field, name, section.rule)


_SIGNATURE = re.compile(
    r"\n[^\n。;,:]{2,30}\n[ \t]*(?:20\d\d|二[〇○零]..?)[ ]?年[ ]?\S{1,3}[ ]?月(?:[ ]?\S{1,3}[ ]?日)?[\s\S]{0,200}$"
)


def without_signature(page: Page, span: Span) -> Span:
    """The span without the organisation and date that sign a notice."""
    match = _SIGNATURE.search(page.value, *span)
    return trim(page.value, span.start, match.start()) if match else span


# The name of the page on a company's site: what stands under it praises the company. Where it says whom to write to it
# is a label.
_CALLS = frozenset({"加入我们", "诚聘英才", "招贤纳士", "人才招聘", "招聘英才"})


def labelled(page: Page, section: Section) -> Iterator[Claim]:
    """A label without a field: its text whole, under the label as printed."""
    span = without_signature(page, trim(page.value, *section.content))
    chosen = ticked(page.value, span)
    if chosen is not None:
        span = chosen[0] if chosen else Span(span.start, span.start)
    if section.label and section.label.label.text in _CALLS and not names_a_contact(page.text(span)):
        return
    if section.label and not is_blank(page.text(span), page.lexicon.words.blank_values):
        yield Claim("extra", span, section.rule, label=section.label.span)
