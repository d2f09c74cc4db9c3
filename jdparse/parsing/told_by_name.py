"""What a notice tells of each of its positions in one place, by name: 记者:新闻类专业… / 主持人:播音专业…

What stands beside it under 基本条件 is asked of all of them.
"""

from __future__ import annotations

from dataclasses import replace

from jdparse.parsing.claims import Claim
from jdparse.parsing.conditions_of_all import conditions_of_all, stands_in
from jdparse.parsing.entries import Section
from jdparse.parsing.extract import Draft
from jdparse.parsing.page import Page
from jdparse.text import Span

_FEWEST = 2
_LISTS = ("qualifications", "responsibilities")


def with_what_is_told_by_name(page: Page, drafts: list[Draft | None]) -> list[Draft | None]:
    """``drafts`` each with the requirements and duties that begin with its name, where two or more positions are
    named so."""
    named = {name: index for index, draft in enumerate(drafts) if draft for name in [_name(page, draft)] if name}
    if len(named) < _FEWEST:
        return drafts
    result = list(drafts)
    for index, draft in enumerate(drafts):
        owners = _owners(page, draft, named) if draft else {}
        if draft is not None and len(set(owners.values())) >= _FEWEST:
            _divide(page, draft, result, owners, set(named.values()) - {index})
    return result


def _divide(page: Page, draft: Draft, drafts: list[Draft | None], owners: dict[Span, int], others: set[int]) -> None:
    """Give each of ``drafts`` what is its own of what ``draft`` has, and the ``others`` what is asked of all."""
    for index, other in enumerate(drafts):
        if other is not None:
            drafts[index] = replace(other, claims=tuple(claim for claim in other.claims if claim.span not in owners))
    conditions = conditions_of_all(draft.entry)
    for claim in draft.claims:
        if claim.span in owners:
            _give(drafts, owners[claim.span], _without_name(page, claim))
        elif stands_in(claim, conditions):
            for index in others:
                _give(drafts, index, claim)


def _name(page: Page, draft: Draft) -> str | None:
    return next((page.text(claim.span) for claim in draft.claims if claim.field == "title"), None)


def _owners(page: Page, draft: Draft, named: dict[str, int]) -> dict[Span, int]:
    """The texts under a label that begin with a name, by their spans; those behind one go with it."""
    owners: dict[Span, int] = {}
    for section in draft.entry.sections:
        owner = None
        for claim in draft.claims:
            if _stands_in(claim, section):
                owner = named.get(page.text(claim.span).partition(":")[0], owner)
                if owner is not None:
                    owners[claim.span] = owner
    return owners


def asks(claim: Claim) -> bool:
    """Is the claim a requirement?"""
    return claim.field.startswith("qualifications")


def _stands_in(claim: Claim, section: Section) -> bool:
    inside = section.content.start <= claim.span.start < section.content.end
    return inside and section.field in _LISTS and claim.field.split(".")[0] == section.field


def _without_name(page: Page, claim: Claim) -> Claim:
    colon = page.text(claim.span).find(":")
    return claim if colon < 0 else claim._replace(span=Span(claim.span.start + colon + 1, claim.span.end))


def _give(drafts: list[Draft | None], index: int, claim: Claim) -> None:
    draft = drafts[index]
    if draft is None or claim.span in {other.span for other in draft.claims}:
        return
    claims = [*draft.claims, claim]
    asked = sorted(filter(asks, claims), key=lambda claim: claim.span.start)
    drafts[index] = replace(draft, claims=(*(other for other in claims if not asks(other)), *asked))
