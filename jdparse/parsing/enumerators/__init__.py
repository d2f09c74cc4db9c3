"""Numbering of every kind: which numbers and bullets are believed to head an item.

A number is believed because of its neighbours: ``1、`` heads an item if 1, 2, 3 … follow each
other; ``20-352、学历`` is ``20-35`` and ``2、`` where 2 is the next number of an open list. Nobody
else in the project matches digits to find items.
"""

from __future__ import annotations

from jdparse.parsing.enumerators.candidates import NUMBER_OF_POST, candidates
from jdparse.parsing.enumerators.marker import Marker
from jdparse.parsing.enumerators.numerals import han_number, with_digits
from jdparse.parsing.enumerators.sequences import believed, look_ahead

__all__ = ["NUMBER_OF_POST", "Marker", "find_markers", "han_number", "with_digits"]


def find_markers(value: str, label_ends: frozenset[int] = frozenset()) -> list[Marker]:
    """The believed item heads of ``value`` in order; ``label_ends`` are offsets right behind known labels."""
    found = list(candidates(value))
    look_ahead(found)
    return list(believed(found, value, label_ends))
