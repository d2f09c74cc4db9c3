"""Where a text stands in a page, whatever spaces, widths and noise stand between its characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from jdparse.text import Span, Text

_WIDEST_GAP = 400
_GAP_OF_ONE = 16


class Place(NamedTuple):
    """Raw spans of one occurrence, in order."""

    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@cache
def _folded(char: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char).split()).lower()


class Haystack:
    """A text folded character by character, each folded one remembering where it stood."""

    def __init__(self, raw: str, value: str, to_raw: Callable[[Span], tuple[Span, ...]]) -> None:
        self._raw = raw
        self._to_raw = to_raw
        self._origin: list[int] = []
        parts: list[str] = []
        for at, char in enumerate(value):
            plain = _folded(char)
            parts.append(plain)
            self._origin += [at] * len(plain)
        self.folded = "".join(parts)

    def occurrences(self, wanted: str) -> Iterator[Place]:
        """Every place where the folded text ``wanted`` stands whole."""
        at = self.folded.find(wanted)
        while wanted and at >= 0:
            place = self._place([(at, at + len(wanted))])
            if place.spans:
                yield place
            at = self.folded.find(wanted, at + 1)

    def interrupted(self, wanted: str) -> Iterator[Place]:
        """Places where ``wanted`` stands with noise inside; those with the least noise come first."""
        found = []
        at = self.folded.find(wanted[:1])
        while wanted and at >= 0:
            for patient in (False, True):
                pieces = self._pieces(wanted, at, patient)
                if pieces:
                    noise = pieces[-1][1] - pieces[0][0] - len(wanted)
                    found.append((noise, at, pieces))
            at = self.folded.find(wanted[:1], at + 1)
        for _, _, pieces in sorted(found):
            yield self._place(pieces)

    def _pieces(self, wanted: str, at: int, patient: bool) -> list[tuple[int, int]]:
        """The ranges that make up ``wanted`` from ``at`` on, each as long as can be; none where a gap is too wide."""
        pieces: list[tuple[int, int]] = []
        done = 0
        while True:
            start = at
            while done < len(wanted) and at < len(self.folded) and self.folded[at] == wanted[done]:
                at, done = at + 1, done + 1
            pieces.append((start, at))
            if done == len(wanted):
                return pieces
            at = self._resume(wanted[done:], at, patient)
            if at < 0:
                return []

    def _resume(self, rest: str, at: int, patient: bool) -> int:
        """Where ``rest`` goes on behind the noise at ``at``: where its next character stands nearby (pinyin), or
        its next four where furniture of the page stands between (``patient``)."""
        whole = self.folded.find(rest[:4], at, at + _WIDEST_GAP)
        if patient or 0 <= whole <= at + _GAP_OF_ONE:
            return whole
        return self.folded.find(rest[:1], at, at + _GAP_OF_ONE)

    def _place(self, pieces: list[tuple[int, int]]) -> Place:
        """The raw spans of the pieces: white space inside them counts in, an entity read as a space does not."""
        spans: list[Span] = []
        for at in (at for start, end in pieces for at in range(start, end)):
            for span in self._to_raw(Span(self._origin[at], self._origin[at] + 1)):
                if spans and not self._raw[spans[-1].end : span.start].strip():
                    spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
                else:
                    spans.append(span)
        return Place(tuple(spans))


class PageText:
    """A page to look texts up in: first as it was normalised, then raw, then with noise inside."""

    def __init__(self, text: Text) -> None:
        self.raw = text.raw
        self._normalised = Haystack(text.raw, text.value, text.raw_spans)
        self._raw = Haystack(text.raw, text.raw, lambda span: (span,))
        self._known: dict[str, list[Place]] = {}

    def places(self, value: str) -> list[Place]:
        """All places of ``value``, of the best kind that there is."""
        wanted = "".join(map(_folded, value))
        if wanted not in self._known:
            looks = (
                self._normalised.occurrences,
                self._raw.occurrences,
                self._normalised.interrupted,
                self._raw.interrupted,
            )
            self._known[wanted] = next((found for look in looks if (found := list(look(wanted)))), [])
        return self._known[wanted]
