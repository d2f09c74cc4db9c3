"""Reading what a run has written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import Result


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The JSON values of a file of lines."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def last_line(result: Result) -> str:
    """The last line that the command wrote to stderr: the account, or why there is none."""
    return result.stderr.splitlines()[-1]
