"""The tasks of a duty: 工作任务 1. … 2. …, also where their numbers and line ends are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Section
from jdparse.parsing.fields.duties import TASK, paragraphs, tasks_of
from jdparse.parsing.items import lines, trimmed
from jdparse.parsing.page import Page
from jdparse.text import Span


def tasks(page: Page, section: Section) -> Iterator[Claim]:
    """工作任务 1. … 2. …"""
    found = page.listing(section.content)
    if found.items:
        for span in trimmed(page.value, lines(page.value, found.lead)):
            yield Claim(TASK, span, section.rule)
        yield from tasks_of(page, found.items, section.rule)
        return
    for span in paragraphs(page, section.content):
        for piece in _begun_alike(page, span):
            yield Claim(TASK, piece, section.rule)


# 帮助经理完成销售报表|帮助经理完成费用报表: verbs that tasks begin with one after the other.
_VERB = re.compile(r"负责|协助|帮助|配合|参与|组织|制定|完成|督促|监督|定期|及时|做好|对")
_LEAST_TASK = 8


def _begun_alike(page: Page, span: Span) -> list[Span]:
    """Tasks with nothing between them that begin with the same verb."""
    verb = _VERB.match(page.value, *span)
    if verb is None or page.value.find(";", *span) >= 0 or page.value.find("。", *span) >= 0:
        return [span]
    cuts = [span.start]
    for match in re.compile(f"(?<=[\u4e00-\u9fff)])(?<![并和及与或的、来应须需]){verb[0]}").finditer(
        page.value, span.start + 1, span.end
    ):
        far = match.start() - cuts[-1] >= _LEAST_TASK and span.end - match.start() >= _LEAST_TASK
        if far and page.may_break(match.start()):
            cuts.append(match.start())
    return trimmed(page.value, pairwise([*cuts, span.end]))
