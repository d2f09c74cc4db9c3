"""Documents as tables: the columns of each, and the rows of a document, for CSV, Parquet, SQLite and data frames.

A table per level of the record contract. A document is known by its number in the run, from 0; a record by its
number in the document, and so on down, so that ``document`` and ``record`` join ``tasks`` to ``records``. The columns
are those of the models: a new field is a new column. A list of texts, which is no table of its own, is its items, one a
line; ``extra`` is its labelled texts, one a line, a tab between label and text: no text of a record holds either.

For example the first requirement of document 7, 年龄：25-45岁, is this row of ``qualifications``::

    (7, 0, 0, "age", "25-45岁")
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from jdparse.records import (
    Authority,
    Coverage,
    Facets,
    JobRecord,
    Qualification,
    Responsibility,
    ScrapedPage,
    Source,
    WorkingRelationship,
)

ColumnType = Literal["text", "integer", "number", "boolean"]
Value = str | int | float | bool | None
Row = tuple[Value, ...]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Column(NamedTuple):
    """A column: its name, the type of its values (any may be null), and the Chinese name of the field, if any."""

    name: str
    type: ColumnType
    title: str | None = None


class Table(NamedTuple):
    name: str
    columns: tuple[Column, ...]


_TYPES: dict[str, ColumnType] = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}
_TABLES_OF_THEIR_OWN = ("responsibilities", "authorities", "working_relationships", "qualifications")


def _columns(model: type[BaseModel], prefix: str = "", left_out: Iterable[str] = ()) -> tuple[Column, ...]:
    """A column for each field of ``model``; that of a list is text."""
    fields = model.model_json_schema()["properties"].items()
    return tuple(
        Column(f"{prefix}{name}", _type_of(field), field["title"]) for name, field in fields if name not in left_out
    )


def _type_of(field: Mapping[str, Any]) -> ColumnType:
    kind = field["anyOf"][0] if "anyOf" in field else field
    return _TYPES.get(kind.get("type", "string"), "text")


def _keys(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "integer") for name in names)


_SOURCE = _columns(Source, left_out=["page"])
_PAGE = _columns(ScrapedPage, "page_")
_COVERAGE = _columns(Coverage, "coverage_")
_RECORD = _columns(JobRecord, left_out=[*_TABLES_OF_THEIR_OWN, "facets"])
_FACETS = _columns(Facets)

TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        (*_keys("document"), *_SOURCE, *_PAGE, Column("layout", "text", "版式"), *_keys("records"), *_COVERAGE),
    ),
    Table("records", (*_keys("document", "record"), Column("path", "text", "路径"), *_RECORD, *_FACETS)),
    Table(
        "responsibilities",
        (*_keys("document", "record", "responsibility"), *_columns(Responsibility, left_out=["tasks"])),
    ),
    Table("tasks", (*_keys("document", "record", "responsibility", "task"), Column("text", "text", "工作任务"))),
    Table("authorities", (*_keys("document", "record", "authority"), *_columns(Authority))),
    Table(
        "working_relationships",
        (*_keys("document", "record", "working_relationship"), *_columns(WorkingRelationship)),
    ),
    Table("qualifications", (*_keys("document", "record", "qualification"), *_columns(Qualification))),
    Table(
        "diagnostics",
        (
            *_keys("document", "diagnostic"),
            *(Column(name, "text") for name in ("code", "severity", "message", "pointer", "spans")),
        ),
    ),
)
"""In the order of the contract. ``spans`` of a diagnostic is JSON: ``[[113,116]]``."""


def holds_tables(folder: Path, ending: str) -> bool:
    """Whether a folder holds the tables as files with this ending: ``.parquet``, ``.csv``."""
    return all((folder / f"{name}{ending}").is_file() for name in ("documents", "records"))


def rows(document: Mapping[str, Any], number: int) -> Iterator[tuple[str, Row]]:
    """The rows of ``document`` (the value of a line of JSON), each with the name of its table, in order.

    A lone surrogate, which no table format can hold, becomes U+FFFD.
    """
    for table, row in _rows(document, number):
        yield table, tuple(_storable(value) for value in row)


def _rows(document: Mapping[str, Any], number: int) -> Iterator[tuple[str, Row]]:
    yield "documents", _document_row(document, number)
    for index, record in enumerate(document["records"]):
        yield from _record_rows(record, (number, index), document["source"]["path"])
    for index, diagnostic in enumerate(document["diagnostics"]):
        texts = [diagnostic[name] for name in ("code", "severity", "message", "pointer")]
        yield "diagnostics", (number, index, *texts, json.dumps(diagnostic["spans"], separators=(",", ":")))


def _document_row(document: Mapping[str, Any], number: int) -> Row:
    source = document["source"]
    facts = [value for name, value in source.items() if name != "page"]
    coverage = document["coverage"].values()
    return (number, *facts, *source["page"].values(), document["layout"], len(document["records"]), *coverage)


def _record_rows(record: Mapping[str, Any], key: tuple[int, int], path: str) -> Iterator[tuple[str, Row]]:
    plain = [_plain(value) for name, value in record.items() if name not in (*_TABLES_OF_THEIR_OWN, "facets")]
    yield "records", (*key, path, *plain, *record["facets"].values())
    for index, duty in enumerate(record["responsibilities"]):
        yield "responsibilities", (*key, index, duty["description"], duty["time_percent"])
    for index, duty in enumerate(record["responsibilities"]):
        for task_index, task in enumerate(duty["tasks"]):
            yield "tasks", (*key, index, task_index, task)
    for name in _TABLES_OF_THEIR_OWN[1:]:
        for index, item in enumerate(record[name]):
            yield name, (*key, index, *item.values())


def _plain(value: Any) -> Value:
    """A scalar as it is; a list as its items, one a line."""
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]
    return "\n".join(item if isinstance(item, str) else "\t".join(item.values()) for item in value) or None


def _storable(value: Value) -> Value:
    return _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
