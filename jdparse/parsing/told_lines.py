"""Notices whose positions have a name and no labels: each line under it speaks of what it tells.

``理货员 2名`` / ``到件扫码、上架。`` / ``会用手机,搬得动三十斤。`` / ``3800元打底。``
"""

from __future__ import annotations

from dataclasses import replace

from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.headings import SHARED_TERMS
from jdparse.parsing.hiring import hires
from jdparse.parsing.page import Page
from jdparse.parsing.sentence_fields import TOLD_RULES, sections_of_sentences
from jdparse.text import Span

_DUTY = "responsibilities.description"


def with_told_lines(page: Page, entries: list[Entry]) -> list[Entry]:
    """``entries`` with the lines under each name as sections of their own, where the page hires."""
    if not any(_has_only_a_name(page, entry) or entry.rule == SHARED_TERMS for entry in entries):
        return entries
    if not hires(page.value):
        return entries
    return [_told_of_all(page, _told(page, entry) if _has_only_a_name(page, entry) else entry) for entry in entries]


def _told_of_all(page: Page, entry: Entry) -> Entry:
    """以上职位包食宿,月休四天: the sentence that begins what is said of all positions tells one thing of them; a list
    that it announces (以上岗位一经录用,享受:1、免费食宿 2、…) is what they all get."""
    first = entry.sections[0] if entry.sections else None
    if entry.rule != SHARED_TERMS or first is None or first.field != "preamble" or first.label:
        return entry
    items = page.markers.within(*first.content)
    if len(items) > 1 and page.value[: items[0].start].rstrip().endswith(":"):
        offered = Section("benefits", items[0].start, Span(items[0].start, first.content.end), "list_for_all")
        before = first.with_content(Span(first.content.start, first.content.start))
        return replace(entry, sections=(before, offered, *entry.sections[1:]))
    told = sections_of_sentences(page.value, first.content, None, page.lexicon)
    return replace(entry, sections=(*told, *entry.sections[1:]))


def _has_only_a_name(page: Page, entry: Entry) -> bool:
    """Is there text under the name of a position that no label and no number divides?"""
    if entry.heading is None or entry.heading.kind != "position":
        return False
    if any(section.label and section.field.split(".")[0] in _MAIN for section in entry.sections):
        return False
    return not any(
        marker.ordinal
        for section in entry.sections
        if section.field in _UNTOLD
        for marker in page.markers.within(*section.content)
    )


# Text under a name, or under 职位信息 and the like, which say nothing of what it is.
_UNTOLD = ("preamble", "container")
_MAIN = ("responsibilities", "qualifications", "summary")


def _told(page: Page, entry: Entry) -> Entry:
    """The entry with its lines told apart; as it is where they do not speak of a position's work and its terms."""
    sections: list[Section] = []
    for section in entry.sections:
        if section.field in _UNTOLD and page.text(section.content).strip():
            first, *others = sections_of_sentences(page.value, section.content, None, page.lexicon)
            sections += [first._replace(start=section.start), *others]
        else:
            sections.append(section)
    told = {section.field for section in sections if section.rule in TOLD_RULES}
    labelled = {section.field for section in entry.sections if section.field not in _UNTOLD}
    wants = entry.heading is not None and entry.heading.headcount is not None
    if not told - {_DUTY} or not (wants or len(told | labelled) > 1):
        return entry
    return replace(entry, sections=tuple(sections))
