"""What the fields take of the text: the claims that a record is assembled from."""

from __future__ import annotations

from dataclasses import dataclass

from jdparse.text import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """``span`` of the normalised text is the value of ``field``, because of ``rule``.

    ``field`` is a field of the record contract, a part of one (``responsibilities.tasks``,
    ``qualifications.education``, ``working_relationships.internal``), or ``chrome``. ``value`` is
    the typed value where the field is no text; ``label`` the span of the text that names the
    value's category (of an authority) or label (of an extra).
    """

    field: str
    span: Span
    rule: str
    value: float | None = None
    label: Span | None = None
