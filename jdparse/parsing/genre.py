"""Pages that speak of positions and describe none: advice, a resume, an exam, a price list."""

from __future__ import annotations

from jdparse.lexicon import Lexicon
from jdparse.parsing.extract import Draft

_HEAD = 400
# A page that describes several positions, or one at length, is no advice because it uses some of the words.
_SURELY_POSITIONS = 3


def kind_of_other_page(value: str, drafts: list[Draft | None], lexicon: Lexicon) -> str | None:
    """The kind of page that ``value`` is where it describes no position; None where it describes some."""
    firm = [draft for draft in drafts if draft is not None and _is_firm(draft)]
    if len(firm) >= _SURELY_POSITIONS or not any(drafts):
        return None
    outside = _outside(value, firm)
    for page in lexicon.pages:
        found = [word for word in page.words if word in outside]
        weight = len(found) + sum(word in outside[:_HEAD] for word in found)
        if len(found) >= page.least and weight >= page.least + 1 + len(firm):
            return page.kind
    return None


def _is_firm(draft: Draft) -> bool:
    """A record with a name, duties and something more."""
    fields = {claim.field.split(".")[0] for claim in draft.claims}
    duties = sum(claim.field.startswith("responsibilities") for claim in draft.claims)
    return "title" in fields and duties >= 3 and len(fields) >= 3


def _outside(value: str, firm: list[Draft]) -> str:
    """What is said beside duties and requirements: a clerk who counts 迟到, 早退 and 请假 makes no page of rules."""
    pieces, start = [], 0
    for draft in firm:
        for span in sorted(claim.span for claim in draft.claims if claim.field.startswith(_INSIDE)):
            pieces.append(value[start : span.start])
            start = max(start, span.end)
    return "\n".join([*pieces, value[start:]])


_INSIDE = ("responsibilities", "qualifications", "authorities", "kpis")
