"""What frames are made of: the documents and records of a source, in order."""

from __future__ import annotations

import glob
import warnings
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jdparse.batch.failure import Failure
from jdparse.dataframes.errors import FramesError
from jdparse.jsonl import Line, LinesError, lines_in
from jdparse.records import Document, JobRecord

Item = Line | Document | JobRecord
"""One document, or a record by itself."""


class TableFolder(NamedTuple):
    """A folder of Parquet tables, as ``convert --format parquet`` writes it."""

    path: Path


def parts_of(source: Any) -> Iterator[TableFolder | Iterator[Item]]:
    """``source`` in order: folders of tables, and between them all items one after the other.

    Raises FramesError for a name that nothing matches, TypeError for what is no source.
    """
    for is_folder, group in groupby(_named(source), key=lambda each: isinstance(each, TableFolder)):
        if is_folder:
            yield from group
        else:
            yield _items(group)


def _named(source: Any) -> Iterator[Any]:
    """The files, folders, documents and records of a source; what matches a pattern, by name."""
    failures: list[Failure] = []
    for each in [source] if isinstance(source, str | Path | Document | JobRecord | Failure) else _iterable(source):
        if isinstance(each, str | Path):
            yield from matching(Path(each))
        elif isinstance(each, Document | JobRecord):
            yield each
        elif isinstance(each, Failure):
            failures.append(each)
        else:
            raise _no_source(each)
    if failures:
        warnings.warn(f"left out {len(failures)} failed documents, the first: {failures[0].message}", stacklevel=2)


def _iterable(source: Any) -> Iterable[Any]:
    if isinstance(source, Iterable) and not isinstance(source, bytes | dict):
        return source
    raise _no_source(source)


def _no_source(what: object) -> TypeError:
    return TypeError(f"a {type(what).__name__} is no source of frames; give a path, a Document or a JobRecord")


_BESIDE_AN_OUTPUT = (".failures.jsonl", ".shards", ".ledger", ".ledger-wal", ".ledger-shm", ".partial")
"""What ``convert`` keeps beside OUT, which ``out*`` matches too."""


def meant(place: str, found: Iterable[str], *, exists: bool) -> list[str]:
    """Of the names ``found`` at ``place``, which ``exists`` or is a pattern, those that it means, in order.

    Raises FramesError where there are none.
    """
    names = sorted(name for name in found if exists or not name.endswith(_BESIDE_AN_OUTPUT))
    if not names:
        why = "no file matches" if glob.has_magic(place) else "there is no such file or folder"
        raise FramesError(f"{place}: {why}; name what jdparse convert wrote")
    return names


def matching(path: Path) -> Iterator[Path | TableFolder]:
    """The file or folder at ``path``, or what matches it, by name. Raises FramesError where nothing does."""
    exists = path.exists()
    found_names = [str(path)] if exists else glob.glob(str(path), recursive=True)
    for found in map(Path, meant(str(path), found_names, exists=exists)):
        yield TableFolder(found) if found.is_dir() else found


def _items(named: Iterable[Path | Document | JobRecord]) -> Iterator[Item]:
    for each in named:
        if isinstance(each, Path):
            try:
                yield from lines_in(each)
            except LinesError as error:
                raise FramesError(str(error)) from error
        else:
            yield each
