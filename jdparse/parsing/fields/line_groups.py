"""Numbered names of groups with a task on each line under them: ``1、库存管理`` / ``每日盘点;`` / ``每月对账。``"""

from __future__ import annotations

import re

from jdparse.parsing.items import lines, trimmed
from jdparse.parsing.list_items import Item
from jdparse.parsing.page import Page

_LONGEST_NAME = 20
_FEWEST = 2
_STOP = re.compile(r"[,。;]")
_CLOSES = frozenset(";。")


def are_groups_of_lines(page: Page, items: list[Item]) -> bool:
    """Is each item a short name over lines that end in a stop, in all but few of the items?

    One line under each name may be the rest of the item's sentence; two are a list.
    """
    if len(items) < _FEWEST or any(item.children for item in items):
        return False
    counts = [_tasks_below_name(page, item) for item in items]
    return max(counts) > 1 and 5 * sum(count > 0 for count in counts) >= 4 * len(items)


def _tasks_below_name(page: Page, item: Item) -> int:
    """The number of lines below the name of the group; 0 where the item is no group."""
    printed = trimmed(page.value, lines(page.value, item.text))
    if len(printed) < 2:
        return 0
    name, *tasks = printed
    if name.end - name.start > _LONGEST_NAME or _STOP.search(page.value, name.start, name.end + 1):
        return 0
    *others, last = (page.value[task.end : task.end + 1] in _CLOSES for task in tasks)
    return len(tasks) if all(others) and (last or others) else 0
