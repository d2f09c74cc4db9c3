"""Lines printed twice: an article's heading stands two or three times before its text, the last time without a line
end."""

from __future__ import annotations

import re

from jdparse.parsing.headings.closing_words import closing_words, field_under
from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_REPEATED = re.compile(
    r"(?:^|\n)[ \t]*(?P<line>\S[^\n]{2,38}\S)[ \t]*(?:\n\s*(?P=line)[ \t]*(?=\n))+(?:\n\s*(?P=line))?"
)
# The size of a collection behind its title: 保安岗位职责|(精选3篇)
_COUNT = re.compile(r"[ ]?\(?(?:精选|通用|合集|热门|优秀|共|汇总|锦集|推荐|最新)?[0-9一二三四五六七八九十]{1,3}篇\)?")

# 养殖部岗位说明书 / 怎样编写一份合格的岗位说明书: the line below is the title of an article on such texts.
_ASKS_HOW = re.compile(r"\s*\n[ \t]*(?:怎样|怎么|如何|为什么要?|浅谈|谈谈)[^\n。]{2,30}(?:\n|$)")


def repeated_lines(page: MarkedText) -> list[Heading]:
    """The headings that are printed two or three times over, in order."""
    found = [_heading(page, match) for match in _REPEATED.finditer(page.value)]
    return [heading for heading in found if heading]


def _heading(page: MarkedText, repeated: re.Match[str]) -> Heading | None:
    """The heading of a position where the line closes as one, otherwise that of a chapter; a label is none."""
    start = repeated.start("line")
    count = _COUNT.match(page.value, repeated.end())
    if count:
        return chapter(start, count.end(), "collection_heading")
    if _ASKS_HOW.match(page.value, repeated.end()):
        return chapter(start, repeated.end(), "title_over_an_article")
    closing = _closing(page, repeated)
    if closing and not closing["count"]:
        name = Span(start, closing.start())
        kind = name_kind(page.value[name.start : name.end], page.lexicon)
        if kind:
            field = field_under(closing["closing"], page.lexicon)
            return Heading(start, repeated.end(), kind, name, field, "repeated_line")
    return None if page.label_at(start) else chapter(start, repeated.end(), "repeated_line")


def _closing(page: MarkedText, repeated: re.Match[str]) -> re.Match[str] | None:
    """The last closing words of the line that end it or that a tail or count stands behind."""
    end = repeated.end("line")
    closing = None
    for match in closing_words(page.value, page.lexicon, repeated.start("line"), end):
        if match.end() == end or match["tail"] or match["count"]:
            closing = match
    return closing
