"""What a list is made of: its items as a tree, and what stands before the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jdparse.parsing.enumerators import Marker
from jdparse.text import Span


@dataclass(slots=True)
class Item:
    """A node of a list: the marker before it (None without one), its own text, the items under it."""

    marker: Marker | None
    text: Span
    children: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """What stands before the first number, and the numbered items."""

    lead: Span
    items: list[Item]


def all_items(item: Item) -> Iterator[Item]:
    """The item and those under it, in the order of the page."""
    yield item
    for child in item.children:
        yield from all_items(child)
