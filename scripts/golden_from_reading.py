#!/usr/bin/env python3
"""Write the goldens: golden_from_reading.py [--readings FOLDER] [NAME …]

A golden is the complete Document that the parser should give for a page of the corpus. What it says of the page is
the *reading*: the layout, the header facts and the records of a careful reader, without evidence. Readings are
FOLDER/**/NAME.json; without --readings the goldens that stand are the readings.

Where the parser reads the page so, the golden is the parser's Document. Where it does not, each value of the reading
is located in the raw text, the Document is built from that, and the page is listed in golden/known_failures.toml with
what the parser got wrong. A value that cannot be located is an error, and the golden is left as it was.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import corpus_files
from goldens.building import built_document
from goldens.comparing import differences
from goldens.placing import UnlocatedError

from jdparse.lexicon import load
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_file
from jdparse.records import Document


def golden_text(document: Document) -> str:
    """The canonical dump."""
    return document.model_dump_json(indent=1) + "\n"


def readings_in(folder: Path | None) -> dict[str, dict[str, Any]]:
    """The readings by document name; those of the goldens that stand where no folder is given."""
    files = (folder or corpus_files.GOLDEN).rglob("*.json")
    return {file.stem: without_blanks(json.loads(file.read_text("utf-8"))) for file in files}


def without_blanks(value: Any) -> Any:
    """The same data without nulls and empty lists: a reading leaves them out, a golden prints them."""
    if isinstance(value, dict):
        return {name: without_blanks(item) for name, item in value.items() if item is not None and item != []}
    return [without_blanks(item) for item in value] if isinstance(value, list) else value


def golden_for(entry: dict[str, Any], reading: dict[str, Any]) -> tuple[Document, list[str]]:
    """The golden of a document, and what the parser gets wrong (nothing: the golden is the parser's own)."""
    source = read_file(corpus_files.page_of(entry))
    parsed = parse_document(source)
    wrong = differences(parsed, reading, entry.get("open", []))
    return (built_document(source, reading, load()), wrong) if wrong else (parsed, [])


def known_failures() -> dict[str, str]:
    if not corpus_files.KNOWN_FAILURES.exists():
        return {}
    listed = tomllib.loads(corpus_files.KNOWN_FAILURES.read_text("utf-8")).get("failure", [])
    return {failure["document"]: failure["reason"] for failure in listed}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=Path, metavar="FOLDER", help="where the readings are")
    parser.add_argument("names", nargs="*", metavar="NAME", help="documents to look at (all of the corpus)")
    options = parser.parse_args()
    readings = readings_in(options.readings)
    failures, before, errors = known_failures(), known_failures(), 0
    for entry in corpus_files.documents():
        name = entry["name"]
        if options.names and name not in options.names:
            continue
        failures.pop(name, None)
        try:
            golden, wrong = golden_for(entry, readings[name])
        except KeyError:
            print(f"{name}: has no reading", file=sys.stderr)
            errors += 1
            continue
        except UnlocatedError as error:
            print(f"{name}: {error}", file=sys.stderr)
            errors += 1
            continue
        if wrong:
            failures[name] = "; ".join(wrong)
        path = corpus_files.golden_of(entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(golden_text(golden), "utf-8")
    order = [entry["name"] for entry in corpus_files.documents() if entry["name"] in failures]
    corpus_files.write_known_failures({"document": name, "reason": failures[name]} for name in order)
    for name in sorted(before.keys() - failures.keys()):
        print(f"now right: {name}")
    for name in sorted(failures.keys() - before.keys()):
        print(f"now wrong: {name}: {failures[name]}")
    print(f"{len(failures)} known failures, {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
