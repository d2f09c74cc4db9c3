"""The failures of a run in a file of their own, which is there only when there are some."""

from __future__ import annotations

from pathlib import Path

from jdparse.batch.failure import Failure
from jdparse.batch.json_lines import failure_to_json
from jdparse.batch.sinks.lines import LinesWhereThereAreSome


class FailureList:
    """One failure per line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines = LinesWhereThereAreSome(path)

    def add(self, failure: Failure) -> None:
        self._lines.write(failure_to_json(failure).encode("utf-8"))

    def finish(self) -> None:
        self._lines.finish()

    def keep(self) -> None:
        self._lines.keep()
