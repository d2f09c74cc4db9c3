"""Working relationships: inside and outside the house, one item per label, the text not split."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.blank import is_blank
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.items import trim
from jdparse.parsing.page import Page
from jdparse.text import Span

# 业务科|外部协作: a word that names a kind of house belongs to the scope only behind 本 or a boundary.
# Also without colon and with a character lost: 本部门部协作关系运营管理部 is 本部门(内)部协作关系.
# 行内:风险管理部, 院外:疾控中心: the house by its kind
_HOUSE = (
    r"本?(?:公司|单位|集团|企业|部门|系统|车间|分?厂|工厂|中心|项目|科|院|校|行|园|店|馆|所|局|处|站|场|矿|"
    r"社区|司|队|船|景区|街道)"
)
_SCOPE = re.compile(
    r"(?:本?(?:部门|公司|单位|集团|企业)|(?:本|(?<![\u4e00-\u9fff]))(?:车间|分?厂|工厂|中心|科室?|院|校|园|店|馆|所|局|处|站)|对)?"
    r"(?P<scope>内部?|外部?|部)"
    r"(?P<what>协作|协调|联系|沟通|工作|联络|往来|接触)?(?P<kind>关系|部门|单位|对象|岗位|人员)?"
    r"[ \t]*(?P<colon>[:)】][: ]*)?"
    rf"|(?<![\u4e00-\u9fff])(?P<house>{_HOUSE})(?P<side>[内外])(?:部)?(?P<after>:[: ]*)"
)


def relationships(page: Page, section: Section) -> Iterator[Claim]:
    """The text under each scope; a text without one is internal where it names the house's own departments."""
    value, blanks = page.value, page.lexicon.words.blank_values
    scopes = [
        match for match in _SCOPE.finditer(value, *section.content) if _is_scope(match, value, section.content.start)
    ]
    if not scopes:
        span = trim(value, *section.content)
        scope = "internal" if section.field == "working_relationships" else section.field.split(".")[1]
        if not is_blank(page.text(span), blanks):
            yield Claim(f"working_relationships.{scope}", span, section.rule)
        return
    for index, match in enumerate(scopes):
        end = scopes[index + 1].start() if index + 1 < len(scopes) else section.content.end
        scope = "external" if (match["scope"] or match["side"]).startswith("外") else "internal"
        yield Claim("label", Span(*match.span()), "scope")
        span = trim(value, *_without_markers(page, Span(match.end(), end)))
        if not is_blank(page.text(span), blanks):
            yield Claim(f"working_relationships.{scope}", span, section.rule)


def _without_markers(page: Page, span: Span) -> Span:
    """The number of the next scope label stands at the end of this text: drop it."""
    markers = page.markers.within(span.start, span.end)
    end = span.end
    while markers and not page.value[markers[-1].end : end].strip():
        end = markers.pop().start
    start = span.start
    if len(markers) == 1 and not page.value[start : markers[0].start].strip():
        start = markers[0].end
    return Span(start, end)


def _is_scope(match: re.Match[str], value: str, start: int) -> bool:
    """Words that name a scope and a kind of relation, or a scope with a colon, and no part of a department's name."""
    if match["house"]:
        return True
    if match["scope"] == "部":
        stands_apart = match.start("scope") > match.start() or match.start() == start
        return bool(match["what"] and match["kind"]) and stands_apart
    if match["colon"] and match["scope"] in ("内部", "外部", "内", "外"):
        return match.start() == start or not value[match.start() - 1].isalnum() or bool(match["what"])
    return bool(match["what"] and match["kind"])
