"""How long the documents of a run took, by its ledger."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import zstandard

from jdparse.batch.ledger import unpacked
from jdparse.batch.protocol import Converted


def seconds_of(ledger: Path) -> float | None:
    """The seconds that reading and parsing took, of all documents together; None where no ledger tells."""
    try:
        database = sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            blobs = database.execute("SELECT outcome FROM outcomes").fetchall()
        finally:
            database.close()
        decompress = zstandard.ZstdDecompressor().decompress
        outcomes = [unpacked(decompress(blob)) for (blob,) in blobs]
    except (sqlite3.Error, zstandard.ZstdError, ValueError, TypeError):
        return None
    return sum(outcome.seconds for outcome in outcomes if isinstance(outcome, Converted)) or None
