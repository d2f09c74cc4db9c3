"""Pages that are a list of duties, or of requirements, and nothing else: no heading, no label, no name.

1.在院长领导下,负责医院的秘书工作。 2.组织安排各种行政会议… : the site's title line was not scraped along.
1、本科及以上学历; 2、熟悉测试流程; : nor was the label 任职要求.
"""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.items import trim
from jdparse.parsing.list_items import Item
from jdparse.parsing.names import name_kind
from jdparse.parsing.page import Page
from jdparse.text import Span

_FEWEST_ITEMS = 3
_LONGEST_NAME = 12
# A longer line before the list introduces something else: a report, a product, a course.
_LONGEST_LINE = 40
_SHORTEST_SENTENCE = 12
# So many tenths of the items must be plainly duties, or plainly requirements.
_TENTHS = 6
# How far into an item its verb is looked for: 门卫必须|坚守岗位, 在院长领导下,|负责…
_REACH = 18
_SHORTEST_DUTY = 6
_ANNOUNCES = re.compile(r"(?:职责|任职要求|任职条件)(?:有|如下|包括|是|为|主要)[^。,;]{0,8}:?\s*$")
# What a list of rules, steps or questions says and a list of duties does not.
_NO_DUTY = re.compile(
    r"[?]|第一步|本制度|本办法|本合同|甲方|乙方|点击|答案|选项|罚款|扣\d|例如|比如|你应该|建议您|HR|求职者|招聘者"
)
_REQUIREMENT = re.compile(
    r"学历|专业|经验|熟悉|熟练|掌握|了解|精通|具备|具有|良好|[0-9一二三四五]年以上"
    r"|能力|精神|责任心|优先|证书|身体健康|愿意|热爱"
)
# Said of citizens, bidders and pupils; one item in so many tells of whom the list is.
_OF_OTHERS = re.compile(r"国籍|宪法|品行|民事|商业信誉|祖国")
_ONE_IN = 5


@cache
def _verbs(lexicon: Lexicon) -> re.Pattern[str]:
    verbs = [verb for verb in lexicon.words.duty_verbs if len(verb) > 1]
    return re.compile(trie_pattern(verbs))


def unnamed_entries(page: Page) -> list[Entry]:
    """The whole page as one entry whose list tells duties or requirements; none where it is no such page."""
    found = page.listing(Span(0, len(page.value)))
    if len(found.items) < _FEWEST_ITEMS or _introduces(page.text(found.lead)):
        return []
    field = _field(page, found.items)
    if field is None:
        return []
    start, end = found.lead.end, len(page.value)
    name = _name(page, found.lead)
    sections = [
        Section("preamble", 0, Span(0, name.start if name else start), "list_of_duties"),
        Section(field, start, Span(start, end), "list_of_duties"),
    ]
    if name:
        sections.insert(1, Section("title", name.start, name, "line_over_list"))
    return [Entry(0, end, None, "list_of_duties", tuple(sections))]


def _name(page: Page, lead: Span) -> Span | None:
    """题库编辑 right over the list: the name of a post, or of work that people are called by."""
    whole = trim(page.value, *lead)
    line = trim(page.value, max(whole.start, page.value.rfind("\n", *whole) + 1), whole.end)
    text = page.text(line)
    if not 1 < len(text) <= _LONGEST_NAME or name_kind(text, page.lexicon) is None:
        return None
    is_name = name_kind(text, page.lexicon) == "position" or text.endswith(tuple(page.lexicon.words.activity_endings))
    return line if is_name else None


def _introduces(lead: str) -> bool:
    """Does the text before the list say sentences of something else?

    A title and facts, 测试工程师 / 武汉 本科 招8人, are no sentences; 护士长的岗位职责有以下几点: announces the list.
    """
    return _ANNOUNCES.search(lead) is None and any(
        len(line) > _LONGEST_LINE or ("。" in line and len(line) > _SHORTEST_SENTENCE)
        for line in (line.strip() for line in lead.split("\n"))
    )


def _field(page: Page, items: list[Item]) -> str | None:
    """What most of the items are: duties, requirements, or nothing that a position is described by."""
    texts = [page.text(item.text) for item in items]
    if _ONE_IN * sum(_OF_OTHERS.search(text) is not None for text in texts) >= len(items):
        return None
    wanted = sum(_REQUIREMENT.search(text) is not None and _NO_DUTY.search(text) is None for text in texts)
    duties = sum(_is_duty(page, item) for item in items)
    if 10 * wanted >= _TENTHS * len(items) and wanted > duties:
        return "qualifications"
    return "responsibilities" if 10 * duties >= _TENTHS * len(items) else None


def _is_duty(page: Page, item: Item) -> bool:
    span = trim(page.value, *item.text)
    text = page.text(span)
    if len(text) < _SHORTEST_DUTY or _NO_DUTY.search(text):
        return False
    return _verbs(page.lexicon).search(text, 0, _REACH) is not None
