"""Where the corpus and its goldens stand, and how their index is read and written."""

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
    INDEX.write_text("\n".join([_INDEX_HEAD, *map(_block, ordered)]), "utf-8")


def _block(entry: dict[str, Any]) -> str:
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items())
    return "[[document]]\n" + "".join(lines)
