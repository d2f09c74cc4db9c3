"""Recruitment notices: what is said once for all positions, or for all positions of one employer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jdparse.parsing.claims import Claim
from jdparse.parsing.conditions_of_all import (
    conditions_of_all,
    requirements_of_all,
    stands_in,
    without_conditions_of_all,
)
from jdparse.parsing.employers import employer_of_notice
from jdparse.parsing.entries import Entry
from jdparse.parsing.extract import Draft, claims_of
from jdparse.parsing.headings.advertising import HEAD_RULE
from jdparse.parsing.headings.employers_over_posts import EMPLOYER_RULE
from jdparse.parsing.hiring import hires
from jdparse.parsing.page import Page
from jdparse.parsing.told_by_name import asks, with_what_is_told_by_name

_HIRES = re.compile(r"招聘|诚聘|招募|应聘|简历|报名|急聘|招工|用工|应征|招.{1,12}\d+[名人]|招若干")
_TOP = 600
_OFFERS = frozenset({"salary", "benefits", "location", "employer"})
_SHARED_FIELDS = frozenset({"location", "benefits", "extra", "working_hours", "employment_type", "employer", "salary"})
# 编辑:小禾 审核:综合办: who wrote the page is nothing that it says of its positions.
_OF_THE_PAGE = frozenset(
    [
        "编辑",
        "责编",
        "责任编辑",
        "编制",
        "编制人",
        "审核",
        "审核人",
        "批准",
        "批准人",
        "审批",
        "签发",
        "签发人",
        "版本",
        "来源",
    ]
)
_DESCRIBING = frozenset({"responsibilities", "qualifications", "summary"})


@dataclass(slots=True)
class _Group:
    """The positions of one employer (of the whole notice, where it has one): what is said before the first of them,
    their drafts by entry, what is said behind the last."""

    before: list[Claim] = field(default_factory=list)
    drafts: dict[int, Draft] = field(default_factory=dict)
    after: list[Claim] = field(default_factory=list)


def with_shared(page: Page, entries: list[Entry], drafts: list[Draft | None]) -> list[Draft | None]:
    """Give each position of a recruitment notice its employer and what stands once for all of them."""
    positions = [draft for draft in drafts if draft is not None and draft.kind == "position"]
    if not positions or _is_collection(page, positions) or not _is_notice(page, positions):
        return drafts
    drafts = with_what_is_told_by_name(page, without_conditions_of_all(drafts))
    employer = employer_of_notice(page.value)
    result = list(drafts)
    for group in _groups(page, entries, drafts):
        for index, draft in _completed(page, group).items():
            result[index] = _sharing(draft, [employer]) if employer else draft
    return result


def _is_collection(page: Page, positions: list[Draft]) -> bool:
    """Is one name over most of the positions? A notice names each once; in 前台岗位职责(精选6篇) one piece may be an
    advertisement, and what it offers is its own."""
    names = Counter(
        page.text(claim.span) for draft in positions for claim in draft.claims if claim.field.startswith("title")
    )
    return len(positions) > 2 and 2 * max(names.values(), default=0) > len(positions)


def _is_notice(page: Page, positions: list[Draft]) -> bool:
    """Does the page hire? It says so, and at its top or with what it offers: duties of personnel speak of 招聘 too."""
    if _HIRES.search(page.value[:_TOP]) or hires(page.value):
        return True
    if any(draft.entry.heading is not None and draft.entry.heading.rule == HEAD_RULE for draft in positions):
        return True
    offers = any(claim.field in _OFFERS for draft in positions for claim in draft.claims)
    return offers and _HIRES.search(page.value) is not None


def _groups(page: Page, entries: list[Entry], drafts: list[Draft | None]) -> Iterator[_Group]:
    """The positions by employer: 招聘单位:甲厂 焊工… 钳工… 招聘单位:乙园 花工…"""
    group = _Group()
    employers_head = _employers_head_groups(drafts)
    for index, (entry, draft) in enumerate(zip(entries, drafts, strict=True)):
        heading = entry.heading
        if heading is not None and heading.rule == EMPLOYER_RULE and heading.name is not None:
            if group.drafts:
                yield group
                group = _Group()
            group.before.append(Claim("employer", heading.name, EMPLOYER_RULE))
        if draft is not None and draft.kind == "department":
            continue
        if draft is None:
            conditions = conditions_of_all(entry)
            for claim in claims_of(page, entry):
                if claim.field == "employer" and group.drafts:
                    yield group
                    group = _Group()
                shared = claim.field in _SHARED_FIELDS or stands_in(claim, conditions)
                if shared and not _is_of_the_page(page, claim):
                    (group.after if group.drafts else group.before).append(claim)
            continue
        own, of_next = _divided(draft) if employers_head else (draft, [])
        group.drafts[index] = own
        if of_next:
            yield group
            group = _Group(of_next)
    if group.drafts:
        yield group


def _employers_head_groups(drafts: list[Draft | None]) -> bool:
    """Does each employer stand above its positions? It stands below where the first position's own comes last."""
    first = next(draft for draft in drafts if draft is not None and draft.kind == "position")
    return _next_employer(first) is None or any(
        claim.field == "employer" and claim.span.start < _main_start(first) for claim in first.claims
    )


def _main_start(draft: Draft) -> int:
    return min((claim.span.start for claim in draft.claims if _describes(claim)), default=draft.entry.end)


def _describes(claim: Claim) -> bool:
    return claim.field.split(".")[0] in _DESCRIBING


def _next_employer(draft: Draft) -> Claim | None:
    """The employer that is named behind the duties and requirements of ``draft``."""
    last = max((claim.span.start for claim in draft.claims if _describes(claim)), default=draft.entry.end)
    return next(
        (claim for claim in draft.claims if claim.span.start > last and _names_employer(draft, claim)),
        None,
    )


def _names_employer(draft: Draft, claim: Claim) -> bool:
    """Does the claim stand under a label for the employer? A second employer of one entry is kept as extra."""
    return claim.field == "employer" or any(
        section.field == "employer" and section.content.start <= claim.span.start < section.content.end
        for section in draft.entry.sections
    )


def _divided(draft: Draft) -> tuple[Draft, list[Claim]]:
    """``draft`` without what is said of the next employer behind it, and that."""
    employer = _next_employer(draft)
    if employer is None:
        return draft, []
    of_next = [claim for claim in draft.claims if claim.span.start >= employer.span.start]
    own = tuple(claim for claim in draft.claims if claim not in of_next)
    shared = [employer._replace(field="employer", label=None)]
    shared += [claim for claim in of_next if claim is not employer and claim.field in _SHARED_FIELDS]
    return replace(draft, claims=own), shared


def _completed(page: Page, group: _Group) -> dict[int, Draft]:
    """The drafts of the group, each with what stands once for all of them."""
    drafts = dict(group.drafts)
    last = max(drafts)
    shared = group.before + group.after
    tail = _tail(page, drafts[last], [draft for index, draft in drafts.items() if index != last])
    if tail:
        kept = tuple(claim for claim in drafts[last].claims if claim not in tail)
        drafts[last] = replace(drafts[last], claims=kept)
        shared = group.before + tail + group.after
    if any(claim.field == "salary" for draft in drafts.values() for claim in draft.claims):
        shared = [_beside_own_pay(page, claim) for claim in shared]
    return {index: _sharing(draft, shared) for index, draft in drafts.items()}


_SUM = re.compile(r"\d{4}|\d{3}[ ]?(?:元|块)?[ ]?[-~—/每一]|[\d一二三四五六七八九]千|\d[kKwW万]")
_OFFERED = ("待遇", "福利")


def _beside_own_pay(page: Page, claim: Claim) -> Claim:
    """待遇:包吃住,买保险 for all, where positions have their own pay: what names no sum are benefits. Behind the pay of
    the last position it is a second pay, and so extra."""
    offers = claim.field == "extra" and claim.label and page.text(claim.label).endswith(_OFFERED)
    names_no_pay = (offers or claim.field == "salary") and _SUM.search(page.text(claim.span)) is None
    return claim._replace(field="benefits", label=None) if names_no_pay else claim


_SEVERAL = ("extra", "qualifications")


def _sharing(draft: Draft, shared: list[Claim]) -> Draft:
    has = {claim.field for claim in draft.claims}
    told = {claim.span for claim in draft.claims}
    added = [
        claim
        for claim in shared
        if claim.span not in told and (claim.field.startswith(_SEVERAL) or claim.field not in has)
    ]
    if not added:
        return draft
    claims = [*draft.claims, *added]
    asked = sorted(filter(asks, claims), key=lambda claim: claim.span.start)  # what is asked of all may stand first
    return replace(draft, claims=(*(claim for claim in claims if not asks(claim)), *asked))


def _tail(page: Page, draft: Draft, others: list[Draft]) -> list[Claim]:
    """The closing sections of the last position that no other position has: they are told for all."""
    if not others:
        return []
    common = {_key(page, claim) for other in others for claim in other.claims}
    of_all = requirements_of_all(draft, others)
    tail: list[Claim] = []
    for claim in sorted(draft.claims, key=lambda claim: claim.span.start, reverse=True):
        if _is_of_the_page(page, claim):
            continue
        shared = claim.field in _SHARED_FIELDS or claim.span in of_all
        if not shared or _key(page, claim) in common:
            break
        tail.insert(0, claim)
    return tail


def _is_of_the_page(page: Page, claim: Claim) -> bool:
    return claim.field == "extra" and claim.label is not None and page.text(claim.label) in _OF_THE_PAGE


def _key(page: Page, claim: Claim) -> str:
    return claim.field if claim.field != "extra" or claim.label is None else page.text(claim.label)
