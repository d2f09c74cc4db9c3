"""What a notice asks of all who apply, before its positions or behind them: 二、报考条件."""

from __future__ import annotations

import re

from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Entry
from jdparse.parsing.extract import Draft
from jdparse.text import Span

# 二、报考条件 behind the positions of 一、: what is asked of all who apply
_OF_ALL_WHO_APPLY = re.compile(r"招聘|报考|应聘|报名|招录|选聘|招募|基本(?:条件|要求)|共同|通用|以上岗位|上述岗位")


def requirements_of_all(draft: Draft, others: list[Draft]) -> set[Span]:
    """The requirements of the last position where no other has any and their label speaks of all who apply."""
    if any(claim.field.startswith("qualifications") for other in others for claim in other.claims):
        return set()
    conditions = conditions_of_all(draft.entry)
    return {claim.span for claim in draft.claims if stands_in(claim, conditions)}


def conditions_of_all(entry: Entry) -> list[Span]:
    return [
        section.content
        for section in entry.sections
        if section.field == "qualifications" and section.label and _OF_ALL_WHO_APPLY.match(section.label.label.text)
    ]


def stands_in(claim: Claim, spans: list[Span]) -> bool:
    """Is the claim a requirement that stands in one of ``spans``?"""
    return claim.field.startswith("qualifications") and any(span.start <= claim.span.start < span.end for span in spans)


def without_conditions_of_all(drafts: list[Draft | None]) -> list[Draft | None]:
    """二、招聘条件 before 三、招聘岗位 is no position of its own: a record without a name and without duties, where
    positions with names follow."""
    named = [index for index, draft in enumerate(drafts) if draft is not None and _has(draft, "title")]
    if not named:
        return drafts
    return [
        None
        if draft is not None
        and index < named[0]
        and not _has(draft, "title")
        and not _has(draft, "responsibilities")
        and conditions_of_all(draft.entry)
        else draft
        for index, draft in enumerate(drafts)
    ]


def _has(draft: Draft, field: str) -> bool:
    return any(claim.field.split(".")[0] == field for claim in draft.claims)
