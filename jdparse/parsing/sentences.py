"""Recruitment notices without headings and labels: only sentences.

``…现招聘幼儿教师3名、保育员2名。`` announces the positions; the sentences that follow begin with what they speak of:
``要求…``, ``月薪…``, ``上班时间…``, or with the name of the position, or of two: ``打磨工和抛光工主要…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jdparse.lexicon import Lexicon
from jdparse.parsing.announced import Announced, announced_positions
from jdparse.parsing.asking import asks
from jdparse.parsing.claims import Claim
from jdparse.parsing.entries import Entry, Section
from jdparse.parsing.enumerators import han_number
from jdparse.parsing.extract import Draft
from jdparse.parsing.headings import SHARED_TERMS, Heading
from jdparse.parsing.hiring import is_of_another_kind
from jdparse.parsing.page import Page
from jdparse.parsing.sentence_fields import sections_of_sentences
from jdparse.text import Span

_RULE, _JOINTLY = "announced", "announced_jointly"


def sentence_entries(value: str, lexicon: Lexicon) -> list[Entry]:
    """The entries of a notice made of sentences; empty where no position is announced."""
    announced = [] if is_of_another_kind(value) else announced_positions(value, lexicon)
    if not announced:
        return []
    passages = list(_passages(value, announced)) if len(announced) > 1 else []
    if passages:
        return list(_apart(value, passages, lexicon))
    end = len(value)
    names = Span(announced[0].name.start, announced[-1].name.end)
    sections = sections_of_sentences(value, Span(0, end), names, lexicon)
    return [Entry(0, end, _heading(announced[0]), _RULE, sections), *jointly(announced[1:], end)]


def _heading(position: Announced) -> Heading:
    name = position.name
    return Heading(name.start, name.end, "position", name, None, _RULE, headcount=position.number)


def jointly(positions: list[Announced], at: int) -> Iterator[Entry]:
    """The positions of which the passage before ``at`` speaks too: entries without text."""
    for position in positions:
        yield Entry(at, at, _heading(position), _JOINTLY)


def _passages(value: str, announced: list[Announced]) -> Iterator[list[Announced]]:
    """The positions that a paragraph or sentence begins with and is the first to speak of, named as there."""
    by_name = {value[slice(*position.name)]: position for position in announced}
    name = "|".join(re.escape(text) for text in sorted(by_name, key=len, reverse=True))
    subjects = re.compile(rf"[\n。][ \t]*(?:{name})(?:[和与及、](?:{name}))*")
    seen: set[str] = set()
    for match in subjects.finditer(value, announced[-1].name.end):
        names = [found for found in re.finditer(name, match[0]) if found[0] not in seen]
        seen.update(found[0] for found in names)
        at = match.start()
        if names:
            yield [Announced(Span(at + found.start(), at + found.end()), by_name[found[0]].number) for found in names]


def _apart(value: str, passages: list[list[Announced]], lexicon: Lexicon) -> Iterator[Entry]:
    """Each passage is an entry; what follows the last speaks of all."""
    starts = [positions[0].name.start for positions in passages]
    yield Entry(0, starts[0], None, "announcement", (Section("preamble", 0, Span(0, 0), "announcement"),))
    stop = 0
    for (first, *others), following in zip(passages, [*starts[1:], None], strict=True):
        stop = _end_of_position(value, first.name.end) if following is None else following
        sections = sections_of_sentences(value, Span(first.name.start, stop), first.name, lexicon)
        yield Entry(first.name.start, stop, _heading(first), _RULE, sections)
        yield from jointly(others, stop)
    if stop < len(value):
        sections = sections_of_sentences(value, Span(stop, len(value)), None, lexicon)
        yield Entry(stop, len(value), None, SHARED_TERMS, sections)


_LINE, _SENTENCE = re.compile(r"[^\n]*\n?"), re.compile(r"[^\n。]*[\n。]?")
_PAYS = re.compile(r"[^,。;]{0,8}(?:工钱|工资|月薪|薪水|底薪)")


def _end_of_position(value: str, start: int) -> int:
    """Where what is asked of the last position and paid to it ends: what stands behind speaks of all.

    In a notice in one paragraph the unit is the sentence, in others the line.
    """
    is_one_paragraph = value.find("\n", start) < 0 or "\n" not in value[:start].strip("\n")
    unit = _SENTENCE if is_one_paragraph else _LINE
    first = unit.match(value, start)
    start = first.end() if first else start
    for part in unit.finditer(value, start):
        text = part[0].strip(" \t\n。")
        if text and not asks(text) and _PAYS.match(text) is None:
            break
        start = part.end()
        if start >= len(value):
            break
    return start


def with_joint_positions(page: Page, entries: list[Entry], drafts: list[Draft | None]) -> list[Draft | None]:
    """打磨工和抛光工各五名: what is told of the first is told of the second too."""
    found: list[Draft | None] = []
    told: Draft | None = None
    for entry, draft in zip(entries, drafts, strict=True):
        if entry.rule == _JOINTLY:
            found.append(_renamed(page, told, entry) if told else None)
            continue
        told = draft
        found.append(draft)
    return found


def _renamed(page: Page, told: Draft, entry: Entry) -> Draft:
    heading = entry.heading
    own = [claim for claim in told.claims if claim.field not in ("title", "headcount")]
    names = []
    if heading and heading.name:
        names.append(Claim("title", heading.name, _JOINTLY))
    if heading and heading.headcount:
        count = float(han_number(page.text(heading.headcount)))
        names.append(Claim("headcount", heading.headcount, _JOINTLY, count))
    return replace(told, claims=(*names, *own), entry=entry)
