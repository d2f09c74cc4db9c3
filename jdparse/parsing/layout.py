"""Two judgements on the page as a whole: which layout family it was read as, and whether its preview was cut off."""

from __future__ import annotations

import re

from jdparse.parsing.entries import Entry
from jdparse.parsing.extract import Draft
from jdparse.parsing.scraped_page import PageFact
from jdparse.records import LayoutFamily
from jdparse.text import Text

_HEADER_FIELDS = frozenset(
    {
        "title",
        "code",
        "department",
        "reports_to",
        "direct_reports",
        "headcount",
        "job_family",
        "pay_grade",
        "analysis_date",
    }
)
_HIRING = frozenset({"salary", "benefits", "employer", "location", "working_hours", "employment_type"})
_PIECES = re.compile(r"[(（]?(?:精选)?\d{1,2}篇|篇[一二三]")
_REGULATION = re.compile(r"责任制|第[一二三四五六七八九十]+条|安全生产职责|科室职责|内设机构|制度")


def layout_of(value: str, drafts: list[Draft]) -> LayoutFamily:
    """The family of FORM, COLLECTION, … that most of the page's records were read as."""
    if not drafts:
        return "none"
    fields = [{claim.field.split(".")[0] for claim in draft.claims} for draft in drafts]
    if any(draft.entry.rule == "table_row" for draft in drafts):
        return "table"
    labelled_titles = sum(draft.entry.rule == "title_label" or _has_title_label(draft.entry) for draft in drafts)
    with_header = sum(len(found & _HEADER_FIELDS) >= 3 for found in fields)
    if 2 * labelled_titles >= len(drafts) and 2 * with_header >= len(drafts):
        return "form"
    if _PIECES.search(value) or any(_is_piece(draft.entry) for draft in drafts):
        return "collection"
    hiring = sum(bool(found & _HIRING) or "qualifications" in found for found in fields)
    if 2 * hiring >= len(drafts) and ("招聘" in value or any(found & _HIRING for found in fields)):
        return "advertisement"
    if _REGULATION.search(value):
        return "regulation"
    if not any(section.label for draft in drafts for section in draft.entry.sections) and all(
        claim.rule in ("prose", "introduction") or not claim.field.startswith("responsibilities")
        for draft in drafts
        for claim in draft.claims
    ):
        return "prose"
    return "advertisement" if len(drafts) == 1 and "qualifications" in fields[0] else "manual"


def _is_piece(entry: Entry) -> bool:
    """Does the heading count the pieces of a collection? 篇一 …, 篇二 …"""
    return entry.heading is not None and entry.heading.marker is not None and entry.heading.marker.kind == "篇"


def _has_title_label(entry: Entry) -> bool:
    return any(section.field.startswith("title") for section in entry.sections)


_COMPLETE = re.compile(r"(\d{1,4}) ?/ ?\1\s*$")
_UNFINISHED = frozenset(";,、:")
_FINISHED = frozenset("。.!?…)】”")


def preview_is_cut(text: Text, page: tuple[PageFact, ...]) -> bool:
    """Does the preview of a document-sharing page end before the document does?

    It does where the text stops behind ; or , — or without any end while the header counts more pages than are shown.
    """
    content = text.value.rstrip()
    facts = {fact.field: fact.value for fact in page}
    if not content or not facts.keys() & {"document_id", "page_count", "uploader"} or _says_complete(text):
        return False
    if content[-1] in _UNFINISHED:
        return True
    shown = sum(change.reason == "page-break-number" for change in text.changes)
    pages = facts.get("page_count")
    return content[-1] not in _FINISHED and isinstance(pages, int) and 0 < shown < pages


def _says_complete(text: Text) -> bool:
    """``10 / 10`` at the end of the last page."""
    tail = [change for change in text.changes if change.reason == "printed-page-number"][-1:]
    return any(
        _COMPLETE.search(text.raw[change.spans[0].start : change.spans[-1].end]) for change in tail if change.spans
    )
