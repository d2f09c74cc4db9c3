"""Categories of requirements that head a section of several: 七、资历 / 1、工作经验:… / 2、学历要求:…"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from jdparse.parsing.labels.mark import LabelMark
from jdparse.parsing.spaces import blank_between

_REQUIREMENTS = "qualifications"
_CATEGORY = _REQUIREMENTS + "."


def over_their_labels(marks: list[LabelMark], value: str) -> list[LabelMark]:
    """``marks`` where a category with the first item of a list of categories right under it names all of them."""
    return [*_renamed(marks, value), *marks[-1:]]


def _renamed(marks: list[LabelMark], value: str) -> Iterator[LabelMark]:
    for mark, following in pairwise(marks):
        yield _of_section(mark) if _heads(mark, following, value) else mark


def _heads(mark: LabelMark, following: LabelMark, value: str) -> bool:
    first = following.marker is not None and following.marker.ordinal == 1
    return (
        first
        and mark.label.field.startswith(_CATEGORY)
        and following.label.field.startswith(_CATEGORY)
        and blank_between(value, mark.content, following.start)
    )


def _of_section(mark: LabelMark) -> LabelMark:
    return replace(mark, label=replace(mark.label, field=_REQUIREMENTS))
