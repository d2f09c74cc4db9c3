"""Recruitment notices: what is said once for all positions, and whose notice it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Entry
from jdparse.parsing.extract import Draft, claims_of
from jdparse.parsing.page import Page
from jdparse.text import Span

_HIRES = re.compile(r"招聘|诚聘|招募|应聘|简历|报名")
_SHARED_FIELDS = frozenset({"location", "benefits", "extra", "working_hours", "employment_type", "employer"})
_ORGANISATION = (
    r"公司|集团|医院|学校|中学|小学|高中|大学|学院|幼儿园|酒店|银行|博物馆|图书馆|美术馆|中心|委员会|事务所|研究院|"
    r"研究所|工作室|俱乐部|餐厅|餐饮|合作社|农场|牧场|物业|宾馆|饭店|商场|超市|"
    r"工厂|卫生院|支行|分行|门诊部|诊所|药房|药店|养老院|敬老院|局|厂|店|站|院|馆|社"
)
# 甲公司招聘简章, 某市博物馆2024年公开招聘编外工作人员公告: the heading names who hires.
_HEADING = re.compile(
    rf"(?:^|\n)[ \t【]*(?P<employer>[\u4e00-\u9fffA-Za-z0-9()·]{{2,28}}?(?:{_ORGANISATION})"
    r"(?:[^\n,。;:、]{0,6}(?:公司|分院|分校|分店))?)[】 ]?"
    r"(?:20\d\d年?(?:度|[春夏秋冬]季)?|[春夏秋冬]季|第[一二三四]批|面向社会|面向全国|公开|高薪|现|急|校园|社会|最新)*"
    r"(?:诚聘|招聘|招募|招收|聘用|招工|公招)(?P<rest>[^\n。;:]{0,24})(?=\n|$)"
)
# …, 小榕树幼儿园现招聘幼儿教师3名: so does the sentence that announces the positions.
_SENTENCE = re.compile(
    rf"(?:^|[\n,。])[ \t]*(?P<employer>[\u4e00-\u9fffA-Za-z0-9()·]{{2,24}}?(?:{_ORGANISATION}))"
    r"(?:长期|常年|现|现因\S{0,12}|因\S{0,12})?(?:面向社会)?(?:公开)?"
    r"(?:招聘|招募|诚聘|急聘|招)(?=[\u4e00-\u9fff])"
)
_TOP = 1200


def with_shared(page: Page, entries: list[Entry], drafts: list[Draft | None]) -> list[Draft | None]:
    """Give each position of a recruitment notice its employer and what stands once for all of them."""
    positions = [draft for draft in drafts if draft is not None]
    if not positions or _HIRES.search(page.value) is None:
        return drafts
    shared = list(_before(page, entries, drafts))
    own, after = _after(page, entries, drafts)
    shared += after
    employer = _HEADING.search(page.value[:_TOP]) or _SENTENCE.search(page.value[:_TOP])
    if employer:
        shared.insert(0, Claim("employer", Span(*employer.span("employer")), "notice_heading"))
    return [
        own.get(index, draft) if draft is None or not shared else _sharing(own.get(index, draft), shared)
        for index, draft in enumerate(drafts)
    ]


def _sharing(draft: Draft | None, shared: list[Claim]) -> Draft | None:
    if draft is None:
        return None
    has = {claim.field for claim in draft.claims}
    told = {claim.span for claim in draft.claims}
    added = [claim for claim in shared if claim.span not in told and (claim.field == "extra" or claim.field not in has)]
    return replace(draft, claims=(*draft.claims, *added))


def _before(page: Page, entries: list[Entry], drafts: list[Draft | None]) -> Iterator[Claim]:
    """Place, benefits and contact told before the first position."""
    for entry, draft in zip(entries, drafts, strict=True):
        if draft is not None:
            return
        yield from (claim for claim in claims_of(page, entry) if claim.field in _SHARED_FIELDS)


def _after(page: Page, entries: list[Entry], drafts: list[Draft | None]) -> tuple[dict[int, Draft], list[Claim]]:
    """What stands behind the last position, and the last position without what it only seems to own."""
    last = max(index for index, draft in enumerate(drafts) if draft is not None)
    claims = [
        claim for entry in entries[last + 1 :] for claim in claims_of(page, entry) if claim.field in _SHARED_FIELDS
    ]
    draft = drafts[last]
    others = [other for other in drafts[:last] if other is not None]
    if claims or draft is None or not others:
        return {}, claims
    tail = _tail(page, draft, others)
    if not tail:
        return {}, []
    kept = tuple(claim for claim in draft.claims if claim not in tail)
    return {last: replace(draft, claims=(*kept, *tail))}, tail


def _tail(page: Page, draft: Draft, others: list[Draft]) -> list[Claim]:
    """The closing sections of the last position that no other position has: they are told for all."""
    common = {_key(page, claim) for other in others for claim in other.claims}
    tail: list[Claim] = []
    for claim in reversed(draft.claims):
        if claim.field not in _SHARED_FIELDS or _key(page, claim) in common:
            break
        tail.insert(0, claim)
    return tail


def _key(page: Page, claim: Claim) -> str:
    return claim.field if claim.field != "extra" or claim.label is None else page.text(claim.label)
