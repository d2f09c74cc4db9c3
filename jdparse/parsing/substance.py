"""Does a record describe somebody's work? A blank form has labels where its texts should be, and advice on how to write
a description speaks of the description: 岗位名称:填写…, 任职要求:列出…."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.parsing.claims import Claim
from jdparse.parsing.names import name_kind
from jdparse.parsing.other_texts import tells_no_work
from jdparse.parsing.page import Page

_SUBSTANCE = frozenset(
    {"summary", "responsibilities", "qualifications", "authorities", "working_relationships", "kpis"}
)
# XXX and × ×: what the author of a template puts where others shall write.
_NO_LETTERS = re.compile(r"[\W_\d]+|[Xx×]{2,}")
_SHORTEST = 2
# … and of such a length where they are all of the Latin alphabet.
_SHORTEST_OF_LATIN = 8
# What tells how to fill a cell in instead of filling it.
_INSTRUCTS = re.compile(
    r"(?:填写|注明|写明|写清|列出|列明|描述该|描述完成|说明该|详细说明|简要(?:介绍|说明|描述)|简述|指出|可能包括|例如|比如|如[\"“])"
    r"|.{0,30}(?:如|例如|比如)[ ]?[:,]?[\"“]"
)
_PLACE_HOLDER = re.compile(r"[Xx×*某]{2,}(?:部|部门|岗|岗位|职位|公司)?")
_NAMES_THE_NAME = re.compile(
    r".{0,24}(?:(?:岗位|职位|职务)(?:的)?(?:名称|头衔|称谓|叫法|全称)|正式(?:叫法|名称))|[^,]{2,}[,、][^,]*不要"
)
# What speaks of descriptions and of hiring instead of somebody's work; 招聘专员 does so in their duties.
_OF_DESCRIPTIONS = re.compile(
    r"[^\n]{0,40}(?:岗位职责|工作职责|任职要求|任职条件|职位描述|说明书|招聘网站|招聘平台|招聘信息|猎头|求职者|应聘者|候选人|HR)"
)
_DEFINES = re.compile(r"(?:职责|岗位|说明书|责任制|职位)[^,。;]{0,6}(?:是指|的定义|的内涵|的概念|的重要性)")
# So many instructions, and such a share of what the record tells, are no accident.
_LEAST_INSTRUCTIONS = 3
_SHARE_OF_INSTRUCTIONS = 0.34


def describes_nobody(page: Page, claims: Iterable[Claim]) -> bool:
    """Is there nothing in the claims, or little else than what stands beside descriptions and in other sheets?

    教务员岗位职责 / 时间:2021-03-01: the heading of the page and the line under it. One such text among others is
    noise.
    """
    of_substance = [claim for claim in claims if _is_of_substance(claim)]
    texts = [claim for claim in of_substance if not claim.field.startswith("working_relationships")]
    judged = others = 0
    for index, claim in enumerate(texts):
        if _has_content(page, claim):
            judged += 1
            others += tells_no_work(page.text(claim.span), page.lexicon)
        if 2 * others + len(texts) - index - 1 < judged:
            return False  # whatever the rest says, most of the texts tell something
    if not judged:
        return not any(_has_content(page, claim) for claim in of_substance)
    return others > 0 and 2 * others >= judged and (others > 1 or judged == 1)


def describes(page: Page, claim: Claim) -> bool:
    """Does the claim tell something of the work, the requirements or the powers of a position?"""
    return _is_of_substance(claim) and _has_content(page, claim)


def _is_of_substance(claim: Claim) -> bool:
    return claim.value is None and claim.field.split(".")[0] in _SUBSTANCE


def _has_content(page: Page, claim: Claim) -> bool:
    """Is there more than blanks, units and the names of other cells? ``%``, ``年 月``, ``任职资格-``"""
    text = page.text(claim.span)
    first = _FIRST_LETTERS.match(text)
    if first and first[1] not in _beginnings_of_labels(page.lexicon):
        return True  # nearly all; the look at all letters takes five times as long
    letters = _NO_LETTERS.sub("", text)
    if len(letters) < _SHORTEST_OF_LATIN and letters.isascii():
        return False  # 62 lines (58 sloc) 3.1 KB
    return len(letters) >= _SHORTEST and letters not in page.lexicon.by_text and _UNITS.fullmatch(letters) is None


_UNITS = re.compile(r"[年月日至岁人名等级元]+")
# The first three letters, Han and no unit: they tell a text from the name of another cell.
_FIRST_LETTERS = re.compile(r"[\W\d_]*((?![年月日至岁人名等级元])[\u4e00-\u9fff]{3})")


@cache
def _beginnings_of_labels(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(text[:3] for text in lexicon.by_text)


def stands_without_name(page: Page, claims: Iterable[Claim]) -> bool:
    """A description without a name needs more than one duty or requirement to be believed."""
    counts = Counter(claim.field.split(".")[0] for claim in claims if describes(page, claim))
    return counts["responsibilities"] + counts["qualifications"] + min(1, counts["authorities"]) >= 2


def only_instructs(page: Page, claims: Iterable[Claim]) -> bool:
    """Do the texts tell how to write a description?"""
    texts = [(claim.field, page.text(claim.span)) for claim in claims if claim.field != "label"]
    if any(field.startswith("title") and _is_instruction(text) for field, text in texts):
        return True
    told = [text for field, text in texts if not field.startswith("title")]
    if _are_many(_INSTRUCTS, told):
        return True
    named = any(
        name_kind(text, page.lexicon) in ("position", "department")
        for field, text in texts
        if field.startswith("title")
    )
    return not named and (_are_many(_OF_DESCRIPTIONS, told) or _are_half(_DEFINES, told))


def _are_half(pattern: re.Pattern[str], texts: list[str]) -> bool:
    """One definition may be the introduction of an article that goes on with somebody's duties."""
    return 2 * sum(pattern.search(text) is not None for text in texts) >= len(texts) > 0


def _are_many(pattern: re.Pattern[str], texts: list[str]) -> bool:
    found = sum(pattern.match(text) is not None for text in texts)
    return found >= _LEAST_INSTRUCTIONS and found >= _SHARE_OF_INSTRUCTIONS * len(texts)


# 岗位名称 基本工资(元/月) 工龄工资(元/年): the heads of the other columns
_HEADS_OF_COLUMNS = re.compile(r"\([^()]{0,6}(?:元|人|分|%)[^()]{0,4}\)")


def _is_instruction(title: str) -> bool:
    """填写正式的岗位名称, 职责描述重点 | 字数限制: how to fill the cell in, or the other heads of a table."""
    return (
        " | " in title
        or len(_HEADS_OF_COLUMNS.findall(title)) > 1
        or _PLACE_HOLDER.fullmatch(title) is not None
        or _INSTRUCTS.match(title) is not None
        or _NAMES_THE_NAME.match(title) is not None
    )
