"""Groups of duties without numbers: a short line that names them over the sentences that tell them.

``店铺基础管理`` / ``店铺搭建:规划店铺框架。`` / ``产品上下架:筛选商品。`` / ``数据分析`` / ``每周汇总销售数据。``
"""

from __future__ import annotations

from jdparse.parsing.page import Page
from jdparse.text import Span

_LONGEST_NAME = 14
_STOPS = frozenset(",。;:、()")
_FEWEST = 2


def groups_without_numbers(page: Page, paragraphs: list[Span]) -> list[tuple[Span, list[Span]]]:
    """Each name with its paragraphs; none where the text is not made of such groups.

    At least two groups, the first paragraph a name, no two names in a row, and every other paragraph ends in a stop.
    """
    groups: list[tuple[Span, list[Span]]] = []
    for span in paragraphs:
        if _is_name(page, span):
            if groups and not groups[-1][1]:
                return []
            groups.append((span, []))
        elif not groups or page.value[span.end : span.end + 1] not in ("。", ";"):
            return []
        else:
            groups[-1][1].append(span)
    return groups if len(groups) >= _FEWEST and groups[-1][1] else []


def _is_name(page: Page, span: Span) -> bool:
    text = page.text(span)
    return (
        len(text) <= _LONGEST_NAME
        and page.value[span.end : span.end + 1] not in _STOPS
        and not any(char in _STOPS for char in text)
    )
