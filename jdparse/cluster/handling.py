"""How the processes of a cluster start at documents."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from jdparse.batch.handling import DocumentHandling
from jdparse.batch.protocol import Handler


@dataclass(frozen=True, slots=True)
class LabelledHandling:
    """Starts the handler of documents. ``labels`` is the file of the user's as bytes: a lexicon is a hundred times as
    large, and goes along with every shard."""

    labels: bytes | None = None

    def __call__(self) -> Handler:
        if self.labels is None:
            return DocumentHandling()()
        from jdparse.lexicon import load

        with tempfile.NamedTemporaryFile(suffix=".toml") as file:
            file.write(self.labels)
            file.flush()
            return DocumentHandling(load(Path(file.name)))()
