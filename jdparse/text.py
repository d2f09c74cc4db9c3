"""Spans, edits and the text they act on: the only offset arithmetic in the project.

A :class:`Text` holds the raw text and the normalised text that the parsing stages read.
It is a list of pieces: a piece either stands in the raw text as it is, or replaces a range
of it. Stages speak in spans of the normalised text; :meth:`Text.raw_spans` translates.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``start <= i < end`` in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``start:end`` of the text at hand by ``new``, because of ``reason`` (kebab-case)."""

    start: int
    end: int
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that was applied: the raw spans it replaced, what stands there now, and why."""

    spans: tuple[Span, ...]
    new: str
    reason: str


class Piece(NamedTuple):
    """``length`` characters of the normalised text from ``at`` on, standing for ``raw_start:raw_end``.

    Where the lengths agree the piece is the raw text itself, character by character.
    """

    at: int
    raw_start: int
    raw_end: int
    length: int
    replaced: bool


class Folding:
    """Characters that are read as others, one as one: offsets do not move.

    Raises ValueError when the table maps a character to more or fewer than one. What it maps to must not be a key.
    """

    def __init__(self, table: dict[int, str]) -> None:
        if any(len(new) != 1 for new in table.values()):
            raise ValueError("a folding table must map each character to exactly one")
        self._table = table
        # The characters beyond the first plane are one range here: a class that lists them is a thousand times as slow.
        near = "".join(re.escape(chr(code)) for code in table if code < _FIRST_PLANE)
        self._sign = re.compile(f"[{near}{chr(_FIRST_PLANE)}-{chr(sys.maxunicode)}]")

    def applied(self, value: str) -> str:
        """``value`` with its characters folded."""
        present = {char for char in self._sign.findall(value) if ord(char) in self._table}
        if len(present) > _MANY:
            return value.translate(self._table)
        for char in sorted(present):  # a page holds few of them: one by one is several times as fast as str.translate
            value = value.replace(char, self._table[ord(char)])
        return value


@dataclass(frozen=True, slots=True)
class Text:
    """The raw text, the normalised text, and how they correspond."""

    raw: str
    value: str
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...]
    starts: tuple[int, ...]
    """Where each piece starts in the normalised text, for bisection."""

    @classmethod
    def of(cls, raw: str) -> Text:
        """The text before any edit."""
        pieces = (Piece(0, 0, len(raw), len(raw), False),) if raw else ()
        return cls(raw, raw, pieces, (), (0,) if raw else ())

    def translated(self, folding: Folding) -> Text:
        """The same text with characters folded one to one; offsets do not move."""
        return Text(self.raw, folding.applied(self.value), self.pieces, self.changes, self.starts)

    def edited(self, edits: Iterable[Edit]) -> Text:
        """The text after ``edits``, which are in order and do not overlap.

        Raises ValueError when they overlap or leave the text.
        """
        edits = list(edits)
        if not edits:
            return self
        pieces: list[Piece] = []
        parts: list[str] = []
        changes = list(self.changes)
        at = cursor = index = 0
        for edit in edits:
            if not cursor <= edit.start <= edit.end <= len(self.value):
                raise ValueError(f"edit {edit} overlaps another or leaves the text")
            at, index = self._keep(cursor, edit.start, index, at, pieces)
            spans = self.raw_spans(Span(edit.start, edit.end))
            changes.append(Change(spans, edit.new, edit.reason))
            parts += (self.value[cursor : edit.start], edit.new)
            if edit.new:
                first, last = self._raw_range(edit.start, edit.end)
                pieces.append(Piece(at, first, last, len(edit.new), True))
                at += len(edit.new)
            cursor = edit.end
        self._keep(cursor, len(self.value), index, at, pieces)
        parts.append(self.value[cursor:])
        return Text(self.raw, "".join(parts), tuple(pieces), tuple(changes), tuple([piece.at for piece in pieces]))

    def _keep(self, start: int, end: int, index: int, at: int, out: list[Piece]) -> tuple[int, int]:
        """Copy the pieces of ``start:end`` to ``out`` from ``at`` on; the new ``at`` and piece index."""
        while start < end:
            while self.pieces[index].at + self.pieces[index].length <= start:
                index += 1
            piece = self.pieces[index]
            stop = min(end, piece.at + piece.length)
            if piece.replaced:
                out.append(Piece(at, piece.raw_start, piece.raw_end, stop - start, True))
            else:
                raw = piece.raw_start + start - piece.at
                out.append(Piece(at, raw, raw + stop - start, stop - start, False))
            at += stop - start
            start = stop
        return at, index

    def _raw_range(self, start: int, end: int) -> tuple[int, int]:
        spans = self.raw_spans(Span(start, end))
        if spans:
            return spans[0].start, spans[-1].end
        here = self.raw_position(start)
        return here, here

    def raw_position(self, position: int) -> int:
        """The raw offset that ``position`` of the normalised text stands for."""
        if position >= len(self.value):
            return len(self.raw)
        piece = self.pieces[self._piece_at(position)]
        return piece.raw_start if piece.replaced else piece.raw_start + position - piece.at

    def _piece_at(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def raw_spans(self, span: Span) -> tuple[Span, ...]:
        """The raw spans that ``span`` of the normalised text stands for, in order, touching ones joined."""
        start, end = span
        if start >= end:
            return ()
        index = bisect_right(self.starts, start) - 1
        at, raw_start, _, length, replaced = self.pieces[index]
        if not replaced and end <= at + length:
            return (Span(raw_start + start - at, raw_start + end - at),)
        spans: list[Span] = []
        while index < len(self.pieces) and self.pieces[index].at < end:
            piece = self.pieces[index]
            if piece.replaced:
                first, last = piece.raw_start, piece.raw_end
                if self.value[piece.at : piece.at + piece.length].isspace():
                    last = first  # &nbsp; is a space: it belongs to no value
            else:
                first = piece.raw_start + max(0, start - piece.at)
                last = piece.raw_start + min(piece.length, end - piece.at)
            if spans and spans[-1].end >= first:
                spans[-1] = Span(spans[-1].start, max(last, spans[-1].end))
            elif last > first:
                spans.append(Span(first, last))
            index += 1
        return tuple(spans)

    def value_spans(self, raw_spans: Iterable[Span]) -> list[Span]:
        """Where what stands at ``raw_spans`` is in the normalised text; an empty span for what an edit took out."""
        raw_starts = [piece.raw_start for piece in self.pieces]
        found = []
        for raw_start, raw_end in raw_spans:
            start = self._value_position(bisect_right(raw_starts, raw_start) - 1, raw_start)
            end = self._value_position(bisect_left(raw_starts, raw_end) - 1, raw_end)
            found.append(Span(start, max(start, end)))
        return found

    def _value_position(self, index: int, raw_position: int) -> int:
        """Where ``raw_position`` is, which stands in or behind the piece at ``index``."""
        if index < 0:
            return 0
        piece = self.pieces[index]
        if piece.replaced and raw_position > piece.raw_start:
            return piece.at + piece.length
        return piece.at + min(raw_position - piece.raw_start, piece.length)


_MANY = 80
_FIRST_PLANE = 0x10000

# CJK ideographs, kana-free: Han with its extensions, CJK punctuation (、。「」【】〇) and full-width forms (，：（）).
CJK = "\u2e80-\u2fdf\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
_SPACE_RUN = re.compile(r"\s+")
_SPACE_BETWEEN_CJK = re.compile(rf"(?<=[{CJK}])\s+(?=[{CJK}])")


def render(raw: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text value at ``spans`` of ``raw``: joined, white space between two CJK characters dropped,
    any other run of white space one space; nothing else is changed."""
    text = "".join([raw[start:end] for start, end in spans])
    if text.split() == [text]:
        return text  # nearly all: no white space in it
    return _SPACE_RUN.sub(" ", _SPACE_BETWEEN_CJK.sub("", text)).strip()


def fold(text: str) -> str:
    """NFKC, then all white space removed, then lower-cased: how texts are compared (record contract)."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()
