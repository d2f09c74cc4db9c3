"""Where the corpus and its goldens stand, and how their lists are read and written."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jdparse.golden.corpus import read_index

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
GOLDEN = ROOT / "golden"
INDEX = GOLDEN / "index.toml"
KNOWN_FAILURES = GOLDEN / "known_failures.toml"

_INDEX_HEAD = """\
# The documents of the corpus: pages written for this project, each damaged the way that pages on the web are.
#
# family      the layout family, which is also the folder
# noise       the kinds of damage in it
# about       what the page is and what is hard about it
# difficulty  easy, medium or hard
# held_out    kept out of the tuning of rules: only the total over these documents is looked at
# encoding    of the file, where it is not UTF-8
# open        for each record in order, the classes in which a careful reader could go either way
"""
_FAILURES_HEAD = """\
# Documents that the parser does not yet read as their golden says, and in what. Strict both ways: a document that
# is read right must be struck off. Written by scripts/golden_from_reading.py.
"""


def documents() -> list[dict[str, Any]]:
    """The entries of the index, in order."""
    return read_index(INDEX)


def page_of(document: dict[str, Any]) -> Path:
    """The page of a document."""
    return CORPUS / document["family"] / f"{document['name']}.txt"


def golden_of(document: dict[str, Any]) -> Path:
    """The golden of a document."""
    return GOLDEN / document["family"] / f"{document['name']}.json"


def write_index(entries: Iterable[dict[str, Any]]) -> None:
    """The index anew, by family and name."""
    ordered = sorted(entries, key=lambda entry: (entry["family"], entry["name"]))
    _write(INDEX, _INDEX_HEAD, "document", ordered)


def write_known_failures(failures: Iterable[dict[str, Any]]) -> None:
    """The list of known failures anew."""
    _write(KNOWN_FAILURES, _FAILURES_HEAD, "failure", failures)


def _write(path: Path, head: str, table: str, entries: Iterable[dict[str, Any]]) -> None:
    blocks = [
        f"[[{table}]]\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items())
        for entry in entries
    ]
    path.write_text("\n".join([head, *blocks]), "utf-8")
