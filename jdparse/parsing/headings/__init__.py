"""Headings: where the page starts to describe another position, department or chapter.

A heading is known by the words that close it (``closed``), by what follows a name (``named``), by the sentence that
it is the subject of (``subjects``), by the headings it is numbered with (``siblings``), by being printed twice
(``repeated``), by its number (``chapters``) or as what is appended to the page (``attachments``); behind the last of
a notice stands what all positions share (``shared_terms``); all of them look around in ``surroundings``.
"""

from __future__ import annotations

from collections.abc import Iterable

from jdparse.lexicon import Lexicon
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.facts import facts_of
from jdparse.parsing.headings.advertising import advertises
from jdparse.parsing.headings.attachments import attachments
from jdparse.parsing.headings.chapters import chapters
from jdparse.parsing.headings.closed import closed_headings
from jdparse.parsing.headings.employers_over_posts import employers_over_posts
from jdparse.parsing.headings.heading import Heading, HeadingKind
from jdparse.parsing.headings.job_heads import job_heads
from jdparse.parsing.headings.named import named_headings
from jdparse.parsing.headings.names_over_facts import names_over_facts
from jdparse.parsing.headings.offices import chapters_over_headings
from jdparse.parsing.headings.repeated import repeated_lines
from jdparse.parsing.headings.run_together import names_before_lists
from jdparse.parsing.headings.shared_terms import SHARED_TERMS, shared_terms
from jdparse.parsing.headings.siblings import siblings_of_headings
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.labels import LabelMark

__all__ = ["SHARED_TERMS", "Heading", "HeadingKind", "advertises", "find_headings"]


def find_headings(value: str, markers: list[Marker], labels: list[LabelMark], lexicon: Lexicon) -> list[Heading]:
    """The headings of ``value`` in order, not overlapping."""
    page = MarkedText(value, markers, labels, lexicon)
    closed = closed_headings(page)
    named = named_headings(page, closed)
    numbered = siblings_of_headings(page, [*closed, *named])
    heads = job_heads(page)
    repeated = repeated_lines(page)
    if heads:  # on a job site's page the name of the company may stand twice
        repeated = [heading for heading in repeated if heading.kind != "chapter"]
    glued = names_before_lists(page, [*closed, *named, *numbered])
    others = [*glued, *chapters(page, closed, named), *repeated, *heads, *attachments(page)]
    titles = {heading.start for heading in heads}
    posts = [
        *closed,
        *(heading for heading in named if heading.rule != "name_alone_on_its_line" or heading.start not in titles),
        *numbered,
    ]
    kept = _without_overlaps([*posts, *chapters_over_headings(page, posts), *others])
    kept = [heading for heading in kept if not _is_employer_of(value, heading, kept)]
    kept = _without_overlaps([*kept, *names_over_facts(page, kept)])
    employers = employers_over_posts(page, kept)
    starts = {heading.start for heading in employers}
    kept = _without_overlaps([*employers, *(heading for heading in kept if heading.start not in starts)])
    shared = shared_terms(page, [heading for heading in kept if heading.kind == "position"])
    return _without_overlaps([*kept, *shared]) if shared else kept


# Between the title of an advertisement and the line of its employer a line or two of facts may stand.
_HEAD_OF_ADVERTISEMENT = 80


def _is_employer_of(value: str, heading: Heading, headings: list[Heading]) -> bool:
    """泰安市会计招聘⏎青禾面粉厂: below the title of an advertisement the name of a works or a centre is who hires."""
    if heading.kind != "department" or heading.marker is not None or heading.name is None:
        return False
    if not any(
        0 <= heading.start - other.end <= _HEAD_OF_ADVERTISEMENT and advertises(value, other) for other in headings
    ):
        return False
    return [field for field, _ in facts_of(value, heading.name)] == ["employer"]


def _without_overlaps(headings: Iterable[Heading]) -> list[Heading]:
    """Of headings that overlap the first, of those that begin together the longest; but a chapter gives way."""
    kept: list[Heading] = []
    for heading in sorted(headings, key=lambda heading: (heading.start, -heading.end)):
        if not kept or heading.start >= kept[-1].end:
            kept.append(heading)
        elif _gives_way(kept[-1], heading):
            kept[-1] = heading
    return kept


def _gives_way(first: Heading, second: Heading) -> bool:
    """篇二 保安岗位职责: the chapter's number is part of the position's heading, a line printed twice is not."""
    return first.kind == "chapter" and second.kind != "chapter" and first.rule != "repeated_line"
