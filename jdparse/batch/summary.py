"""What a run came to, in numbers that do not grow with it: what the report shows."""

from __future__ import annotations

import heapq
import json
from collections import Counter

from jdparse.batch.failure import Failure
from jdparse.batch.protocol import Finished
from jdparse.statistics.filled import filled_fields
from jdparse.statistics.shares import Shares

SLOWEST = 20
FAILURES = 50


class Summary:
    """Counts of one run, one outcome after the other."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        """``converted``, ``without records``, and the codes of the failures."""
        self.layouts: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()
        """How many records fill each field."""
        self.records = 0
        self.characters = 0
        self.unclaimed = 0
        self.unclaimed_shares = Shares()
        self.failures: list[Failure] = []
        """The first of them."""
        self._slowest: list[tuple[float, str]] = []

    @property
    def slowest(self) -> list[tuple[float, str]]:
        """Seconds and path of the documents that took longest, the slowest first."""
        return sorted(self._slowest, reverse=True)

    def add(self, outcome: Finished) -> None:
        """Count one document."""
        if isinstance(outcome, Failure):
            self.outcomes[outcome.code] += 1
            if len(self.failures) < FAILURES:
                self.failures.append(outcome)
            return
        self.outcomes["converted" if outcome.records else "without records"] += 1
        self.layouts[outcome.layout] += 1
        self.records += outcome.records
        self.characters += outcome.chars
        self.unclaimed += outcome.unclaimed
        self.unclaimed_shares.add(outcome.unclaimed, outcome.chars)
        for record in json.loads(outcome.json)["records"]:
            self.fields.update(filled_fields(record))
        heapq.heappush(self._slowest, (outcome.seconds, outcome.path))
        if len(self._slowest) > SLOWEST:
            heapq.heappop(self._slowest)
