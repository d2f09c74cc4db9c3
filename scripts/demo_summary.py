"""What a run over a folder of pages has found: ``demo_summary.py RECORDS.jsonl FOLDER``, which ``make demo`` calls.

Prints how many documents and records there are, of what kind and layout, which fields are filled most,
how much text no field took; then the picture of one page.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from jdparse import Document, JobRecord
from jdparse.cli.terminal import padded

MOST_FIELDS = 16
LONGEST_BAR = 24
EASILY_READ = 900
"""Characters of a page whose picture fits about one screen."""


def main(records: Path, folder: Path) -> None:
    with records.open(encoding="utf-8") as lines:
        documents = [Document.model_validate_json(line) for line in lines]
    print(*summary(documents), sep="\n")
    page = folder / page_to_show(documents).source.path
    command = ["jdparse", "show", str(page)]
    print(f"\n$ {' '.join(command)}", flush=True)
    subprocess.run([sys.executable, "-m", *command], check=True)


def summary(documents: list[Document]) -> Iterator[str]:
    """The lines of the summary."""
    records = [record for document in documents for record in document.records]
    yield f"{len(documents)} documents, {len(records)} records"
    yield from table("records by kind", Counter(record.kind for record in records))
    yield from table("documents by layout", Counter(document.layout for document in documents))
    filled = Counter(name for record in records for name in filled_fields(record))
    most_filled = filled.most_common(MOST_FIELDS)
    yield from table("records by filled field", {f"{title_of(name)} {name}": count for name, count in most_filled})
    yield from table("diagnostics", Counter(each.code for document in documents for each in document.diagnostics))
    yield ""
    characters = sum(document.source.chars for document in documents)
    unclaimed = sum(document.coverage.unclaimed for document in documents)
    yield f"{characters} characters, of which no field took {unclaimed} ({unclaimed / max(characters, 1):.2%})"


def table(heading: str, counts: Counter[str] | dict[str, int]) -> Iterator[str]:
    """A heading and a line with a bar for each count, the largest first."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    most = max(counts.values(), default=0)
    yield f"\n{heading}"
    for name, count in rows:
        yield f"  {padded(name, 36)}{count:5}  {'█' * max(1, round(LONGEST_BAR * count / most))}"


def title_of(field: str) -> str:
    """The Chinese title of a field of a record."""
    return JobRecord.model_fields[field].title or field


def filled_fields(record: JobRecord) -> Iterable[str]:
    """The fields of ``record`` that hold something."""
    for name, value in record.model_dump(exclude={"kind", "truncated"}).items():
        if any(part is not None for part in value.values()) if isinstance(value, dict) else value not in (None, []):
            yield name


def page_to_show(documents: list[Document]) -> Document:
    """The document of one record that fills most fields, among those that are easily read."""

    def worth(document: Document) -> tuple[bool, bool, int]:
        filled = sum(len(list(filled_fields(record))) for record in document.records)
        return document.source.chars <= EASILY_READ, len(document.records) == 1, filled

    return max(documents, key=worth)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
