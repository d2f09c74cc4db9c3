"""Words to be found by that a job site prints right below 职位描述: ``造型修剪 C级证书 包住 月休6天``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.facts import lines_of
from jdparse.parsing.lost_requirements import OF_EITHER
from jdparse.text import Span

_TAGS = re.compile(r"[^\s,。;:、!?()]{2,10}(?:[ \t|/·]+[^\s,。;:、!?()]{2,10}){2,}")
_MAIN = ("responsibilities", "qualifications")


def without_tags(value: str, entry: Entry) -> Entry:
    """``entry`` with such a line left out of its section, where the description itself follows it."""
    if not any(_is_over_description(section) for section in entry.sections):
        return entry
    return replace(entry, sections=tuple(_without_tags(value, entry.sections)))


def _is_over_description(section: Section) -> bool:
    return section.label is not None and section.label.label.text in OF_EITHER


def _without_tags(value: str, sections: tuple[Section, ...]) -> Iterator[Section]:
    for section, following in pairwise([*sections, None]):
        if section is None:
            continue
        lines = list(lines_of(value, *section.content)) if _is_over_description(section) else []
        goes_on = len(lines) > 1 or (following is not None and following.field.split(".")[0] in _MAIN)
        if lines and goes_on and _TAGS.fullmatch(value, *lines[0]):
            yield section.with_content(Span(lines[0].end, section.content.end))
        else:
            yield section
