"""What a run came to, in numbers that do not grow with it: what the report shows."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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

    def include(self, other: Summary) -> None:
        """Add what was counted of other documents, which come after these."""
        self.outcomes += other.outcomes
        self.layouts += other.layouts
        self.fields += other.fields
        self.records += other.records
        self.characters += other.characters
        self.unclaimed += other.unclaimed
        self.unclaimed_shares.include(other.unclaimed_shares)
        self.failures = [*self.failures, *other.failures][:FAILURES]
        self._slowest = heapq.nlargest(SLOWEST, [*self._slowest, *other._slowest])
        heapq.heapify(self._slowest)

    def to_values(self) -> dict[str, Any]:
        """All of it as what JSON can hold."""
        counted = {name: dict(value) if isinstance(value, Counter) else value for name, value in vars(self).items()}
        failures = [asdict(failure) for failure in self.failures]
        return {**counted, "failures": failures, "unclaimed_shares": self.unclaimed_shares.counts}

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Summary:
        """The summary that ``to_values`` gave."""
        summary = cls()
        for name, value in values.items():
            setattr(summary, name, Counter(value) if isinstance(value, dict) else value)
        summary.unclaimed_shares = Shares(values["unclaimed_shares"])
        summary.failures = [Failure(**failure) for failure in values["failures"]]
        summary._slowest = [(seconds, path) for seconds, path in values["_slowest"]]
        return summary
