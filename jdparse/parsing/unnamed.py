"""Pages that are a list of duties and nothing else: no heading, no label, no name.

1.在院长领导下,负责医院的秘书工作。 2.组织安排各种行政会议… : the site's title line was not scraped along.
"""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.items import Item, trim
from jdparse.parsing.page import Page
from jdparse.text import Span

_FEWEST_ITEMS = 3
# A longer text before the list introduces something else: a report, a product, a course.
_LONGEST_LEAD = 40
# Of so many tenths of the items a duty must be plain.
_TENTHS = 6
# How far into an item its verb is looked for: 门卫必须|坚守岗位, 在院长领导下,|负责…
_REACH = 18
_SHORTEST_DUTY = 6
# What a list of rules, steps or questions says and a list of duties does not.
_NO_DUTY = re.compile(
    r"[?]|第一步|本制度|本办法|本合同|甲方|乙方|点击|答案|选项|罚款|扣\d|例如|比如|你应该|建议您|HR|求职者|招聘者"
)


@cache
def _verbs(lexicon: Lexicon) -> re.Pattern[str]:
    verbs = [verb for verb in lexicon.words.duty_verbs if len(verb) > 1]
    return re.compile(trie_pattern(verbs))


def unnamed_entries(page: Page) -> list[Entry]:
    """The whole page as one entry whose list tells duties; none where it is no such page."""
    found = page.listing(Span(0, len(page.value)))
    lead = page.text(found.lead).strip()
    if len(found.items) < _FEWEST_ITEMS or len(lead) > _LONGEST_LEAD or "。" in lead:
        return []
    plain = sum(_is_duty(page, item) for item in found.items)
    if 10 * plain < _TENTHS * len(found.items):
        return []
    start, end = found.lead.end, len(page.value)
    sections = (
        Section("preamble", 0, Span(0, start), "list_of_duties"),
        Section("responsibilities", start, Span(start, end), "list_of_duties"),
    )
    return [Entry(0, end, None, "list_of_duties", sections)]


def _is_duty(page: Page, item: Item) -> bool:
    span = trim(page.value, *item.text)
    text = page.text(span)
    if len(text) < _SHORTEST_DUTY or _NO_DUTY.search(text):
        return False
    return _verbs(page.lexicon).search(text, 0, _REACH) is not None
