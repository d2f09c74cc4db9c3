"""The ledger of a run: every outcome as soon as it is there, so that a run that was cut short goes on from it.

A SQLite database beside the output. A row is a name, the hash of the bytes that it had, and what became of
them. It survives kill -9 and power cuts: what is committed is on the disk, and a row is whole or not there. Only one
run at a time holds it.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import zstandard

from jdparse.batch.failure import CODES_OF_THE_MACHINE, Failure
from jdparse.batch.protocol import Converted, Finished
from jdparse.batch.sqlite import sqlite_errors

SECONDS_BETWEEN_COMMITS = 1.0
_LEVEL = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS made_by (fingerprint TEXT);
CREATE TABLE IF NOT EXISTS outcomes (path BLOB, sha256 TEXT, outcome BLOB, PRIMARY KEY (path, sha256));
"""


class Ledger:
    """The outcomes of earlier runs that were made in the same way, and of this one; with ``anew`` of this one only.

    Raises OSError where the file cannot be written, is damaged, or is held by another run.
    """

    def __init__(self, path: Path, fingerprint: str, anew: bool = False) -> None:
        self._path = path
        self._compressor = zstandard.ZstdCompressor(_LEVEL, write_checksum=True)
        self._decompressor = zstandard.ZstdDecompressor()
        self._committed = time.monotonic()
        path.open("ab").close()  # where it cannot be made, the system says why; SQLite does not
        with sqlite_errors(path):
            self._database = sqlite3.connect(path, isolation_level=None, timeout=0)
            try:
                self._open(fingerprint, anew)
            except sqlite3.Error:
                self._database.close()
                raise

    def _open(self, fingerprint: str, anew: bool) -> None:
        execute = self._database.execute
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")
        self._database.executescript(_TABLES)
        execute("BEGIN IMMEDIATE")
        if anew or execute("SELECT fingerprint FROM made_by").fetchall() != [(fingerprint,)]:
            execute("DELETE FROM outcomes")
            execute("DELETE FROM made_by")
            execute("INSERT INTO made_by VALUES (?)", (fingerprint,))
        self._has_rows = execute("SELECT 1 FROM outcomes LIMIT 1").fetchone() is not None

    @property
    def holds_outcomes(self) -> bool:
        """Whether an earlier run has left some that still hold."""
        return self._has_rows

    def known(self, path: str) -> frozenset[str]:
        """The hashes under which there is an outcome for the name ``path``."""
        if not self._has_rows:
            return frozenset()
        with sqlite_errors(self._path):
            rows = self._database.execute("SELECT sha256 FROM outcomes WHERE path = ?", (_key(path),))
            return frozenset(sha256 for (sha256,) in rows)

    def outcome(self, path: str, sha256: str) -> Finished:
        """What became of the bytes with this hash under this name: one of ``known``."""
        with sqlite_errors(self._path):
            query = "SELECT outcome FROM outcomes WHERE path = ? AND sha256 = ?"
            (blob,) = self._database.execute(query, (_key(path), sha256)).fetchone()
        return unpacked(self._decompressor.decompress(blob))

    def put(self, outcome: Finished) -> None:
        """Keep an outcome, but none that the machine is to blame for: that is tried again."""
        if outcome.sha256 is None or (isinstance(outcome, Failure) and outcome.code in CODES_OF_THE_MACHINE):
            return
        blob = self._compressor.compress(packed(outcome))
        with sqlite_errors(self._path):
            row = (_key(outcome.path), outcome.sha256, blob)
            self._database.execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?)", row)
            if time.monotonic() - self._committed > SECONDS_BETWEEN_COMMITS:
                self._database.execute("COMMIT")
                self._database.execute("BEGIN IMMEDIATE")
                self._committed = time.monotonic()

    def close(self) -> None:
        """Commit and let go of the file."""
        try:
            with sqlite_errors(self._path):
                if self._database.in_transaction:
                    self._database.execute("COMMIT")
        finally:
            self._database.close()


def _key(path: str) -> bytes:
    return path.encode("utf-8", "surrogatepass")


def packed(outcome: Finished) -> bytes:
    """An outcome as bytes: a line of JSON for all but the document's own line, which follows it as it is."""
    if isinstance(outcome, Failure):
        return json.dumps(asdict(outcome)).encode()
    head = {name: value for name, value in asdict(outcome).items() if name != "json"}
    return json.dumps(head).encode() + b"\n" + outcome.json


def unpacked(data: bytes) -> Finished:
    """The outcome that ``packed`` made ``data`` of."""
    head, _, line = data.partition(b"\n")
    values: Mapping[str, Any] = json.loads(head)
    return Failure(**values) if "code" in values else Converted(json=line, **values)
