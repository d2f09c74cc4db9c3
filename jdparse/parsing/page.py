"""The page as the fields see it: the text, its numbering and labels, and the lexicon."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from jdparse.lexicon import Lexicon
from jdparse.parsing.items import Markers, listing, lost_breaks
from jdparse.parsing.labels import LabelMark
from jdparse.parsing.list_items import Listing
from jdparse.parsing.names import duty_verbs
from jdparse.parsing.words import falls_between_words
from jdparse.text import Span

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Page:
    """What a field reader may look at; nothing here changes."""

    value: str
    markers: Markers
    labels: list[LabelMark]
    lexicon: Lexicon

    def text(self, span: Span) -> str:
        """The normalised text at ``span``."""
        return self.value[span.start : span.end]

    def listing(self, span: Span) -> Listing:
        """The numbered list in ``span``."""
        return listing(self.value, span, self.markers.within(*span), self.may_break, duty_verbs(self.lexicon))

    def may_break(self, at: int) -> bool:
        """May a lost line end stand at the white space at ``at``?"""
        gap = 0
        while self.value[at + gap : at + gap + 1].isspace():
            gap += 1
        return falls_between_words(self.value, at, gap)

    def lost_breaks(self, span: Span) -> list[Span]:
        """The pieces of ``span`` between line ends, lost ones too."""
        return lost_breaks(self.value, span, self.may_break)

    def begins_with_verb(self, at: int) -> bool:
        """Does a verb that duties begin with stand at ``at``?"""
        return duty_verbs(self.lexicon).match(self.value, at) is not None

    def labels_within(self, span: Span) -> list[LabelMark]:
        """The believed labels inside ``span``."""
        first = bisect_left(self.labels, span.start, key=_start)
        return self.labels[first : bisect_left(self.labels, span.end, lo=first, key=_start)]
