"""Lists inside lists of dashes alone on their lines, as pages print them that were exported from a chat."""

from __future__ import annotations

from jdparse.parsing.list_items import Item

_LONGEST_NAME = 16


def groups_of_dashes(items: list[Item], value: str) -> list[Item]:
    """- 施工管理 - 编制计划 - 组织验收 - - 技术协调 - …: a dash without text ends the list inside a list."""
    if not items or items[0].marker is None or items[0].marker.ordinal or any(item.children for item in items):
        return items
    groups: list[list[Item]] = [[]]
    for item in items:
        if value[slice(*item.text)].strip():
            groups[-1].append(item)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) < 2 or not all(len(group) > 1 and _names_group(value[slice(*group[0].text)]) for group in groups):
        return items
    for head, *tasks in groups:
        head.children = tasks
    return [group[0] for group in groups]


def _names_group(text: str) -> bool:
    return len(text.strip()) <= _LONGEST_NAME and not any(sign in text for sign in "。;,")
