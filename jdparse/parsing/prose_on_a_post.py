"""Pages in prose that speak of one post all through, with no heading that any rule knows.

认识一下闸门工 / 闸门工是水闸上操作启闭机的人。 / 每班接班后,闸门工先看水位,… / …: the name is what one paragraph
after the other speaks of, and they say what is done as a rule, not what somebody did once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.facts import lines_of
from jdparse.parsing.headings import Heading
from jdparse.parsing.names import name_kind
from jdparse.parsing.page import Page
from jdparse.parsing.to_the_reader import speaks_to_the_reader
from jdparse.text import Span

_SHORTEST_PARAGRAPH = 12
_FEWEST_PARAGRAPHS, _FEWEST_MENTIONS = 3, 3
# Before the first sentence on the post a page may say a word or two to its reader.
_LONGEST_TALK = 2
_LONGEST_NAME = 12
_PREDICATE = re.compile(
    r"(?:这一|这个)?(?:岗位|工作|一职)?(?:是|为|每|负责|主要|承担|担负|掌管|管理|隶属|归|受|由|在|对|按|根据|要|应|须|需|必须|接受|把|主持|协助|参加|从"
    r"|接[到班]|上[岗班]|到|先|不|将|依|坚持|认真|严格|随时|保持|做好|配合|服从|履行)"
)
# What is done as a rule: 每班, 须, 不得, 发现…立即
_AS_A_RULE = re.compile(
    r"每[天日班周月年季次晚早逢]|[要须应]|不得|不准|不能|禁止|严禁|负责|按照|按规定|及时|立即|定期|随时|当班|平[时日]|[前后]"
)
# What news, portraits, advice, orders and surveys of a trade say: somebody does something once, a trade is praised.
_OF_ANOTHER_KIND = re.compile(
    r"记者(?:从|在|见|来|了解|看|走|采|获|注意|发现|问|随)|通讯员|本报讯|据了解|据介绍|日前|近日|近年来|去年|[他她](?:们)?(?:说|的|是|在|把|每|用|从|带|和|曾|就)|(?:说|表示|告诉|介绍)[,:]?[\"“「]"
    r"|专家|的通知|各单位|各地区|敬佩|荣誉|获得?了|好评|从业者|就业|前景|入行|职业(?:发展|前景|选择|生涯)|[这该新一]个?职业|月收入|年薪|我[是的在把从]|小编|网友"
)


def entries_of_prose(page: Page) -> list[Entry]:
    """The stretch of the page that speaks of a post, or a paragraph for each of several; none on any other page."""
    if _OF_ANOTHER_KIND.search(page.value):
        return []
    paragraphs = _paragraphs(page)
    several = _one_post_each(page, paragraphs)
    if several:
        return list(_entries_of_each(page, several))
    for first, paragraph in enumerate(paragraphs[: _LONGEST_TALK + 1]):
        name = _subject(page, paragraph)
        body = paragraphs[first:]
        if name and _speaks_of_it(page, page.text(name), body):
            return list(_entries(page, name, Span(body[0].start, body[-1].end)))
    return []


# 浅谈殡仪馆各岗位的职责: what the page says of itself above paragraphs on several posts
_ON_POSTS = re.compile("岗位|职责|分工|责任|工作")


def _one_post_each(page: Page, paragraphs: list[Span]) -> list[tuple[Span, Span]]:
    """灵车司机要保持车辆整洁,… / 火化工应当持证上岗,…: the paragraphs with the names, each its own, at their heads."""
    named = [(paragraph, _subject(page, paragraph)) for paragraph in paragraphs]
    found = [(paragraph, name) for paragraph, name in named if name is not None]
    names = {page.text(name) for _, name in found}
    if not _FEWEST_PARAGRAPHS <= len(found) == len(names) or len(found) < len(paragraphs) - _LONGEST_TALK:
        return []
    if _ON_POSTS.search(page.value, 0, found[0][0].start) is None:
        return []
    return found if all(_AS_A_RULE.search(page.text(paragraph)) for paragraph, _ in found) else []


def _entries_of_each(page: Page, found: list[tuple[Span, Span]]) -> Iterator[Entry]:
    yield Entry(0, found[0][0].start, None, "page_start")
    for index, (paragraph, name) in enumerate(found):
        heading = Heading(name.start, name.end, "position", name, None, "subject_of_paragraph")
        stop = found[index + 1][0].start if index + 1 < len(found) else paragraph.end
        section = Section("responsibilities.description", paragraph.start, paragraph, "prose")
        yield Entry(paragraph.start, stop, heading, "subject_of_paragraph", (section,))
    yield Entry(found[-1][0].end, len(page.value), None, "page_end")


def _paragraphs(page: Page) -> list[Span]:
    """The first paragraphs of the page that follow each other with no heading and no list between."""
    found: list[Span] = []
    for line in lines_of(page.value, 0, len(page.value)):
        is_paragraph = line.end - line.start >= _SHORTEST_PARAGRAPH and "。" in page.value[slice(*line)]
        if is_paragraph and not page.markers.within(*line):
            found.append(line)
        elif len(found) >= _FEWEST_PARAGRAPHS and "。" not in page.value[slice(*line)]:
            break
        elif found and "。" not in page.value[slice(*line)]:
            found.clear()
    return found


def _subject(page: Page, paragraph: Span) -> Span | None:
    """The shortest name of a position that the paragraph begins with: 闸门工|是…"""
    for predicate in _PREDICATE.finditer(page.value, paragraph.start + 2, paragraph.start + _LONGEST_NAME):
        name = Span(paragraph.start, predicate.start())
        if name_kind(page.text(name), page.lexicon) == "position":
            return name
    return None


def _speaks_of_it(page: Page, name: str, paragraphs: list[Span]) -> bool:
    texts = [page.text(paragraph) for paragraph in paragraphs]
    if len(texts) < _FEWEST_PARAGRAPHS or sum(name in text for text in texts) < _FEWEST_MENTIONS:
        return False
    if any(speaks_to_the_reader(text, page.lexicon) for text in texts):
        return False
    return 3 * sum(_AS_A_RULE.search(text) is not None for text in texts) >= 2 * len(texts)


def _entries(page: Page, name: Span, body: Span) -> Iterator[Entry]:
    heading = Heading(name.start, name.end, "position", name, None, "subject_of_paragraphs")
    yield Entry(0, body.start, None, "page_start")
    sections = (Section("preamble", body.start, body, "subject_of_paragraphs"),)
    yield Entry(body.start, body.end, heading, "subject_of_paragraphs", sections)
    yield Entry(body.end, len(page.value), None, "page_end")
