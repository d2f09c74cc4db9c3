"""The tables of the guide that are made from the code: ``python scripts/guide_tables.py``, which ``make schema`` calls.

In a page of docs/ each stands between two comments, and is written anew there; what stands around is written by hand:

    <!-- made: contract -->
    …
    <!-- end -->
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jdparse import records
from jdparse.lexicon import STRENGTHS, load
from jdparse.records import JobRecord
from jdparse.tables import TABLES

DOCS = Path(__file__).resolve().parent.parent / "docs"
MOST_LABELS = 6
_MADE = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.S)

_MODELS: tuple[type[BaseModel], ...] = (
    *(records.Document, records.Source, records.ScrapedPage, records.JobRecord, records.Responsibility),
    *(records.Authority, records.WorkingRelationship, records.Qualification, records.LabelledText, records.Facets),
    *(records.Coverage, records.Diagnostic),
)


def rewritten(page: str) -> str:
    """``page`` with each made table as the code has it now."""
    return _MADE.sub(lambda found: f"{found[1]}\n{MAKERS[found[2]]()}\n{found[3]}", page)


def contract() -> str:
    """Every model of the record contract: a heading, what it is, a table of its fields."""
    return "\n".join(_model(model) for model in _MODELS)


def _model(model: type[BaseModel]) -> str:
    rows = [
        [f"`{name}`", field["title"], type_name(field), field.get("description", "")]
        for name, field in model.model_json_schema()["properties"].items()
    ]
    about = " ".join((model.__doc__ or "").split()).replace("``", "`")
    return f"### {model.__name__}\n\n{about}\n\n{table(['Field', '标题', 'Type', 'Meaning'], rows)}"


def type_name(schema: dict[str, Any]) -> str:
    """What the guide calls the type of a field: ``text``, ``integer?`` where it may be null, ``list of text``."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        one, null = schema["anyOf"]
        assert null == {"type": "null"}
        return f"{type_name(one)}?"
    if schema.get("enum") == list(get_args(records.DiagnosticCode)):
        return "a [code](diagnostics.md)"
    if "const" in schema or "enum" in schema:
        return " / ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    if schema["type"] == "array":
        return "span" if "prefixItems" in schema else f"list of {type_name(schema['items'])}"
    if schema["type"] == "object":
        return f"pointer → {type_name(schema['additionalProperties'])}"
    return {"string": "text", "boolean": "`true` / `false`"}.get(schema["type"], str(schema["type"]))


def labels() -> str:
    """The fields of a record with the labels that fill them, the first and surest of each."""
    return table(["Field", "标题", "Labels", "In all"], list(_rows_of_labels()))


def _rows_of_labels() -> Iterator[list[str]]:
    known = load().labels
    for name, field in JobRecord.model_fields.items():
        own = [label for label in known if label.field.split(".")[0] == name]
        if own:
            own.sort(key=lambda label: (label.text != field.title, STRENGTHS.index(label.strength)))
            first = "、".join(label.text for label in own[:MOST_LABELS])
            yield [f"`{name}`", str(field.title), first, str(len(own))]


def tables() -> str:
    """The tables of ``--format sqlite``, ``csv`` and ``parquet`` with their columns."""
    rows = [[f"`{each.name}`", ", ".join(f"`{column.name}`" for column in each.columns)] for each in TABLES]
    return table(["Table", "Columns"], rows)


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A table of Markdown, with a line end behind each row."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


MAKERS: dict[str, Callable[[], str]] = {"contract": contract, "labels": labels, "tables": tables}


def main() -> None:
    for page in sorted(DOCS.glob("*.md")):
        before = page.read_text("utf-8")
        after = rewritten(before)
        if after != before:
            page.write_text(after, "utf-8")
            print(f"{page.name} written anew", file=sys.stderr)


if __name__ == "__main__":
    main()
