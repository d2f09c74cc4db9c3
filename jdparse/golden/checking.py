"""The check of a page against its golden: what differs, what of that is known, what is known and no longer so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jdparse.golden.comparing.documents import differences
from jdparse.golden.corpus import Case
from jdparse.golden.known_failures import Judged, KnownFailure, judge
from jdparse.reading import read_file


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read or parsed, and why in one line."""

    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A page against its golden."""

    name: str
    family: str
    page: Path
    found: Mapping[str, Any] | Unread
    """The document as plain data."""
    judged: Judged

    @property
    def is_well(self) -> bool:
        """Whether nothing is new and nothing must be struck off."""
        return not (isinstance(self.found, Unread) or self.judged.new or self.judged.passing)

    def raw(self) -> str:
        """The raw text that spans point into. Raises ReadError where the page cannot be read."""
        return read_file(self.page).text


def check_case(case: Case, found: Mapping[str, Any] | Unread, failures: Iterable[KnownFailure]) -> Checked:
    """The page of ``case``, on which the parser reads ``found``; ``failures`` are the known ones of all documents.

    A page that cannot be read says nothing about its known failures: they stand.
    """
    own = [failure for failure in failures if failure.document == case.name]
    family = case.family or "unnamed"
    if isinstance(found, Unread):
        return Checked(case.name, family, case.page, found, Judged([], [], own, []))
    return Checked(case.name, family, case.page, found, judge(differences(case.golden, found), own))


def without_document(failures: Iterable[KnownFailure], cases: Iterable[Case]) -> Iterator[KnownFailure]:
    """The entries whose document has no golden."""
    names = {case.name for case in cases}
    return (failure for failure in failures if failure.document not in names)
