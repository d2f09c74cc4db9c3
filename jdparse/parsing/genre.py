"""Pages that speak of positions and describe none: advice, a resume, an exam, a price list."""

from __future__ import annotations

from itertools import islice

from jdparse.lexicon import Lexicon
from jdparse.parsing.extract import Draft
from jdparse.parsing.names import duty_verbs

_HEAD = 400
# A page that describes several positions, or one at length, is no advice because it uses some of the words.
_SURELY_POSITIONS = 3


def kind_of_other_page(value: str, drafts: list[Draft | None], lexicon: Lexicon) -> str | None:
    """The kind of page that ``value`` is where it describes no position; None where it describes some."""
    found = [draft for draft in drafts if draft is not None]
    firm = sum(1 for _ in islice(filter(_is_firm, found), _SURELY_POSITIONS))
    if firm >= _SURELY_POSITIONS or not found:
        return None
    outside = _outside(value, [draft for draft in found if _is_firm(draft) or _tells_duties(value, draft, lexicon)])
    for page in lexicon.pages:
        words = [word for word in page.words if word in outside]
        weight = len(words) + sum(word in outside[:_HEAD] for word in words)
        if len(words) >= page.least and weight >= page.least + 1 + firm:
            return page.kind
    return None


def _is_firm(draft: Draft) -> bool:
    """A record with a name, duties and something more."""
    fields = {claim.field.split(".")[0] for claim in draft.claims}
    duties = sum(claim.field.startswith("responsibilities") for claim in draft.claims)
    return "title" in fields and duties >= 3 and len(fields) >= 3


def _tells_duties(value: str, draft: Draft, lexicon: Lexicon) -> bool:
    """A record with a list of duties that begin with what is done: 核对打卡记录, 办理请假手续."""
    duties = [claim.span for claim in draft.claims if claim.field.startswith("responsibilities")]
    verbs = duty_verbs(lexicon)
    return len(duties) > 1 and 2 * sum(verbs.match(value, span.start) is not None for span in duties) >= len(duties)


def _outside(value: str, drafts: list[Draft]) -> str:
    """What is said beside duties and requirements: a clerk who counts 迟到, 早退 and 请假 makes no page of rules."""
    pieces, start = [], 0
    for draft in drafts:
        for span in sorted(claim.span for claim in draft.claims if claim.field.startswith(_INSIDE)):
            pieces.append(value[start : span.start])
            start = max(start, span.end)
    return "\n".join([*pieces, value[start:]])


_INSIDE = ("responsibilities", "qualifications", "authorities", "kpis")
