"""What changes from one run to another: documents, fields, the share of text that no field took, and against goldens
what was gained and lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from jdparse.golden.comparing.differences import Difference
from jdparse.golden.comparing.documents import differences
from jdparse.golden.corpus import Golden
from jdparse.golden.runs import Both, Data
from jdparse.golden.scoring import Score, score

_DERIVED = ("coverage", "diagnostics")
"""What follows from the records: no mistake of its own against a golden."""


@dataclass(slots=True)
class FieldChange:
    """What changed in a field."""

    differences: int = 0
    documents: int = 0
    gained: int = 0
    """Mistakes against goldens that are no more."""
    lost: int = 0
    """Mistakes that were not there."""


class ChangedDocument(NamedTuple):
    """A document that the two runs read differently. The worst has the most losses, then the most differences."""

    lost: int
    changed: int
    path: str
    gained: int
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class Share:
    """Characters that no field took, of how many."""

    unclaimed: int = 0
    characters: int = 0

    def add(self, document: Data) -> None:
        """Count a document in."""
        self.unclaimed += (document.get("coverage") or {}).get("unclaimed", 0)
        self.characters += document["source"].get("chars", 0)

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.unclaimed / self.characters if self.characters else 0.0


@dataclass(slots=True)
class RunComparison:
    """Two runs over the same pages; ``most`` is how many changed documents are kept with their differences."""

    most: int
    documents: int = 0
    """In both runs."""
    changed: int = 0
    only_base: list[str] = field(default_factory=list)
    only_new: list[str] = field(default_factory=list)
    fields: dict[str, FieldChange] = field(default_factory=dict)
    unclaimed: tuple[Share, Share] = field(default_factory=lambda: (Share(), Share()))
    with_golden: int = 0
    scores: tuple[Score, Score] = field(default_factory=lambda: (Score(), Score()))
    _worst: list[ChangedDocument] = field(default_factory=list)

    def add(self, both: Both, golden: Golden | None) -> None:
        """Count a page in; ``golden`` is None where there is none for it."""
        if both.base is None or both.new is None:
            (self.only_base if both.new is None else self.only_new).append(both.path)
            return
        self.documents += 1
        for share, document in zip(self.unclaimed, (both.base, both.new), strict=True):
            share.add(document)
        found = differences(both.base, both.new)
        gained, lost = self._against(golden, both.base, both.new, found) if golden else (Counter(), Counter())
        self._count(found, gained, lost)
        if found:
            self.changed += 1
            self._keep(ChangedDocument(lost.total(), len(found), both.path, gained.total(), tuple(found)))

    def _against(
        self, golden: Golden, base: Data, new: Data, found: list[Difference]
    ) -> tuple[Counter[str], Counter[str]]:
        """What was gained and lost against the golden, by field; its scores are counted in."""
        self.with_golden += 1
        records = golden.data["records"]
        before = score(records, base["records"], golden.opened)
        same = base["records"] == new["records"]
        after = before if same else score(records, new["records"], golden.opened)
        self.scores[0].add(before)
        self.scores[1].add(after)
        if not found:
            return Counter(), Counter()
        mistakes, others = mistakes_of(golden.data, base), mistakes_of(golden.data, new)
        return _by_field(mistakes - others), _by_field(others - mistakes)

    def _count(self, found: list[Difference], gained: Counter[str], lost: Counter[str]) -> None:
        numbers = Counter(each.classed for each in found)
        for name in sorted({*numbers, *gained, *lost}):
            row = self.fields.setdefault(name, FieldChange())
            row.differences += numbers[name]
            row.documents += name in numbers
            row.gained += gained[name]
            row.lost += lost[name]

    def _keep(self, document: ChangedDocument) -> None:
        if len(self._worst) < self.most:
            heappush(self._worst, document)
        elif self.most:
            heappushpop(self._worst, document)

    def worst(self) -> list[ChangedDocument]:
        """The changed documents that were kept, the worst first."""
        return sorted(self._worst, key=lambda each: (-each.lost, -each.changed, each.path))

    def figures(self) -> dict[str, Any]:
        """The comparison as plain data."""
        return {
            "documents": self.documents,
            "changed": self.changed,
            "only_base": self.only_base,
            "only_new": self.only_new,
            "unclaimed_share": [share.value for share in self.unclaimed],
            "with_golden": self.with_golden,
            "strict_f1": [each.strict_total().f1 for each in self.scores] if self.with_golden else None,
            "fields": {name: _row(self.fields[name]) for name in sorted(self.fields)},
            "changed_documents": [
                {
                    "path": each.path,
                    "gained": each.gained,
                    "lost": each.lost,
                    "differences": [difference.plain() for difference in each.differences],
                }
                for each in self.worst()
            ],
        }


def _row(change: FieldChange) -> dict[str, int]:
    return {
        "differences": change.differences,
        "documents": change.documents,
        "gained": change.gained,
        "lost": change.lost,
    }


class Mistake(NamedTuple):
    """A value that the golden has and the reading has not, or the other way round."""

    field: str
    missed: bool
    what: str
    """Its pointer in the golden, or its text where only the reading has it."""


def mistakes_of(golden: Data, found: Data) -> Counter[Mistake]:
    """The mistakes of a reading; in what follows from others, such as coverage, there are none."""
    told = [each for each in differences(golden, found) if each.field.split(".")[0] not in _DERIVED]
    missed = (Mistake(each.classed, True, value.pointer) for each in told for value in each.expected)
    invented = (
        Mistake(value.field, False, value.text)
        for each in told
        if each.kind != "evidence-moved"
        for value in each.found
    )
    return Counter([*missed, *invented])


def _by_field(mistakes: Counter[Mistake]) -> Counter[str]:
    fields: Counter[str] = Counter()
    for mistake, count in mistakes.items():
        fields[mistake.field] += count
    return fields


def compared(pages: Iterable[Both], goldens: Mapping[str, Golden], most: int) -> RunComparison:
    """All pages of two runs; ``goldens`` are by the stem of their pages."""
    comparison = RunComparison(most)
    for both in pages:
        comparison.add(both, goldens.get(PurePosixPath(both.path).stem))
    return comparison
