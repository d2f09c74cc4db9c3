"""What the parser is known not to read as the goldens say: a list that is strict in both directions.

``known_failures.toml`` stands beside the goldens and has a ``[[failure]]`` for each failure: ``document`` (the golden's
stem), ``pointer`` (a JSON Pointer or a list of them; what is below one counts in) or ``class`` (a field, ``evidence``,
``coverage``, ``diagnostics``, ``layout``, ``page`` …; its parts count in) or both, and ``reason``. A difference that no
entry names is new; an entry, or a pointer of one, that no difference bears out must be struck off.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jdparse.golden.comparing.differences import Difference, is_at_or_below
from jdparse.golden.corpus import CorpusError

KNOWN_FAILURES = "known_failures.toml"

_DERIVED = ("coverage", "diagnostics")

_HEAD = """\
# What the parser does not yet read as the goldens say. Strict both ways: a difference that is not listed fails
# `jdparse golden check`, and so does an entry that is read right by now. `jdparse golden accept` writes this file.
"""


@dataclass(frozen=True, slots=True)
class KnownFailure:
    """Differences of one document that are known, and why they are left."""

    document: str
    reason: str
    classed: str | None = None
    pointers: tuple[str, ...] = ()

    def covers(self, difference: Difference) -> bool:
        """Whether the difference is one that is meant."""
        return self._is_of_class(difference) and (
            not self.pointers or any(is_at_or_below(difference.pointer, pointer) for pointer in self.pointers)
        )

    def _is_of_class(self, difference: Difference) -> bool:
        return self.classed is None or is_of_class(difference, self.classed)

    def borne_out(self, differences: Iterable[Difference]) -> KnownFailure | None:
        """What is left of it when the pointers that no difference bears out are struck off; None if nothing."""
        meant = [difference.pointer for difference in differences if self.covers(difference)]
        kept = tuple(pointer for pointer in self.pointers if any(is_at_or_below(place, pointer) for place in meant))
        return replace(self, pointers=kept) if meant else None

    def __str__(self) -> str:
        return " ".join([*filter(None, [self.classed]), *self.pointers])


def is_of_class(difference: Difference, classed: str) -> bool:
    """Whether the difference is of the class or a part of it: ``qualifications.age`` is of ``qualifications``."""
    return difference.classed == classed or difference.classed.startswith(f"{classed}.")


@dataclass(frozen=True, slots=True)
class Judged:
    """The differences of one document against the list."""

    new: list[Difference]
    known: list[Difference]
    standing: list[KnownFailure]
    """The entries as far as they are borne out."""
    passing: list[KnownFailure]
    """The entries that must be struck off; of one that stands otherwise only the pointers that must."""


def judge(differences: Sequence[Difference], failures: Iterable[KnownFailure]) -> Judged:
    """Sort the differences of a document by whether ``failures``, its entries, name them."""
    failures = list(failures)
    new = [difference for difference in differences if not any(each.covers(difference) for each in failures)]
    known = [difference for difference in differences if difference not in new]
    standing, passing = [], []
    for failure in failures:
        kept = failure.borne_out(differences)
        if kept is not None:
            standing.append(kept)
        gone = tuple(pointer for pointer in failure.pointers if kept is None or pointer not in kept.pointers)
        if kept is None or gone:
            passing.append(replace(failure, pointers=gone))
    return Judged(new, known, standing, passing)


def entries_for(document: str, differences: Iterable[Difference], reason: str) -> list[KnownFailure]:
    """The entries that name ``differences``: one for each class, with every pointer, but for what follows from the
    rest and changes with it."""
    pointers: dict[str, list[str]] = {}
    for difference in differences:
        classed = difference.classed.split(".")[0]
        pointers.setdefault(classed, []).extend([] if classed in _DERIVED else [difference.pointer])
    return [KnownFailure(document, reason, classed, tuple(dict.fromkeys(at))) for classed, at in pointers.items()]


def merged(failures: Iterable[KnownFailure]) -> list[KnownFailure]:
    """The entries with those put together that say the same of pointers of one class, in the order of the file."""
    found: dict[tuple[str, str, str, bool], KnownFailure] = {}
    for each in failures:
        key = (each.document, each.classed or "", each.reason, bool(each.pointers))
        pointers = (*(found[key].pointers if key in found else ()), *each.pointers)
        found[key] = replace(each, pointers=tuple(dict.fromkeys(pointers)))
    return [found[key] for key in sorted(found)]


def read_known_failures(path: Path) -> list[KnownFailure]:
    """The entries of the file, none where there is none. Raises CorpusError where it is not as it should be."""
    if not path.exists():
        return []
    try:
        tables = tomllib.loads(path.read_text("utf-8")).get("failure", [])
        return [_entry(table) for table in tables]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, TypeError) as error:
        raise CorpusError(f"{path}: is no list of known failures ({error}); mend it") from error


def _entry(table: dict[str, Any]) -> KnownFailure:
    unknown = table.keys() - {"document", "pointer", "class", "reason"}
    if unknown or not table.get("document") or not table.get("reason"):
        raise ValueError(f"a [[failure]] has a document, a reason, and a pointer or class; not so: {table}")
    if not (table.get("pointer") or table.get("class")):
        raise ValueError(f"a [[failure]] names a pointer or a class; not so: {table}")
    given = table.get("pointer", [])
    pointers = (given,) if isinstance(given, str) else tuple(given)
    return KnownFailure(table["document"], table["reason"], table.get("class"), pointers)


def write_known_failures(path: Path, failures: Iterable[KnownFailure]) -> None:
    """The file anew, by document and class."""
    path.write_text("\n".join([_HEAD, *map(_block, merged(failures))]), "utf-8")


def _block(failure: KnownFailure) -> str:
    pointer = failure.pointers[0] if len(failure.pointers) == 1 else list(failure.pointers)
    values = {"document": failure.document, "class": failure.classed, "pointer": pointer, "reason": failure.reason}
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value)
    return "[[failure]]\n" + "".join(lines)
