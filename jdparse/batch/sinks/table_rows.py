"""Documents as rows, numbered as they come."""

from __future__ import annotations

import json
from collections.abc import Iterator

from jdparse.batch.protocol import Converted
from jdparse.tables import Row, rows


class NumberedRows:
    """The rows of one document after the other."""

    def __init__(self) -> None:
        self._documents = 0

    def of(self, document: Converted) -> Iterator[tuple[str, Row]]:
        number = self._documents
        self._documents += 1
        return rows(json.loads(document.json), number)
