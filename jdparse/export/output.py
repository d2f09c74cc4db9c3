"""Where an export goes: the postings, and beside them what they leave out and what could not be read."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from jdparse.batch.output import failures_path
from jdparse.batch.sinks.failure_list import FailureList
from jdparse.batch.sinks.lines import LinesFile, LinesStream, LinesWhereThereAreSome
from jdparse.export.posting_files import Lines, PostingFormat, PostingGraph, PostingLines


@dataclass(frozen=True, slots=True)
class Output:
    """What takes postings and lists; a list is None where it is written nowhere."""

    postings: PostingLines | PostingGraph
    unmapped: LinesWhereThereAreSome | None
    failures: FailureList | None

    def finish(self) -> None:
        """Give everything its name, the postings last: where they stand, the export is complete."""
        for each in (self.unmapped, self.failures, self.postings):
            if each is not None:
                each.finish()

    def keep(self) -> None:
        """Close everything as it is, under names that end in ``.partial``."""
        for each in (self.unmapped, self.failures, self.postings):
            if each is not None:
                with suppress(OSError):
                    each.keep()


def unmapped_path(path: Path) -> Path:
    """Where what the postings at ``path`` leave out is listed."""
    return path.with_name(f"{path.name}.unmapped.jsonl")


def open_output(path: Path, form: PostingFormat, unmapped: Path) -> Output:
    """What writes the file ``path`` and its lists, their folders made where they are missing."""
    for each in (path, unmapped):
        each.parent.mkdir(parents=True, exist_ok=True)
    listed, failures = LinesWhereThereAreSome(unmapped), FailureList(failures_path(path))
    return Output(_postings(LinesFile(path), form), listed, failures)


def open_stream(stream: BinaryIO, form: PostingFormat, unmapped: Path | None) -> Output:
    """What writes to ``stream``, and to the file ``unmapped`` where there is to be one."""
    if unmapped is not None:
        unmapped.parent.mkdir(parents=True, exist_ok=True)
    listed = None if unmapped is None else LinesWhereThereAreSome(unmapped)
    return Output(_postings(LinesStream(stream), form), listed, None)


def _postings(lines: Lines, form: PostingFormat) -> PostingLines | PostingGraph:
    return PostingGraph(lines) if form == "graph" else PostingLines(lines)
