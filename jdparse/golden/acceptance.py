"""What becomes of the differences of a page: the golden takes some, some are known failures from now on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from jdparse.golden.changes import Change, changes_of
from jdparse.golden.checking import Checked, Unread
from jdparse.golden.comparing.differences import Difference
from jdparse.golden.comparing.documents import differences, record_pairs
from jdparse.golden.corpus import Case
from jdparse.golden.known_failures import Judged, KnownFailure, entries_for, is_of_class
from jdparse.golden.merging import taken_over

Verdict = Literal["keep", "take", "skip"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a change: the golden stays and the parser is wrong for ``reason`` (keep), the golden says what
    the parser reads from now on (take), or nothing (skip)."""

    verdict: Verdict
    reason: str = ""


Decide = Callable[[Checked, Change], Decision]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A page after its review."""

    golden: dict[str, Any] | None
    """The golden to be written; None where it stays as it is."""
    failures: list[KnownFailure]
    """All entries of the document."""
    verdicts: Counter[Verdict]
    """How many changes each was given."""
    struck: int
    """How many entries, or parts of some, were struck off."""


def reviewed(case: Case, check: Checked, decide: Decide, only: Sequence[str] = (), known: bool = False) -> Accepted:
    """Ask ``decide`` about every change of the page, those of the classes ``only`` if any are named, and with ``known``
    about those too that are known failures. A page that cannot be read stays as it is."""
    if isinstance(check.found, Unread):
        return Accepted(None, check.judged.standing, Counter(), 0)
    wanted = [*check.judged.new, *(check.judged.known if known else [])]
    wanted = [each for each in wanted if not only or any(is_of_class(each, classed) for classed in only)]
    decided = [(change, decide(check, change)) for change in changes_of(case.golden, check.found, wanted)]
    taken = [change for change, decision in decided if decision.verdict == "take"]
    golden = taken_over(case.golden, check.found, taken) if taken else None
    left = _Left(case.golden, golden or case.golden, check.found)
    failures = [*_standing(check.judged, left), *_kept(case.name, decided, left)]
    return Accepted(golden, failures, Counter(decision.verdict for _, decision in decided), len(check.judged.passing))


class _Left:
    """The differences that are left when a golden has taken some, by what they were before: records that were put in
    or taken out have moved the pointers of the golden, but not those of what was found."""

    def __init__(self, before: Mapping[str, Any], after: Mapping[str, Any], found: Mapping[str, Any]) -> None:
        self._partners = _partners(before, found)
        partners = _partners(after, found)
        self._left = {_identity(each, partners): each for each in differences(after, found)}

    def of(self, befores: Iterable[Difference]) -> list[Difference]:
        """What is left of some differences of before."""
        identities = (_identity(each, self._partners) for each in befores)
        return [self._left[identity] for identity in identities if identity in self._left]


def _partners(golden: Mapping[str, Any], found: Mapping[str, Any]) -> dict[int, int | None]:
    """The found record's index for each record of the golden."""
    pairs = record_pairs(golden.get("records") or [], found.get("records") or [])
    return {pair.expected: pair.found for pair in pairs if pair.expected is not None}


def _identity(difference: Difference, partners: Mapping[int, int | None]) -> tuple[object, ...]:
    values = tuple((_found_place(value.pointer, partners), value.value) for value in difference.expected)
    return difference.kind, difference.field, values, tuple(value.pointer for value in difference.found)


def _found_place(pointer: str, partners: Mapping[int, int | None]) -> str:
    """The pointer of the golden with the found record's index."""
    parts = pointer.split("/")
    if parts[1] == "records":
        parts[2] = str(partners[int(parts[2])])
    return "/".join(parts)


def _standing(judged: Judged, left: _Left) -> Iterator[KnownFailure]:
    """The entries as far as the differences that they name are still there, at the pointers that these have now."""
    for entry in judged.standing:
        meant = left.of(each for each in judged.known if entry.covers(each))
        if meant and all(entry.covers(each) for each in meant):
            yield from filter(None, [entry.borne_out(meant)])
        elif meant:
            yield replace(entry, pointers=tuple(dict.fromkeys(each.pointer for each in meant)))


def _kept(name: str, decided: Iterable[tuple[Change, Decision]], left: _Left) -> Iterator[KnownFailure]:
    """New entries for the changes that were kept."""
    for change, decision in decided:
        if decision.verdict == "keep":
            yield from entries_for(name, left.of(change.differences), decision.reason)
