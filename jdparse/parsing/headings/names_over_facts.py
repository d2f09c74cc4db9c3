"""Names on a company's own page of openings, each over a line of facts and its first label:

``品鉴顾问`` / ``Tasting Consultant`` / ``市场部 / 全职 / 2 位`` / ``你将做什么``, or with the facts on its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.facts import facts_of
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_MAIN = ("responsibilities", "qualifications")
# So many lines between the name and its first label.
_REACH = 4
_FEWEST_FACTS = 2
_LONGEST_LINE = 80
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z &/,.'()-]{3,50}")
_BRACKET = re.compile(r"[ ]?\([^()\n]{1,20}\)$")
_GAP = re.compile(r"[ \t]+(?:[|/·][ \t]*)?")


def names_over_facts(page: MarkedText, found: list[Heading]) -> list[Heading]:
    """Such names; ``found`` are the headings that are known."""
    taken = {page.line_start(heading.start) for heading in found}
    names = (_above(page, label.start, taken) for label in page.labels if label.label.field.split(".")[0] in _MAIN)
    return [name for name in names if name]


def _above(page: MarkedText, start: int, taken: set[int]) -> Heading | None:
    """The name above the label at ``start`` where facts stand between them or beside the name."""
    told = False
    for line in _lines_above(page, start):
        if line.start in taken or page.label_at(line.start) or page.marker_at(line.start):
            return None
        name = _name(page, line, told=told)
        if name:
            return Heading(name.start, name.end, "position", name, None, "name_over_facts")
        if len(facts_of(page.value, line)) >= _FEWEST_FACTS:
            told = True
        elif _ENGLISH.fullmatch(page.value, *line) is None:
            return None
    return None


def _lines_above(page: MarkedText, start: int) -> Iterator[Span]:
    """The lines above that are not blank, the nearest first."""
    first = page.line_start(start)
    for _ in range(_REACH):
        end = len(page.value[max(0, first - _LONGEST_LINE) : first].rstrip()) + max(0, first - _LONGEST_LINE)
        first = page.line_start(end) if end else 0
        begin = end - len(page.value[first:end].lstrip())
        if not begin < end or end - begin >= _LONGEST_LINE:
            return
        yield Span(begin, end)


def _name(page: MarkedText, line: Span, *, told: bool) -> Span | None:
    """The whole line over facts, or what stands before the facts on it."""
    if told and _is_name(page, line):
        return line
    gap = _GAP.search(page.value, line.start + 2, line.end)
    if gap is None or not _is_name(page, Span(line.start, gap.start())):
        return None
    facts = facts_of(page.value, Span(gap.end(), line.end))
    return Span(line.start, gap.start()) if len(facts) >= _FEWEST_FACTS else None


def _is_name(page: MarkedText, span: Span) -> bool:
    return name_kind(_BRACKET.sub("", page.value[slice(*span)]), page.lexicon) == "position"
