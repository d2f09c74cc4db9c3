"""Of what an unknown head is the head: what stands under it tells it, its own words hint at it, its place too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from jdparse.lexicon import Lexicon
from jdparse.parsing.content_cues import DUTY, duty_weight, hints_of, told_by
from jdparse.parsing.labels.lines_of_heads import Following
from jdparse.parsing.labels.mark import LabelMark
from jdparse.parsing.names import duty_verbs
from jdparse.text import Span

# What a hint of the head's words weighs beside what stands under it, and what both must weigh together.
_HINT, _ENOUGH, _MARGIN = 0.5, 0.65, 0.2
# … where the head comes again with the next position, or stands over a list.
_ENOUGH_REPEATED = 0.4
# What one text must tell at least where no word of its head agrees, and what the items of a list must on average.
_PLAIN, _PLAIN_ON_AVERAGE = 0.85, 0.55
_DUTIES, _ASKED, _SUMMARY = "responsibilities", "qualifications", "summary"


@dataclass(slots=True)
class Head:
    """A line that may be a head, with the lines under it or the text ``beside`` it.

    It is ``firm`` where a colon or a bracket closes it; ``over`` tells what its form shows it to stand over.
    """

    text: str
    start: int
    label: Span
    content: int
    beside: bool
    firm: bool
    over: Following = ""
    told: list[str] = field(default_factory=list)


def fields_of_heads(heads: list[Head], labels: list[LabelMark], lexicon: Lexicon) -> Iterator[tuple[Head, str]]:
    """Those of ``heads`` that are heads, each with its field; ``labels`` are the heads that are known."""
    known = {label.label.field.split(".")[0]: label.start for label in reversed(labels)}
    by_text: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        by_text[head.text].append(head)
    found: list[tuple[Head, str]] = []
    for text, same in by_text.items():
        name = _field(text, same, lexicon)
        if name and (len(same) > 1 or name not in {*known} - {"extra"} or _goes_on(name, same[0])):
            found += [(head, name) for head in same]
    yield from found
    first_asked = min([head.start for head, name in found if name == _ASKED] + [known.get(_ASKED, _NOWHERE)])
    if _DUTIES not in known and first_asked < _NOWHERE and all(name != _DUTIES for _, name in found):
        taken = {head.start for head, _ in found}
        yield from _over_duties(
            [head for head in heads if head.start < first_asked and head.start not in taken], lexicon
        )


_NOWHERE = 1 << 60


def _goes_on(name: str, head: Head) -> bool:
    """有这些会更好 over a list behind 任职要求 asks for more, and 怎么应聘 behind 加入我们 tells something else again;
    a second list of duties is a group of duties."""
    return name == "extra" or (head.over != "" and name == _ASKED)


def _over_duties(before: list[Head], lexicon: Lexicon) -> Iterator[tuple[Head, str]]:
    """你的主战场: where no other head tells duties, the list right before what is asked does."""
    if before and before[-1].over:
        shares = dict(_shares(before[-1].told, lexicon))
        if all(share < _PLAIN_ON_AVERAGE for name, share in shares.items() if name != _DUTIES):
            yield before[-1], _DUTIES


def _field(text: str, heads: list[Head], lexicon: Lexicon) -> str | None:
    """The field of what stands under the head wherever it comes; None where that is not clear."""
    if _speaks_of_employer(text, heads[0].told[0]):
        return "extra"
    shares = dict(_shares([line for head in heads for line in head.told], lexicon))
    hints = hints_of(text, lexicon)
    if hints.keys() == {_SUMMARY} and all(len(head.told) == 1 for head in heads):
        return _only_hinted(heads, _SUMMARY)  # 这份工作是什么 over one sentence
    if len(hints) == 1 and shares.keys() <= {_DUTIES} and shares.get(_DUTIES, 1.0) <= DUTY:
        return _only_hinted(heads, next(iter(hints)))
    weights = {name: shares.get(name, 0.0) + _HINT * hints.get(name, 0.0) for name in {*shares, *hints}}
    best, *others = sorted(weights, key=lambda name: -weights[name]) or [""]
    enough = _ENOUGH_REPEATED if len(heads) > 1 or heads[0].over else _ENOUGH
    clear = weights.get(best, 0.0) >= enough and not (others and weights[best] - weights[others[0]] < _MARGIN)
    if clear and (best in hints or not hints) and _is_sure(best, heads, shares.get(best, 0.0), hinted=best in hints):
        return best
    return None


_ABOUT, _APPLICANT = "关于", "你您"


def _speaks_of_employer(head: str, text: str) -> bool:
    """关于这个团队 over sentences; 关于你 asks."""
    return head.startswith(_ABOUT) and head[len(_ABOUT)] not in _APPLICANT and ("。" in text or len(text) > _SENTENCE)


_SENTENCE = 40


def _only_hinted(heads: list[Head], name: str) -> str | None:
    """在哪儿集合:村委会院里 — where the text says nothing of its field, the words of the head do."""
    head = heads[0]
    firm = head.over != "" or (head.firm and (head.beside or name == _DUTIES))
    return name if len(heads) > 1 or firm else None


def _is_sure(name: str, heads: list[Head], share: float, *, hinted: bool) -> bool:
    """A head that comes once, and stands bare or over what anything may be, must hint at what stands under it."""
    if (hinted and share) or len(heads) > 1:
        return True
    if heads[0].over:
        return share >= _PLAIN_ON_AVERAGE
    return heads[0].firm and name != _DUTIES and share >= _PLAIN


def _shares(told: list[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Each field with its weight in a line on average."""
    totals: dict[str, float] = defaultdict(float)
    for line in told:
        cues = told_by(line)
        totals[_DUTIES] += duty_weight(line, cues, duty_verbs(lexicon))
        for name, weight in cues:
            totals[name] += weight
    yield from ((name, total / len(told)) for name, total in totals.items() if total)
