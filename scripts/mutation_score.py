#!/usr/bin/env python3
"""Fail unless the tests notice enough mutants: run after `mutmut run` and `mutmut export-cicd-stats`.

mutmut changes one thing of the code at a time (`<` to `<=`, a string, an argument left out) and runs the tests; a
mutant that no test notices stands for a mistake that none would notice.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

STATISTICS = Path("mutants/mutmut-cicd-stats.json")
LEAST_KILLED = 0.90


def killed_share(counts: dict[str, int]) -> float:
    """The share of mutants that a test noticed, by failing or by running far too long; those that no test reaches
    count as missed."""
    return (counts["killed"] + counts["timeout"]) / counts["total"] if counts["total"] else 0.0


def main() -> int:
    counts = json.loads(STATISTICS.read_text("utf-8"))
    share = killed_share(counts)
    print(f"{share:.1%} of {counts['total']} mutants killed; at least {LEAST_KILLED:.0%} are asked for")
    return 0 if share >= LEAST_KILLED else 1


if __name__ == "__main__":
    sys.exit(main())
