"""Figures over a corpus: how well each family of pages is read, and how much of their text no field took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from jdparse.golden.corpus import Case
from jdparse.golden.scoring import Score, score
from jdparse.lexicon import Lexicon
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_file
from jdparse.records import Document

Grouping = Literal["family", "noise", "document", "held-out"]


@dataclass(slots=True)
class Group:
    """The pages that a line of the report speaks of."""

    name: str
    documents: int = 0
    records: int = 0
    invented_records: int = 0
    """Records found on pages that describe no position."""
    characters: int = 0
    unclaimed: int = 0
    score: Score = field(default_factory=Score)

    @property
    def unclaimed_share(self) -> float:
        """The share of the raw characters that no field took."""
        return self.unclaimed / self.characters if self.characters else 0.0

    def add(self, read: Read) -> None:
        """Count a page in."""
        self.documents += 1
        self.records += len(read.case.records)
        self.invented_records += len(read.document.records) if not read.case.records else 0
        self.characters += read.document.source.chars
        self.unclaimed += read.document.coverage.unclaimed
        self.score.add(read.score)

    def figures(self) -> dict[str, Any]:
        """The figures as plain data."""
        strict, soft = self.score.strict_total(), self.score.soft_total()
        return {
            "name": self.name,
            "documents": self.documents,
            "records": self.records,
            "strict_precision": strict.precision,
            "strict_recall": strict.recall,
            "strict_f1": strict.f1,
            "soft_f1": soft.f1,
            "unclaimed_share": self.unclaimed_share,
            "invented_records": self.invented_records,
        }


@dataclass(frozen=True, slots=True)
class Read:
    """A case, what the parser reads on its page, and how that scores."""

    case: Case
    document: Document
    score: Score


def read_case(case: Case, lexicon: Lexicon | None = None) -> Read:
    """Read and score one page. Raises ReadError where the page cannot be read."""
    document = parse_document(read_file(case.page), lexicon)
    found = document.model_dump(mode="json")["records"]
    return Read(case, document, score(case.records, found, case.opened))


_NAMES: dict[Grouping, Callable[[Read], Iterable[str]]] = {
    "family": lambda read: (read.case.family or read.document.layout,),
    "noise": lambda read: read.case.noise or ("none",),
    "document": lambda read: (read.case.name,),
    "held-out": lambda read: ("held out" if read.case.held_out else "open",),
}


def grouped(reads: Iterable[Read], by: Grouping) -> Iterator[Group]:
    """A group for each family, kind of noise, or document, by name; then one of all. A page has several noises."""
    groups: dict[str, Group] = {}
    everything = Group("all")
    for read in reads:
        for name in _NAMES[by](read):
            groups.setdefault(name, Group(name)).add(read)
        everything.add(read)
    yield from (groups[name] for name in sorted(groups))
    yield everything
