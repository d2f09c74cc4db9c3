"""Labels of merged cells that stand among the lines beside them: 职责表述:管库; |职责一| 1、盘点 |工作任务| 2、….

Word puts the label of a cell over several rows at their middle; copied as text, it cuts the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdparse.parsing.entries import Section
from jdparse.parsing.items import Markers
from jdparse.parsing.spaces import blank_between
from jdparse.text import Span

_DUTY, _DESCRIPTION, _TASKS = "responsibilities.duty", "responsibilities.description", "responsibilities.tasks"


def with_floating_labels(value: str, sections: list[Section], markers: Markers) -> Iterator[Section]:
    """``sections``, where such a label stands in the list of the duty that is described before it."""
    described = False
    for index, section in enumerate(sections):
        cut = _first_number(value, section.content, markers)
        floats = section.field == _DUTY and described and cut == section.content.start
        following = sections[index + 1] if index + 1 < len(sections) else None
        if floats:
            yield section._replace(field=_TASKS, rule="floating_label")
        elif section.field == _DESCRIPTION and cut > section.content.start and _goes_on(value, following, markers):
            yield section.with_content(Span(section.content.start, cut))
            yield section._replace(field=_TASKS, content=Span(cut, section.content.end), rule="floating_label")
        else:
            yield section
        described = section.field == _DESCRIPTION or (described and section.field == _TASKS and not floats)


def _first_number(value: str, content: Span, markers: Markers) -> int:
    """Where the first number of ``content`` stands; its start where only blanks are before it, -1 without one."""
    first = next((marker.start for marker in markers.within(*content) if marker.ordinal), -1)
    return content.start if first >= 0 and blank_between(value, content.start, first) else first


def _goes_on(value: str, following: Section | None, markers: Markers) -> bool:
    """Does the next label of a duty stand before a number that goes on with a list?"""
    if following is None or following.field not in (_DUTY, _TASKS):
        return False
    first = next((marker for marker in markers.within(*following.content) if marker.ordinal), None)
    return first is not None and first.ordinal > 1 and blank_between(value, following.content.start, first.start)
