"""Pages and their goldens: two folders in which what belongs together has one stem, and the index that describes them.

The index is ``index.toml`` in the folder of goldens, a ``[[document]]`` for each page: ``name`` (the stem), ``family``,
``noise`` (a list of words), ``held_out``, ``open`` (per record the classes that are not scored). It may be missing.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

INDEX = "index.toml"


class CorpusError(Exception):
    """The folders cannot be used; the message says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page, the records that stand on it, and what the index says of it."""

    name: str
    page: Path
    golden: dict[str, Any]
    """The golden as plain data: a Document, or parts of one with at least ``records``."""
    path: Path
    """The file of the golden."""
    family: str | None
    """What the index says, else the layout that the golden says; None where neither says one."""
    noise: tuple[str, ...]
    held_out: bool
    opened: list[list[str]]

    @property
    def records(self) -> list[dict[str, Any]]:
        """The records that stand on the page."""
        records: list[dict[str, Any]] = self.golden["records"]
        return records


class Golden(NamedTuple):
    """A golden by itself."""

    data: dict[str, Any]
    opened: list[list[str]]


def cases(pages: Path, goldens: Path) -> list[Case]:
    """The cases of two folders, by name.

    Raises CorpusError where a folder is missing or empty, a golden has no page, or a file cannot be read as what it is.
    """
    for folder in (pages, goldens):
        if not folder.is_dir():
            raise CorpusError(f"{folder}: there is no such folder; name the folder of pages, then that of goldens")
    by_stem = pages_by_stem(pages)
    index = {document["name"]: document for document in read_index(goldens / INDEX)}
    found = [_case(golden, by_stem, index) for golden in sorted(goldens.rglob("*.json"))]
    if not found:
        raise CorpusError(f"{goldens}: holds no golden; a golden is a .json file with the stem of its page")
    return sorted(found, key=lambda case: case.name)


def pages_by_stem(pages: Path) -> dict[str, Path]:
    """The pages of a folder by what their goldens are called; JSON files are no pages."""
    return {page.stem: page for page in sorted(pages.rglob("*")) if page.is_file() and page.suffix != ".json"}


def read_index(path: Path) -> list[dict[str, Any]]:
    """The ``[[document]]`` tables of an index, in order; none where there is no such file.

    Raises CorpusError where it is no TOML.
    """
    if not path.exists():
        return []
    try:
        return list(tomllib.loads(path.read_text("utf-8")).get("document", []))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not TOML ({error}); mend it") from error


def _case(golden: Path, pages: dict[str, Path], index: dict[str, dict[str, Any]]) -> Case:
    page = pages.get(golden.stem)
    if page is None:
        raise CorpusError(f"{golden}: has no page of its stem; add the page or take the golden away")
    document = _read_golden(golden)
    described = index.get(golden.stem, {})
    return Case(
        golden.stem,
        page,
        document,
        golden,
        described.get("family") or document.get("layout"),
        tuple(described.get("noise", ())),
        described.get("held_out", False),
        _opened(document, described),
    )


def _opened(golden: dict[str, Any], described: dict[str, Any]) -> list[list[str]]:
    """The classes of each record that are open: what the index says, else the golden itself."""
    opened: list[list[str]] = described.get("open") or [record.get("open") or [] for record in golden["records"]]
    return opened


def _read_golden(path: Path) -> dict[str, Any]:
    try:
        golden: dict[str, Any] = json.loads(path.read_text("utf-8"))
        _ = [record.get("open") for record in golden["records"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path}: is no document with records ({error}); mend it") from error
    return golden


def goldens_in(folder: Path) -> dict[str, Golden]:
    """The goldens of a folder by stem, whether or not their pages are at hand; none where there is no such folder.

    Raises CorpusError where a file cannot be read as what it is.
    """
    index = {document["name"]: document for document in read_index(folder / INDEX)}
    goldens = {path.stem: _read_golden(path) for path in sorted(folder.rglob("*.json"))}
    return {name: Golden(golden, _opened(golden, index.get(name, {}))) for name, golden in goldens.items()}
