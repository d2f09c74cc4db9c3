"""A shard: the documents that one worker converts in one go, and what its result is known by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from jdparse.batch import Failure
from jdparse.batch.containers import Columns
from jdparse.cluster.listing import Entry, InputFile


@dataclass(frozen=True, slots=True)
class Lines:
    """The records of a file of JSON lines that stand in its bytes ``start`` to ``end``; lines begin at both."""

    start: int
    end: int
    records_before: int
    """Records of the file that stand before ``start``."""


@dataclass(frozen=True, slots=True)
class Members:
    """The documents of a container from number ``start`` to before ``end``, counted from 0; None is its end."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Shard:
    """Files, or with ``part`` a part of the only one."""

    entries: tuple[Entry, ...]
    part: Lines | Members | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """A file that is too large for one shard: a worker is asked where to cut it."""

    file: InputFile


def key_of(work: Shard | Survey, way: str, columns: Columns) -> str:
    """What a result is known by: equal for the same documents that are converted in the same ``way``.

    Where the files stand is no part of it: a dump that has moved is the same dump.
    """
    entries: tuple[Entry, ...] = work.entries if isinstance(work, Shard) else (work.file,)
    part = repr(work.part) if isinstance(work, Shard) else "survey"
    said = [way, columns.text, columns.record_id, part, *(_identity(entry) for entry in entries)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def _identity(entry: Entry) -> list[str | int | None]:
    if isinstance(entry, InputFile):
        return [entry.name, entry.size, entry.stamp]
    if isinstance(entry, Failure):
        return [entry.path, entry.code, entry.message]
    return [entry.name, hashlib.sha256(entry.data or b"").hexdigest()]
