"""Authorities: one per item, also where they ran together with nothing between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from jdparse.lexicon import Lexicon
from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.items import split_at, trim
from jdparse.parsing.list_items import Item
from jdparse.parsing.page import Page
from jdparse.text import Span

_SENTENCE = re.compile(r"[;。]\s*")


# …的拒绝验收权|与电网调度联系的权利 begins another; 审批权与否决权 goes on.
_NOT_WITH = r"(?![^权。;,、]{2,14}(?:联系|沟通|协商|签订|交涉|协调|洽谈|交流|谈判)[^权。;,、]{0,6}权)"


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.words
    groups = "|".join(sorted(map(re.escape, words.authority_groups), key=len, reverse=True))
    no_end = "|".join(map(re.escape, sorted(words.authority_words, key=len, reverse=True)))
    return (
        re.compile(
            f"(?P<group>(?:{groups})(?=[ \t\n:]|[(]?[\\d①一][)、.])"
            "|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}权限?(?=[ ]?:)"
            "|(?:人事|财务|业务|行政|管理|经营|采购|审批|技术|生产|安全)(?=[ ]?:))"
        ),
        # an authority ends in 权, 权力, 权利 (a second 权 may follow after 、 或 及); 授权 and 权限 hold no end
        re.compile(
            f"(?:{no_end})|(?P<end>权(?:力|利|(?![力利])))(?=[\u4e00-\u9fff])(?![及和或的等、范以为人者])(?!与{_NOT_WITH})"
        ),
    )


# …的建议权|有权…, …的处分权|授权范围内…: what begins another authority without a separator.
_BEGINS = re.compile("(?:有权|授权(?=下|范围内))(?<=[\u4e00-\u9fff]..)")
_REPORTS = re.compile(r"以上职责[,]?[ ]?(?:向|对)[^。;]{2,20}(?:汇报|负责|报告)")


def authorities(page: Page, section: Section) -> Iterator[Claim]:
    """The authorities of the section, each under the group word that stands before it."""
    group: Span | None = None
    for start, end, named in _groups(page, section.content):
        if named:
            group = named
        lost = page.value.find("以上职责", start, end)
        if lost > start and _REPORTS.match(page.value, lost, end):
            yield Claim("reporting_line", trim(page.value, lost, end), "label_lost")
            end = lost
        for span in _items(page, Span(start, end)):
            if not page.text(span).isdigit() and not is_blank(page.text(span), page.lexicon.words.blank_values):
                yield Claim("authorities", span, section.rule, label=group)


def _groups(page: Page, content: Span) -> Iterator[tuple[int, int, Span | None]]:
    """Stretches between group words: 人事权 … 财务权 …"""
    group_word, _ = _patterns(page.lexicon)
    start, named = content.start, None
    for match in group_word.finditer(page.value, content.start, content.end):
        if not _is_group_word(page.value, match, content.start):
            continue
        yield start, _before_marker(page, content.start, match.start()), named
        start, named = match.end(), Span(*match.span("group"))
    yield start, content.end, named


def _before_marker(page: Page, low: int, at: int) -> int:
    markers = page.markers.within(low, at)
    if markers and not page.value[markers[-1].end : at].strip():
        return markers[-1].start
    return at


def _is_group_word(value: str, match: re.Match[str], start: int) -> bool:
    """A group word stands first, behind a boundary, or behind the end of the last authority."""
    before = value[max(start, match.start() - 2) : match.start()]
    return not before.strip() or not before[-1].isalnum() or before.endswith("权") or before in ("权力", "权利")


def _items(page: Page, content: Span) -> Iterator[Span]:
    found = page.listing(content)
    if found.items:
        yield from _runs(page, found.lead)
        for item in found.items:
            yield from _leaves(page, item)
        return
    yield from _runs(page, content)


def _leaves(page: Page, item: Item) -> Iterator[Span]:
    span = trim(page.value, *item.text)
    if span.end > span.start:
        yield span
    for child in item.children:
        yield from _leaves(page, child)


def _runs(page: Page, content: Span) -> Iterator[Span]:
    """Items by ; and line ends, then where one ran into the next."""
    for line in page.lost_breaks(content):
        for piece in split_at(page.value, line, _SENTENCE):
            for span in run_together(page, trim(page.value, *piece)):
                cut = trim(page.value, *span)
                if cut.end > cut.start:
                    yield cut


def run_together(page: Page, span: Span) -> list[Span]:
    """…制定权|部门内…: each authority ends in 权, 权力 or 权利; 有权 starts one."""
    if page.value.find("权", *span) < 0:
        return [span]
    _, ends = _patterns(page.lexicon)
    cuts = [match.end() for match in ends.finditer(page.value, *span) if match["end"]]
    for match in _BEGINS.finditer(page.value, *span):
        at = match.start()
        last = max([cut for cut in cuts if cut < at], default=span.start)
        if at - last >= 6 and at not in cuts and page.value.startswith("有权", last):
            cuts.append(at)
    cuts = sorted({span.start, *cuts, span.end})
    pieces = [Span(start, end) for start, end in pairwise(cuts)]
    return _repeated(page, pieces)


def _repeated(page: Page, pieces: list[Span]) -> list[Span]:
    """A piece that ends in another authority of the page, printed alone there, is two: …保障其执行|相关事情的知情权."""
    out: list[Span] = []
    for piece in pieces:
        text = page.value[piece.start : piece.end]
        if text.startswith("有权") and text.endswith("权"):
            for at in range(4, len(text) - 5):
                tail = text[at:]
                here = page.value.find(tail)
                if (
                    here >= 0
                    and here != piece.start + at
                    and (not page.value[here - 1].isalnum() or page.value[here - 1] in "权力利")
                ):
                    out += [Span(piece.start, piece.start + at), Span(piece.start + at, piece.end)]
                    break
            else:
                out.append(piece)
        else:
            out.append(piece)
    return out
