"""Postings as JSON lines or as one JSON-LD graph, in the order of the documents."""

from __future__ import annotations

from typing import Literal, Protocol

from jdparse.batch.json_lines import compact_json
from jdparse.export.job_posting import CONTEXT
from jdparse.export.node import Node

PostingFormat = Literal["jsonl", "graph"]


class Lines(Protocol):
    """What takes lines: a file, or a stream."""

    def write(self, line: bytes) -> None: ...

    def finish(self) -> None: ...

    def keep(self) -> object: ...


class PostingLines:
    """A posting with its context in each line, so that every line is JSON-LD by itself."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def add(self, posting: Node) -> None:
        self._lines.write(_json({"@context": CONTEXT} | posting))

    def finish(self) -> None:
        self._lines.finish()

    def keep(self) -> None:
        self._lines.keep()


class PostingGraph:
    """One JSON-LD document with a posting in each line but the first and the last."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._waiting: bytes | None = None
        """The last posting: a comma follows it if another one does."""
        self._lines.write(f'{{"@context":"{CONTEXT}","@graph":['.encode())

    def add(self, posting: Node) -> None:
        if self._waiting is not None:
            self._lines.write(self._waiting + b",")
        self._waiting = _json(posting)

    def finish(self) -> None:
        if self._waiting is not None:
            self._lines.write(self._waiting)
        self._lines.write(b"]}")
        self._lines.finish()

    def keep(self) -> None:
        self._lines.keep()


def _json(node: Node) -> bytes:
    return compact_json(node).encode("utf-8")
