"""Where the last item of a list ends and the text of the page goes on."""

from __future__ import annotations

import re

from jdparse.parsing.list_items import Item, all_items
from jdparse.text import Span

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def end_at_blank_line(items: list[Item], value: str) -> None:
    """What stands behind a blank line is no part of the last item, where none stands in the others and few between."""
    *others, last = [leaf for item in items for leaf in all_items(item)]
    blank = _BLANK_LINE.search(value, last.text.start, _end_of_text(value, last.text))
    if blank is None or any(
        _BLANK_LINE.search(value, item.text.start, _end_of_text(value, item.text)) for item in others
    ):
        return
    apart = sum(_BLANK_LINE.search(value, *item.text) is not None for item in others)
    if 2 * apart < len(others):
        last.text = Span(last.text.start, blank.start())


# 8. 记录:…上报。 / 清洁员的角色虽平凡,…: a line that begins behind a full stop
_NEW_PARAGRAPH = re.compile(r"[。!][ \t]*\n")
_FEWEST_OTHERS = 2
# More lines than these are items that lost their numbers, a shorter one may be a second sentence of the item.
_MOST_LINES, _SHORTEST_PARAGRAPH = 2, 16


def end_at_paragraph(items: list[Item], value: str) -> None:
    """Where every other item is one line, a line behind the full stop of the last item closes the page's text."""
    *others, last = [leaf for item in items for leaf in all_items(item)]
    if len(others) < _FEWEST_OTHERS:
        return
    end = _end_of_text(value, last.text)
    stop = _NEW_PARAGRAPH.search(value, last.text.start, end)
    if stop is None or any(value.find("\n", item.text.start, _end_of_text(value, item.text)) >= 0 for item in others):
        return
    behind = value[stop.end() : end].split("\n")
    if len(behind) > _MOST_LINES or len(behind[0].strip()) < _SHORTEST_PARAGRAPH:
        return
    last.text = Span(last.text.start, stop.start() + 1)


def _end_of_text(value: str, span: Span) -> int:
    end = span.end
    while end > span.start and value[end - 1].isspace():
        end -= 1
    return end
