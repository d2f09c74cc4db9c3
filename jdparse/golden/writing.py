"""Goldens on the disk: their one way of being written, and whether git has them as they stand."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jdparse.golden.known_failures import KNOWN_FAILURES
from jdparse.records import Document


def canonical(golden: Mapping[str, Any]) -> str:
    """The text of a golden's file: every key in the contract's order, one to a line; of a golden that leaves parts
    of the Document out, the keys that it has.

    Raises ValidationError where a complete golden breaks the contract.
    """
    if golden.keys() >= Document.model_fields.keys():
        return Document.model_validate(golden).model_dump_json(indent=1) + "\n"
    return json.dumps(golden, ensure_ascii=False, indent=1) + "\n"


def write_golden(path: Path, golden: Mapping[str, Any]) -> None:
    """Write the golden canonically; its folder is made where it is missing."""
    text = canonical(golden)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def uncommitted(goldens: Path) -> list[str]:
    """The files of the folder that git does not have as they stand, the list of known failures left out; none where
    there is no git, or no repository."""
    command = ["git", "-C", str(goldens), "status", "--porcelain", "-z", "--no-renames", "--", "."]
    try:
        ran = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    names = (entry[3:] for entry in ran.stdout.decode("utf-8", "replace").split("\0") if entry)
    return [name for name in names if not name.endswith(KNOWN_FAILURES)]
