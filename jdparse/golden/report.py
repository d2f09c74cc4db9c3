"""Figures over a corpus: how well each family of pages, or each class of items, is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from jdparse.golden.bootstrap import f1_interval
from jdparse.golden.corpus import Case
from jdparse.golden.scoring import Counts, Score, score
from jdparse.lexicon import Lexicon
from jdparse.parsing.pipeline import parse_page
from jdparse.reading import read_file
from jdparse.records import Document

Grouping = Literal["family", "noise", "document", "held-out", "class"]


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
    strict_counts: list[Counts] = field(default_factory=list)
    """Those of each document, for the interval."""

    @property
    def unclaimed_share(self) -> float:
        """The share of the raw characters that no field took."""
        return self.unclaimed / self.characters if self.characters else 0.0

    def add(self, read: Read, score: Score) -> None:
        """Count a page in, or of its items those that ``score`` is of."""
        self.documents += 1
        self.records += len(read.case.records)
        self.invented_records += len(read.document.records) if not read.case.records else 0
        self.characters += read.document.source.chars
        self.unclaimed += read.document.coverage.unclaimed
        self.score.add(score)
        self.strict_counts.append(score.strict_total())

    def figures(self) -> dict[str, Any]:
        """The figures as plain data."""
        strict, near, soft = self.score.strict_total(), self.score.near_total(), self.score.soft_total()
        return {
            "name": self.name,
            "documents": self.documents,
            "records": self.records,
            "strict_precision": strict.precision,
            "strict_recall": strict.recall,
            "strict_f1": strict.f1,
            "strict_f1_interval": list(f1_interval(self.strict_counts)),
            "strict_macro_f1": self.score.macro_f1(),
            "near_precision": near.precision,
            "near_recall": near.recall,
            "near_f1": near.f1,
            "soft_precision": soft.precision,
            "soft_recall": soft.recall,
            "soft_f1": soft.f1,
            **_whole_figures(self.score.whole),
            "unclaimed_share": self.unclaimed_share,
            "invented_records": self.invented_records,
        }


def _whole_figures(whole: Counts) -> dict[str, float | None]:
    """Those of whole records; null where there is none, as in the figures of one class."""
    if not any(whole):
        return dict.fromkeys(("whole_precision", "whole_recall", "whole_f1"))
    return {"whole_precision": whole.precision, "whole_recall": whole.recall, "whole_f1": whole.f1}


@dataclass(frozen=True, slots=True)
class Read:
    """A case, what the parser reads on its page, and how that scores."""

    case: Case
    text: str
    """The raw text that the evidence speaks of."""
    document: Document
    classes: bytes
    """What became of each character of the text, as ``parse_page`` gives it."""
    score: Score

    @property
    def family(self) -> str:
        """What the corpus says; the layout that the page was read as where it says nothing."""
        return self.case.family or self.document.layout

    @property
    def found(self) -> list[dict[str, Any]]:
        """The records that the parser reads, as plain data."""
        records: list[dict[str, Any]] = self.document.model_dump(mode="json")["records"]
        return records


def read_case(case: Case, lexicon: Lexicon | None = None) -> Read:
    """Read and score one page. Raises ReadError where the page cannot be read."""
    source = read_file(case.page)
    document, classes = parse_page(source, lexicon)
    found = document.model_dump(mode="json")["records"]
    return Read(case, source.text, document, classes, score(case.records, found, case.opened))


_NAMES: dict[Grouping, Callable[[Read], Iterable[str]]] = {
    "family": lambda read: (read.family,),
    "noise": lambda read: read.case.noise or ("none",),
    "document": lambda read: (read.case.name,),
    "held-out": lambda read: ("held out" if read.case.held_out else "open",),
    "class": lambda read: read.score.strict,
}


def grouped(reads: Iterable[Read], by: Grouping) -> Iterator[Group]:
    """A group for each family, kind of noise, document, or class of items, by name; then one of all.

    A page has several noises and items of several classes; of a class only its items are counted.
    """
    groups: dict[str, Group] = {}
    everything = Group("all")
    for read in reads:
        for name in _NAMES[by](read):
            groups.setdefault(name, Group(name)).add(read, read.score.of_class(name) if by == "class" else read.score)
        everything.add(read, read.score)
    yield from (groups[name] for name in sorted(groups))
    yield everything
