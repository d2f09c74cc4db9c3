"""What every output is to the run."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from jdparse.batch.protocol import Converted


class Sink(Protocol):
    """Takes documents in order; ends with ``finish`` or, when the run was cut short, with ``keep``.

    Each raises OSError when the output cannot be written.
    """

    def add(self, document: Converted) -> None: ...

    def finish(self) -> None:
        """Give the complete output its name."""

    def keep(self) -> Path | None:
        """Close what there is, whole documents only; the place where it stands, None where it is out already."""
