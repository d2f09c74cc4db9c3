"""Printed rows of options: only the ticked one is the value."""

from __future__ import annotations

import re

from jdparse.parsing.items import trimmed
from jdparse.text import Span

_EMPTY = "□☐○◯〇"
_TICKED = "☑☒■✓✔√●⊠"
BOXES = frozenset(_EMPTY + _TICKED)
_BOX = re.compile(f"[{_EMPTY}{_TICKED}]")
_BOX_FIRST = re.compile(rf"(?P<box>[{_EMPTY}{_TICKED}])[ ]?(?P<option>[^{_EMPTY}{_TICKED}]*)")
_TEXT_FIRST = re.compile(rf"(?P<option>[^{_EMPTY}{_TICKED}]*?)[ ]?(?P<box>[{_EMPTY}{_TICKED}])")


def ticked(value: str, span: Span) -> list[Span] | None:
    """The ticked options in ``span``: ``□大专 ☑本科`` gives 本科, ``男□ 女☑`` 女; None where no options are printed.

    A row in which nothing is ticked is an unfilled cell: an empty list.
    """
    text = value[span.start : span.end]
    boxes = _BOX.findall(text)
    if not any(box in _EMPTY + "☑☒" for box in boxes) or (len(boxes) < 2 and boxes[0] not in "☑☒□☐"):
        return None
    pattern = _BOX_FIRST if _BOX.match(text.lstrip(" \n\t")) else _TEXT_FIRST
    spans = [Span(*match.span("option")) for match in pattern.finditer(value, *span) if match["box"] in _TICKED]
    return trimmed(value, spans)
