#!/usr/bin/env python3
"""Put pages into the corpus: add_documents.py FOLDER

FOLDER holds, at any depth, NAME.txt (the page), NAME.json (how a careful reader reads it: the records, without
evidence and empty fields) and NAME.toml (family, noise, about, difficulty, held_out). Pages are copied to
corpus/FAMILY/NAME.txt, in the encoding that the index gives them; the index is written anew. The goldens are made by
golden_from_reading.py; what the parser reads otherwise `jdparse golden accept` lists as known failures.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

import corpus_files

FACTS = ("family", "noise", "about", "difficulty", "held_out")


def entry_of(described: Path, encoding: str | None) -> dict[str, Any]:
    """The index entry of the document that the TOML file ``described`` describes."""
    facts = tomllib.loads(described.read_text("utf-8"))
    entry = {"name": described.stem} | {name: facts[name] for name in FACTS}
    if encoding:
        entry["encoding"] = encoding
    records = json.loads(described.with_suffix(".json").read_text("utf-8"))["records"]
    if any(record.get("open") for record in records):
        entry["open"] = [record.get("open", []) for record in records]
    return entry


def copy_page(page: Path, entry: dict[str, Any]) -> None:
    """The page into the corpus, in the encoding of its entry."""
    data = page.read_bytes()
    encoding = entry.get("encoding")
    target = corpus_files.page_of(entry)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data.decode("utf-8").encode(encoding) if encoding else data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    entries = {entry["name"]: entry for entry in corpus_files.documents()}
    for described in sorted(folder.rglob("*.toml")):
        old = entries.get(described.stem, {})
        entry = entry_of(described, old.get("encoding"))
        if old and old["family"] != entry["family"]:
            corpus_files.page_of(old).unlink()
            corpus_files.golden_of(old).unlink(missing_ok=True)
        entries[described.stem] = entry
        copy_page(described.with_suffix(".txt"), entry)
    corpus_files.write_index(entries.values())
    print(f"{len(entries)} documents in {corpus_files.INDEX.relative_to(corpus_files.ROOT)}")


if __name__ == "__main__":
    main()
