"""Text under a heading before any label: duties in a list, in sentences, or an introduction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.asking import asks_only
from jdparse.parsing.blank import is_blank
from jdparse.parsing.cells import AFTER_CELLS
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.fields import authorities, duties, qualifications
from jdparse.parsing.fields.lead_in import without_lead_in
from jdparse.parsing.fields.paragraphs import printed_paragraphs
from jdparse.parsing.headings import Heading
from jdparse.parsing.page import Page
from jdparse.parsing.to_the_reader import speaks_to_the_reader
from jdparse.text import Span


def preamble(page: Page, entry: Entry, section: Section, *, titled: bool | None = None) -> Iterator[Claim]:
    """Text under a heading before any label: a list of duties, or sentences about the position."""
    heading = entry.heading
    if titled is None:
        titled = section.rule == AFTER_CELLS or (heading is not None and heading.kind != "chapter")
    found = page.listing(section.content)
    if not titled and not (_is_piece(heading) and len(found.items) > 1):
        return
    rule = heading.rule if heading else section.rule
    if found.items:
        yield from duties.duties(page, section._replace(rule=rule))
        return
    spans = printed_paragraphs(page, section.content)
    if len(spans) == 1 and len(authorities.run_together(page, spans[0])) >= 3:
        yield from authorities.authorities(page, section._replace(rule="label_lost"))
        return
    while len(spans) > 1 and speaks_to_the_reader(page.text(spans[0]), page.lexicon):
        spans.pop(0)
    duties_follow = any(other.field.startswith("responsibilities") for other in entry.sections)
    if spans and (
        _says_what_it_is(page, heading, spans[0], alone=len(spans) == 1)
        or (duties_follow and _introduces(page, heading, spans[0]))
    ):
        yield from duties.introduction(page, spans.pop(0))
    elif (
        len(spans) == 1
        and duties_follow
        and _is_between(section, heading)
        and duties.is_sentence_on_the_post(page, spans[0])
    ):
        yield from duties.introduction(page, spans[0])
    if spans and not duties_follow:
        for piece in duties.paragraphs(page, Span(spans[0].start, section.content.end)):
            if _CLOSES_THE_TALK.match(page.text(piece)):
                return
            if _REPORTS.fullmatch(page.text(piece)):
                yield Claim("reporting_line", piece, "prose")
            elif asks_only(page.text(piece)):
                yield from qualifications.qualifications(page, Section("qualifications", piece.start, piece, "prose"))
            elif not _is_stray(page, piece, section, heading):
                yield from duties.described(page, piece, "prose")


def _introduces(page: Page, heading: Heading | None, span: Span) -> bool:
    """处长对全处的安全负责,具体职责如下: — before the duties, the sentence on the position named over it."""
    name = page.text(heading.name) if heading and heading.name else ""
    text = page.text(span)
    return bool(name) and text.startswith(name) and duties.introduces(text[len(name) :])


def _is_piece(heading: Heading | None) -> bool:
    """篇2: 1、… 2、… — the next piece of a collection, whose list needs no name of its own."""
    return heading is not None and heading.marker is not None and heading.marker.kind in ("篇", "第篇")


# 闸门工向站长汇报工作 in a paragraph of its own
_REPORTS = re.compile(r"[^,。;:]{0,12}(?:直接)?向[^,。;:]{2,16}(?:汇报|报告)(?:工作)?")
# 结语:岗位虽有不同…, 可见,每一个岗位都…: the writer ends the article
_CLOSES_THE_TALK = re.compile(
    r"结语|结束语|总之|总而言之|综上|由此可见|可见[,,]|以上(?:就是|便是|是|内容)|最后,?(?:希望|祝|小编)|希望(?:以上|本文)"
)


def _is_between(section: Section, heading: Heading | None) -> bool:
    """Does the text stand right under a heading, which is none of a job site's page?"""
    return section.label is None and section.rule != AFTER_CELLS and heading is not None and heading.rule != "job_head"


def _is_stray(page: Page, piece: Span, section: Section, heading: Heading | None) -> bool:
    """A word or two alone under a heading are no sentence on the position; the items of a list may be short.

    On a job site's page only sentences tell duties: between them stand buttons and the site's remarks.
    """
    text = page.text(piece)
    if section.rule == AFTER_CELLS or (heading is not None and heading.rule == "job_head"):
        return len(text) < 8 or not any(mark in text for mark in ",。;、")
    listed = page.value.startswith(";", piece.end) or page.value[
        max(0, piece.start - 2) : piece.start
    ].rstrip().endswith(";")
    short = len(text) < 6 and not listed
    is_translation = text.isascii()  # 酿造技术员 / Winemaking Technician
    return short or is_translation or is_blank(text, page.lexicon.words.blank_values)


_WHAT_IT_IS = re.compile(r"^.{2,16}?(?:(?<![凡还但于其别只总都也])是|作为|属于|主要负责|指的是|有着|扮演|起着|肩负)")
# 场长|对猪场的生产负总责, 兽医|在场长领导下负责疫病防治: whom and what it answers to
_ANSWERS_FOR = re.compile(r"对[^,。;]{2,24}负(?:总|全|主要|直接|全面)?责|在[^,。;]{2,12}(?:领导|指导|带领)下")
_OF_THIS_POST = re.compile(r"[,是](?:这个|这一|本|该)岗位|岗位(?:存在)?的(?:全部)?意义")
_WHAT_IT_DOES = re.compile(r"(?:岗位|人员)?(?:[要应须需每在由按]|必须|负责|承担)")


# 讲解员| Museum Guide: the sentence says it again in Chinese only
_ENGLISH = re.compile(r"[ \t]+[A-Za-z].*$")


def _says_what_it_is(page: Page, heading: Heading | None, span: Span, *, alone: bool) -> bool:
    """大客户部作为…, 客户经理是…, 讲解员把…: one sentence that says what the position or department is and is for."""
    text = page.text(without_lead_in(page, span))
    if not text or "。" in text:
        return False
    if _WHAT_IT_IS.match(text) or _OF_THIS_POST.search(text):
        return True
    name = _ENGLISH.sub("", page.text(heading.name)) if heading and heading.name else ""
    if alone or not name or not text.startswith(name):
        return False
    if _ANSWERS_FOR.match(text, len(name)):
        return True
    return not _WHAT_IT_DOES.match(text, len(name)) and not page.begins_with_verb(span.start + len(name))
