#!/usr/bin/env python3
"""Build goldens: golden_from_reading.py [--readings FOLDER] [NAME …]

A golden is the complete Document that the parser should give for a page of the corpus. What it says of the page is
the *reading*: the layout, the header facts and the records of a careful reader, without evidence. Readings are
FOLDER/**/NAME.json; without --readings the goldens that stand are the readings, built anew.

Where the parser reads the page so, the golden is the parser's Document. Where it does not, each value of the reading
is located in the raw text, and the Document is built from that. A value that cannot be located is an error, and the
golden is left as it was. What the parser reads otherwise is for `jdparse golden accept` to list.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import corpus_files
from goldens.building import built_document
from goldens.comparing import agrees
from goldens.placing import UnlocatedError

from jdparse.golden.writing import write_golden
from jdparse.lexicon import load
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_file
from jdparse.records import Document


def readings_in(folder: Path | None) -> dict[str, dict[str, Any]]:
    """The readings by document name; those of the goldens that stand where no folder is given."""
    files = (folder or corpus_files.GOLDEN).rglob("*.json")
    return {file.stem: without_blanks(json.loads(file.read_text("utf-8"))) for file in files}


def without_blanks(value: Any) -> Any:
    """The same data without nulls and empty lists: a reading leaves them out, a golden prints them."""
    if isinstance(value, dict):
        return {name: without_blanks(item) for name, item in value.items() if item is not None and item != []}
    return [without_blanks(item) for item in value] if isinstance(value, list) else value


def golden_for(entry: dict[str, Any], reading: dict[str, Any]) -> Document:
    """The golden of a document: the parser's own where it reads the page as the reading says."""
    source = read_file(corpus_files.page_of(entry))
    parsed = parse_document(source)
    return parsed if agrees(parsed, reading, entry.get("open", [])) else built_document(source, reading, load())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=Path, metavar="FOLDER", help="where the readings are")
    parser.add_argument("names", nargs="*", metavar="NAME", help="documents to look at (all of the corpus)")
    options = parser.parse_args()
    readings = readings_in(options.readings)
    entries = [entry for entry in corpus_files.documents() if entry["name"] in (options.names or [entry["name"]])]
    errors = 0
    for entry in entries:
        name = entry["name"]
        if name not in readings:
            print(f"{name}: has no reading", file=sys.stderr)
            errors += 1
            continue
        try:
            golden = golden_for(entry, readings[name])
        except UnlocatedError as error:
            print(f"{name}: {error}", file=sys.stderr)
            errors += 1
            continue
        write_golden(corpus_files.golden_of(entry), golden.model_dump(mode="json"))
    print(f"{len(entries) - errors} goldens written, {errors} errors; now: jdparse golden check")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
