"""JSON as a page shows it: a Document with … where fields are left out, held against the whole one."""

from __future__ import annotations

import json
import re
from typing import Any

LEFT_OUT = "…"


def shown(block: str) -> Any:
    """The JSON of ``block``, objects as lists of their pairs, … as a pair of its own."""
    return json.loads(re.sub(r"…(?=[,\s}])", f'"{LEFT_OUT}": 0', block), object_pairs_hook=list)


def true_as_shown(true: Any, shown: Any) -> Any:
    """``true`` as it has to be shown where ``shown`` leaves fields out. An object is a list of its pairs."""
    if not (_is_object(true) and _is_object(shown)):
        return [true_as_shown(*pair) for pair in zip(true, shown, strict=False)] if _alike(true, shown) else true
    wanted: dict[str, Any] = dict(shown)
    kept: list[tuple[str, Any]] = []
    for name, value in true:
        if name in wanted:
            kept.append((name, true_as_shown(value, wanted[name])))
        elif not kept or kept[-1][0] != LEFT_OUT:
            kept.append((LEFT_OUT, 0))
    return kept


def _is_object(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(pair, tuple) for pair in value)


def _alike(true: Any, shown: Any) -> bool:
    return isinstance(true, list) and isinstance(shown, list) and len(true) == len(shown)
