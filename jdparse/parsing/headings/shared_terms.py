"""Lines of a notice over what is the same for all its positions: 几样人都一样的:, 【以上岗位统一待遇】"""

from __future__ import annotations

import re

from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText

SHARED_TERMS = "said_for_all"
_WHO = r"(?:以上|上述|上面|所有|全部|各|每个?|[两二三四五六七八九十几]|\d|哪|大家|人人|不管|不论|无论)"
_SAME = r"(?:都|均|一样|统一|通用|共同|共享|相同|全有|一个样)"
_LINE = re.compile(
    rf"(?:^|\n)(?P<line>[^\w\n]*(?:{_WHO}[^\n。;,:]{{0,10}}?{_SAME}[^\n。;,:]{{0,6}}|(?:共同|统一|通用|公共)[^\n。;,:]{{0,2}}"
    r"(?:待遇|福利|部分|条件|说明|信息|事项))[^\w\n]*"
    # 以上职位一经录用,包食宿: a sentence on them all
    r"|(?:以上|上述)(?:各|所有)?(?:职位|岗位|人员|工种)[^\n]{0,3}(?:一经|均|都|享|待遇|福利|包|工资|薪)[^\n]{2,100})(?=\n|$)"
)


def shared_terms(page: MarkedText, positions: list[Heading]) -> list[Heading]:
    """Chapters of no length at such lines behind the last of the ``positions``: the line itself may be a label."""
    if len(positions) < 2 or not page.hires:
        return []
    match = _LINE.search(page.value, positions[-1].end)
    return [chapter(match.start("line"), match.start("line"), SHARED_TERMS)] if match else []
