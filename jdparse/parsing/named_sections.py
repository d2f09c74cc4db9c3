"""Sections that say the name again: 一、会计岗位职责 … 二、会计任职要求 … tell of one position."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from jdparse.lexicon import Label, Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings import Heading
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.spaces import behind_spaces
from jdparse.text import Span

_PARTS = ("qualifications", "authorities", "kpis", "salary", "benefits")
_FIELDS = frozenset({*_PARTS, "working_conditions", "working_hours", "career_path"})
_LONGEST_NAME = 14
_CHAPTERS = frozenset({"第章", "第节"})
# 岗位职责概述 / 岗位职责: the first says in a sentence what the second lists.
_OVERVIEW = ("概述", "概要", "简介", "概况")


@dataclass(frozen=True, slots=True)
class _NamedLabel:
    """会计的任职要求: the name, and the label behind it."""

    start: int
    name: Span
    mark: LabelMark


def with_named_sections(
    value: str, headings: list[Heading], labels: list[LabelMark], markers: list[Marker], lexicon: Lexicon
) -> tuple[list[Heading], list[LabelMark]]:
    """``headings`` and ``labels`` where the name of a heading stands before another label, and where the heading of the
    duties follows what the position asks."""
    names = {_text(value, heading) for heading in headings if heading.name}
    named = list(_named_labels(value, names, markers, lexicon)) if names else []
    if not named and len(names) == len(headings) and not _has_articles(headings):
        return headings, labels
    reader = _Reader(value, {label.label_start: label for label in labels})
    taken = {label.start for label in named}
    others = [heading for heading in headings if heading.start not in taken]
    items: list[Heading | _NamedLabel] = [*others, *named]
    for item in sorted(items, key=lambda item: item.start):
        reader.read(item)
    if not reader.marks:
        return headings, labels
    starts = [mark.start for mark in reader.marks]
    kept = [label for label in labels if not _stands_in(label, reader.marks, starts)]
    return reader.headings, sorted([*kept, *reader.marks], key=lambda mark: mark.start)


def _has_articles(headings: list[Heading]) -> bool:
    return any(heading.marker is not None and heading.marker.kind == "第条" for heading in headings)


def _stands_in(label: LabelMark, marks: list[LabelMark], starts: list[int]) -> bool:
    """Does the label stand inside one of the ``marks``, which begin at ``starts``?"""
    index = bisect_right(starts, label.label_start) - 1
    return index >= 0 and label.label_start < marks[index].content


def _text(value: str, heading: Heading) -> str:
    return value[slice(*heading.name)] if heading.name else ""


_NUMBER = r"[ \t【]*(?:[(]?[0-9一二三四五六七八九十]{1,2}[)、.][ ]?)?"
_TOP, _HEAD = re.compile(_NUMBER), re.compile(rf"[\n。;]{_NUMBER}")


def _heads(value: str) -> Iterator[int]:
    """Where lines and sentences begin, their numbers passed."""
    top = _TOP.match(value)
    yield top.end() if top else 0
    for head in _HEAD.finditer(value):
        yield head.end()


@cache
def _label_behind_name(lexicon: Lexicon) -> re.Pattern[str]:
    texts = trie_pattern(label.text for label in lexicon.labels if label.field in _FIELDS and label.strength != "weak")
    return re.compile(
        rf"(?P<name>[^\s。;,!?:、|()]{{2,{_LONGEST_NAME}}}?)的?(?P<label>{texts})(?P<behind>[ ]?[】:]+[ ]?|(?=[ ]?\n))"
    )


def _named_labels(value: str, names: set[str], markers: list[Marker], lexicon: Lexicon) -> Iterator[_NamedLabel]:
    """The labels at the head of a line, or behind a sentence, with one of ``names`` before them."""
    ends = [marker.end for marker in markers]
    beginnings = {name[:2] for name in names}
    for head in _heads(value):
        begins = value[head : head + 2] in beginnings  # hardly ever, and the pattern for the whole costs much
        match = _label_behind_name(lexicon).match(value, head) if begins else None
        if match is None or match["name"] not in names:
            continue
        index = bisect_right(ends, match.start("name")) - 1
        numbered = index >= 0 and not value[ends[index] : match.start("name")].strip()
        marker = markers[index] if numbered and "\n" not in value[ends[index] : match.start("name")] else None
        start = marker.start if marker else match.start("name")
        label = lexicon.by_text[match["label"]]
        mark = LabelMark(
            start, match.start("name"), match.end("label"), match.end(), label, "name_before_label", True, marker
        )
        yield _NamedLabel(start, Span(*match.span("name")), mark)


@dataclass(slots=True)
class _Reader:
    """Reads headings and named labels in order and remembers of whom the page speaks, and what it has told."""

    value: str
    labels: dict[int, LabelMark]
    headings: list[Heading] = field(default_factory=list)
    marks: list[LabelMark] = field(default_factory=list)
    name: str = ""
    told: set[str] = field(default_factory=set)
    number: Marker | None = None

    def read(self, item: Heading | _NamedLabel) -> None:
        """Keep the heading, or take it, and each named label, as a label of the position before."""
        if isinstance(item, _NamedLabel):
            self._label(item)
        elif item.name is None:
            self.headings.append(item)
            self.name = ""
        else:
            self._heading(item)

    def _heading(self, heading: Heading) -> None:
        label = self.labels.get(behind_spaces(self.value, heading.end)) if heading.field is None else None
        field = label.label.field if label else self._field(heading)
        again = _text(self.value, heading) == self.name and field not in self.told
        if field == "responsibilities" and (again or self._is_article_of_chapter(heading)):
            self.marks.append(_duties_of(self.value, heading, label))
            self.told.add(field)
        else:
            self.headings.append(heading)
            self.name, self.told, self.number = _text(self.value, heading), {field}, heading.marker

    def _is_article_of_chapter(self, heading: Heading) -> bool:
        """第四章 作业点炮手职责 / 第六条 炮手履行下列职责: the article is on whom its chapter is on."""
        number = heading.marker
        in_chapter = self.number is not None and self.number.kind in _CHAPTERS
        return in_chapter and number is not None and number.kind == "第条" and self._is_same(heading)

    def _is_same(self, heading: Heading) -> bool:
        return self.name.endswith(_text(self.value, heading))

    def _field(self, heading: Heading) -> str:
        """What the heading tells of its position; an overview tells no duties."""
        closing = self.value[heading.name.end : heading.end] if heading.name else ""
        return "summary" if any(word in closing for word in _OVERVIEW) else heading.field or ""

    def _label(self, item: _NamedLabel) -> None:
        name, mark, wanted = self.value[slice(*item.name)], item.mark, item.mark.label.field
        if name != self.name or wanted in self.told:
            number = mark.marker
            self.headings.append(
                Heading(item.start, item.name.end, "position", item.name, None, "name_before_label", number)
            )
            self.name, self.told, self.number = name, set(), number
            at = mark.label_end - len(mark.label.text)
            mark = LabelMark(at, at, mark.label_end, mark.content, mark.label, mark.rule, mark.colon, None)
        self.marks.append(mark)
        self.told.add(wanted)


def _duties_of(value: str, heading: Heading, label: LabelMark | None) -> LabelMark:
    """The label that the heading is, with the label behind its name."""
    start, end = heading.start, label.label_end if label else heading.end
    content = label.content if label else end
    text = Label(value[start:end], "responsibilities", "plain", "page")
    return LabelMark(start, start, end, content, text, "name_said_again", True, heading.marker)
