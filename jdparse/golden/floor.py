"""The floor of quality: F1 per class and family that must not be lost, for the corpus that it was set on.

It is a TOML file beside the goldens. Whoever lowers it has to say why, and the reason stays in the file.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jdparse.golden.corpus import Case, CorpusError
from jdparse.golden.report import Read, grouped

FILE = "floor.toml"
TOLERANCE = 0.002
"""How far a figure may fall unnoticed: a fifth of a point of F1, one item of a class with 250."""

Figures = dict[str, dict[str, float]]
"""Strict F1 by name: of ``family``, ``class`` and ``all``."""

_HEAD = """\
# The floor of quality: strict F1 that the parser must not fall below on this corpus, see `jdparse golden floor`.
# Written by `jdparse golden floor --write`; a figure is lowered only with --allow-regression and a reason, kept here.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What the file says."""

    corpus: str
    """The hash of the pages and of what the goldens say of their records."""
    tolerance: float
    figures: Figures
    lowered: list[dict[str, Any]] = field(default_factory=list)
    """Each time that figures were lowered: ``reason`` and ``figures``."""


def corpus_hash(cases: Sequence[Case]) -> str:
    """What the figures depend on besides the parser: pages, records, families, open classes."""
    digest = hashlib.sha256()
    for case in cases:
        said = [case.name, case.family, case.opened, case.records]
        digest.update(hashlib.sha256(case.page.read_bytes()).digest())
        digest.update(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def figures_of(reads: Sequence[Read]) -> Figures:
    """Strict F1 of each family and class, and of all."""
    found: Figures = {"all": {}, "family": {}, "class": {}}
    for by in ("family", "class"):
        *groups, everything = grouped(reads, by)
        found[by] = {group.name: group.score.strict_total().f1 for group in groups}
        found["all"] = {"strict": everything.score.strict_total().f1}
    return found


def read_floor(path: Path) -> Floor | None:
    """The floor in the file; None where there is none. Raises CorpusError where it is no floor."""
    if not path.exists():
        return None
    try:
        said = tomllib.loads(path.read_text("utf-8"))
        figures = {name: dict(said[name]) for name in ("all", "family", "class")}
        return Floor(said["corpus"], said["tolerance"], figures, said.get("lowered", []))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise CorpusError(f"{path}: is no floor ({error}); mend it or write it anew") from error


def lost(floor: Floor, figures: Figures, tolerance: float) -> Iterator[tuple[str, float, float]]:
    """Each figure that is below the floor by more than ``tolerance``: its name, the floor, and what it is now.

    A family or class that the corpus has no longer is no loss.
    """
    for kind, known in floor.figures.items():
        for name, value in known.items():
            now = figures[kind].get(name)
            if now is not None and now < value - tolerance:
                yield f"{kind} {name}", value, now


def raised(floor: Floor | None, corpus: str, figures: Figures, reason: str | None) -> Floor:
    """The floor at ``figures``; with a reason, what was lowered for it is noted."""
    if floor is None:
        return Floor(corpus, TOLERANCE, figures)
    notes = list(floor.lowered)
    fallen = {name: [round(old, 4), round(now, 4)] for name, old, now in lost(floor, figures, 0.0)}
    if fallen and reason:
        notes.append({"reason": reason, "figures": fallen})
    return Floor(corpus, floor.tolerance, figures, notes)


def write_floor(path: Path, floor: Floor) -> None:
    """Write the file. Raises CorpusError when it cannot be written."""
    try:
        path.write_text("\n".join([_HEAD, *_lines(floor), ""]), "utf-8")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written ({error.strerror}); check its permissions") from error


def _lines(floor: Floor) -> Iterable[str]:
    yield f"corpus = {_string(floor.corpus)}"
    yield f"tolerance = {floor.tolerance}"
    for kind, figures in floor.figures.items():
        yield f"\n[{kind}]"
        yield from (f"{_string(name)} = {value!r}" for name, value in sorted(figures.items()))
    for note in floor.lowered:
        yield f"\n[[lowered]]\nreason = {_string(note['reason'])}"
        yield from (f"figures.{_string(name)} = [{old}, {now}]" for name, (old, now) in sorted(note["figures"].items()))


def _string(text: str) -> str:
    """A TOML string; JSON's is one."""
    return json.dumps(text, ensure_ascii=False)
