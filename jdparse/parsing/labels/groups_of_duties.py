"""Names of groups of duties that read like labels: 岗位职责 over 一、日常管理 1、… 二、人员培训 1、…"""

from __future__ import annotations

from collections import Counter

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels.mark import LabelMark
from jdparse.parsing.spaces import blank_between

_DUTIES = frozenset({"responsibilities", "responsibilities.tasks"})
# What a group of duties may be about: training, relations, abilities. No group is called 任职资格.
_SUBJECTS = frozenset({"working_relationships", "qualifications", "extra", "kpis"})
_SUBJECT_OF_ITS_OWN = frozenset({"qualifications", "kpis"})


def without_names_of_groups(value: str, labels: list[LabelMark], markers: list[Marker]) -> list[LabelMark]:
    """``labels`` but for those numbered in a list of groups: it begins right under a label of duties, and has numbers
    that stand before no label, most of them if it goes on with other labels."""
    if not any(_may_name_a_group(label) for label in labels):
        return labels
    groups = _numbered_under_duties(value, labels, markers)
    sizes = Counter(marker.sequence for marker in markers if marker.sequence in groups)
    subjects = Counter(_sequence(label) for label in labels if _may_name_a_group(label))
    others = Counter(_sequence(label) for label in labels if label.marker and not _may_name_a_group(label))
    lists = {each for each in groups if _is_list_of_groups(sizes[each], subjects[each], others[each])}
    return [label for label in labels if not (_may_name_a_group(label) and _sequence(label) in lists)]


def _is_list_of_groups(size: int, subjects: int, others: int) -> bool:
    return size > subjects if others == 0 else size >= 2 * (subjects + others)


def _sequence(label: LabelMark) -> int | None:
    return label.marker.sequence if label.marker else None


def _may_name_a_group(label: LabelMark) -> bool:
    field = label.label.field
    return (
        label.marker is not None
        and label.marker.ordinal > 0
        and field.split(".")[0] in _SUBJECTS
        and not (label.label.strength == "strong" and field in _SUBJECT_OF_ITS_OWN)
    )


def _numbered_under_duties(value: str, labels: list[LabelMark], markers: list[Marker]) -> set[int]:
    """The lists whose first number stands right behind a label of duties."""
    first = {marker.sequence: marker for marker in reversed(markers)}
    starts = sorted((marker.start, marker.sequence) for marker in first.values())
    found: set[int] = set()
    at = 0
    for label in labels:
        if label.label.field not in _DUTIES:
            continue
        while at < len(starts) and starts[at][0] < label.content:
            at += 1
        if at < len(starts) and blank_between(value, label.content, starts[at][0]):
            found.add(starts[at][1])
    return found
