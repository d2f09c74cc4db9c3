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
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from jdparse.records import (
    Authority,
    Coverage,
    Diagnostic,
    Document,
    Facets,
    JobRecord,
    LabelledText,
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
    """A column: its name, the type of its values (any may be null), its Chinese name, and the values of an enum."""

    name: str
    type: ColumnType
    title: str
    values: tuple[str, ...] = ()
    """The closed list that the values are of, in the contract's order; empty where there is no such list."""


class Table(NamedTuple):
    name: str
    columns: tuple[Column, ...]


_TYPES: dict[str, ColumnType] = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}
_TABLES_OF_THEIR_OWN = ("responsibilities", "authorities", "working_relationships", "qualifications")


def _columns(model: type[BaseModel], prefix: str = "", left_out: Iterable[str] = ()) -> tuple[Column, ...]:
    """A column for each field of ``model``; that of a list is text."""
    fields = model.model_json_schema()["properties"].items()
    return tuple(_column(f"{prefix}{name}", field) for name, field in fields if name not in left_out)


def _column(name: str, field: Mapping[str, Any]) -> Column:
    kind = field["anyOf"][0] if "anyOf" in field else field
    return Column(name, _TYPES.get(kind.get("type", "string"), "text"), field["title"], tuple(kind.get("enum", ())))


def _keys(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "integer", _KEY_TITLES[name]) for name in names)


_KEY_TITLES = {
    "document": "文档序号",
    "record": "记录序号",
    "responsibility": "职责序号",
    "task": "任务序号",
    "authority": "权限序号",
    "working_relationship": "协作序号",
    "qualification": "要求序号",
    "diagnostic": "诊断序号",
}
_SOURCE = _columns(Source, left_out=["page"])
_PAGE = _columns(ScrapedPage, "page_")
_LAYOUT = _columns(Document, left_out=set(Document.model_fields) - {"layout"})
_COVERAGE = _columns(Coverage, "coverage_")
_PLAIN_RECORD = _columns(JobRecord, left_out=[*_TABLES_OF_THEIR_OWN, "facets"])
_FACETS = _columns(Facets)
_RESPONSIBILITY = _columns(Responsibility, left_out=["tasks"])
_DIAGNOSTIC = _columns(Diagnostic, left_out=["spans"])

TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        (*_keys("document"), *_SOURCE, *_PAGE, *_LAYOUT, Column("records", "integer", "记录数"), *_COVERAGE),
    ),
    Table("records", (*_keys("document", "record"), Column("path", "text", "路径"), *_PLAIN_RECORD, *_FACETS)),
    Table("responsibilities", (*_keys("document", "record", "responsibility"), *_RESPONSIBILITY)),
    Table("tasks", (*_keys("document", "record", "responsibility", "task"), Column("text", "text", "工作任务"))),
    Table("authorities", (*_keys("document", "record", "authority"), *_columns(Authority))),
    Table(
        "working_relationships",
        (*_keys("document", "record", "working_relationship"), *_columns(WorkingRelationship)),
    ),
    Table("qualifications", (*_keys("document", "record", "qualification"), *_columns(Qualification))),
    Table("diagnostics", (*_keys("document", "diagnostic"), *_DIAGNOSTIC, Column("spans", "text", "位置"))),
)
"""In the order of the contract. ``spans`` of a diagnostic is JSON: ``[[113,116]]``."""


def holds_tables(folder: Path, ending: str) -> bool:
    """Whether a folder holds the tables as files with this ending: ``.parquet``, ``.csv``."""
    return all((folder / f"{name}{ending}").is_file() for name in ("documents", "records"))


def rows(document: Mapping[str, Any], number: int) -> Iterator[tuple[str, Row]]:
    """The rows of ``document`` (the value of a line of JSON), each with the name of its table, in order.

    A lone surrogate, which no table format can hold, becomes U+FFFD. Raises KeyError where a field is missing.
    """
    for table, row in verbatim_rows(document, number):
        yield table, tuple(storable(value) for value in row)


def verbatim_rows(document: Mapping[str, Any], number: int) -> Iterator[tuple[str, Row]]:
    """The rows of ``document`` as ``rows`` gives them, lone surrogates as they are."""
    yield "documents", _document_row(document, number)
    for index, record in enumerate(document["records"]):
        yield from record_rows(record, (number, index), document["source"]["path"])
    for index, diagnostic in enumerate(document["diagnostics"]):
        yield "diagnostics", (number, index, *_DIAGNOSTIC_OF(diagnostic), _json(diagnostic["spans"]))


def _document_row(document: Mapping[str, Any], number: int) -> Row:
    source = document["source"]
    facts = (*_SOURCE_OF(source), *_PAGE_OF(source["page"]), document["layout"])
    return (number, *facts, len(document["records"]), *_COVERAGE_OF(document["coverage"]))


def record_rows(record: Mapping[str, Any], key: tuple[int, int], path: str | None) -> Iterator[tuple[str, Row]]:
    """The rows of one record, known by the numbers of its document and its own; ``path`` is that of its document."""
    yield "records", (*key, path, *map(_plain, _RECORD_OF(record)), *_FACETS_OF(record["facets"]))
    for index, duty in enumerate(record["responsibilities"]):
        yield "responsibilities", (*key, index, *_RESPONSIBILITY_OF(duty))
    for index, duty in enumerate(record["responsibilities"]):
        for task_index, task in enumerate(duty["tasks"]):
            yield "tasks", (*key, index, task_index, task)
    for name, item_of in _ITEMS:
        for index, item in enumerate(record[name]):
            yield name, (*key, index, *item_of(item))


def _fields_of(model: type[BaseModel], left_out: Iterable[str] = ()) -> Callable[[Mapping[str, Any]], Any]:
    """What takes the fields of ``model`` out of an object by their names, whatever the order of its keys."""
    return itemgetter(*(name for name in model.model_fields if name not in left_out))


_SOURCE_OF = _fields_of(Source, ["page"])
_PAGE_OF = _fields_of(ScrapedPage)
_COVERAGE_OF = _fields_of(Coverage)
_RECORD_OF = _fields_of(JobRecord, [*_TABLES_OF_THEIR_OWN, "facets"])
_FACETS_OF = _fields_of(Facets)
_RESPONSIBILITY_OF = _fields_of(Responsibility, ["tasks"])
_LABELLED_OF = _fields_of(LabelledText)
_DIAGNOSTIC_OF = _fields_of(Diagnostic, ["spans"])
_ITEMS = (
    ("authorities", _fields_of(Authority)),
    ("working_relationships", _fields_of(WorkingRelationship)),
    ("qualifications", _fields_of(Qualification)),
)


def _json(spans: list[Any]) -> str:
    return json.dumps(spans, separators=(",", ":"))


def _plain(value: Any) -> Value:
    """A scalar as it is; a list as its items, one a line."""
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]
    return "\n".join(item if isinstance(item, str) else "\t".join(_LABELLED_OF(item)) for item in value) or None


def storable(value: Value) -> Value:
    """``value`` with U+FFFD for each lone surrogate."""
    return _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
