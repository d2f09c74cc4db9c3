"""A page while it is made: pieces of text in order, each knowing what it is and which values it belongs to."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Kind = Literal["value", "label", "heading", "colon", "number", "close", "break", "row", "cell", "chrome", "other"]
"""``break`` is a line end that a reader can do without, ``row`` one that parts the rows of a table; ``close`` is what
ends an item; ``other`` is readable text that no field takes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` as it stands on the page; ``owners`` are the JSON Pointers of the values that it is a part of."""

    text: str
    kind: Kind
    owners: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """The pieces of a page and its records, whose texts are filled in when the page is finished."""

    layout: str
    family: str
    pieces: list[Piece]
    records: list[dict[str, Any]]
    name: str
    """What a site would call the document."""
    facts: dict[str, Any] = field(default_factory=dict)
    """What the furniture of the site says of the document, as ScrapedPage names it."""

    def has(self, kind: Kind) -> bool:
        """Whether a piece of the page is of ``kind``."""
        return any(piece.kind == kind for piece in self.pieces)


def join(pieces: Iterable[Piece]) -> str:
    """The text of ``pieces``."""
    return "".join(piece.text for piece in pieces)


def rewritten(page: Page, change: Callable[[Piece], Piece | Iterable[Piece]]) -> None:
    """Put what ``change`` makes of each piece in its place."""
    pieces: list[Piece] = []
    for piece in page.pieces:
        made = change(piece)
        pieces.extend([made] if isinstance(made, Piece) else made)
    page.pieces = pieces


def reworded(page: Page, kinds: set[Kind], change: Callable[[str], str]) -> None:
    """Change the text of the pieces of ``kinds``; what they belong to stays."""
    rewritten(page, lambda piece: replace(piece, text=change(piece.text)) if piece.kind in kinds else piece)


def interrupted(piece: Piece, cuts: Iterable[int], between: Callable[[], Piece]) -> Iterator[Piece]:
    """``piece`` cut at ``cuts``, with a new piece at each: 根据公|司 becomes 根据公, what is between, 司."""
    start = 0
    for cut in cuts:
        yield replace(piece, text=piece.text[start:cut])
        yield between()
        start = cut
    yield replace(piece, text=piece.text[start:])


def cuts_inside(text: str, rate: float, chance: random.Random) -> list[int]:
    """Places between two Chinese characters of ``text``, each taken at ``rate``."""
    return [at for at in range(1, len(text)) if is_han(text[at - 1]) and is_han(text[at]) and chance.random() < rate]


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
