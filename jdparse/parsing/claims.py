"""What the fields take of the text: the claims that a record is assembled from."""

from __future__ import annotations

from typing import NamedTuple

from jdparse.text import Span


class Claim(NamedTuple):
    """``span`` of the normalised text is the value of ``field``, because of ``rule``.

    ``field`` is a field of the record contract, a part of one (``responsibilities.tasks``,
    ``qualifications.education``, ``working_relationships.internal``), or ``chrome``. ``value`` is
    the typed value where the field is no text; ``label`` the span of the text that names the
    value's category (of an authority) or label (of an extra). A page makes hundreds of claims, and a NamedTuple is made
    in a third of the time of a frozen dataclass.
    """

    field: str
    span: Span
    rule: str
    value: float | None = None
    label: Span | None = None
