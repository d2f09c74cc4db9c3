"""What the run and its workers say to each other, over one pipe per worker.

A worker that is Ready is sent a Task, and nothing more before the answer. It says Begun as soon as it
has the document's bytes, so that a document that then hangs or kills its worker is listed with its hash, and
with one Answer at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jdparse.batch.failure import Failure
from jdparse.batch.finding import Found


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has its handler; the first thing that it says."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to convert; ``known`` are the hashes under which the ledger has an outcome of that name."""

    found: Found
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Begun:
    """The document is read and has this hash; converting it begins."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The document's hash is one of the task's ``known``: its outcome stands in the ledger."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A document as it will be written, and what the account and the report tell of it."""

    path: str
    sha256: str
    json: bytes
    """The Document as one line of JSON, without line feed."""
    records: int
    layout: str
    chars: int
    unclaimed: int
    """How many of ``chars`` no field took."""
    seconds: float
    """How long reading and parsing took."""

    @property
    def size(self) -> int:
        """Bytes that wait to be written."""
        return len(self.json)


Finished = Converted | Failure
"""What becomes of a document in a run; what the ledger keeps."""

Answer = Finished | Unchanged

TellHash = Callable[[str], None]
"""Called by a handler once with the hash of the document's bytes."""

Handler = Callable[[Task, TellHash], Answer]
"""Does a task. It runs in a worker, one task at a time."""

StartHandler = Callable[[], Handler]
"""Makes a worker's handler when the worker starts. It is sent there: a function of a module, or an object of such a
class."""
