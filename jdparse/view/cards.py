"""Records as the lines that a page shows: each value beside the pointer of its evidence, names in two languages.

What knows the record contract is here; the script of the page knows lines and values only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from jdparse.records import Document, Facets, JobRecord, ScrapedPage, Source
from jdparse.titles import CATEGORIES, EDUCATION_LEVELS, GENDERS, KINDS, LAYOUTS, SALARY_PERIODS, SCOPES

Bilingual = tuple[str, str]
"""What is said in Chinese and in English."""


class Value(NamedTuple):
    """A value as it is shown, and the JSON Pointer of its evidence; None where no text of the page is behind it."""

    text: str | Bilingual
    pointer: str | None


class Line(NamedTuple):
    """A name, the values beside it, and the lines below it."""

    name: Bilingual | None
    values: Sequence[Value] = ()
    lines: Sequence[Line] = ()


class Card(NamedTuple):
    """A record: what it is of, its title, whether the page ends inside it, and its fields."""

    kind: Bilingual
    title: Value | None
    truncated: bool
    lines: list[Line]


_IN_HEADING = ("kind", "title", "truncated")
_FACET_TITLES: Mapping[Any, str] = EDUCATION_LEVELS | GENDERS | SALARY_PERIODS


def english(name: str) -> str:
    """A name of the contract as English text: ``reports_to`` is "reports to"."""
    return name.replace("_", " ").replace("-", " ")


def field_name(model: type[BaseModel], field: str) -> Bilingual:
    """What the field is called."""
    return model.model_fields[field].title or field, english(field)


def cards(document: Document) -> list[Card]:
    """A card for each record."""
    return [_card(record, f"/records/{index}") for index, record in enumerate(document.records)]


def page_lines(document: Document) -> list[Line]:
    """What is known of the page as a whole."""
    source = document.source
    lines = [
        Line(field_name(Source, name), [Value(str(getattr(source, name)), None)])
        for name in ("path", "media_type", "encoding", "chars")
        if getattr(source, name) is not None
    ]
    layout = Value((LAYOUTS[document.layout], document.layout), None)
    lines.append(Line(field_name(Document, "layout"), [layout]))
    for name in ScrapedPage.model_fields:
        if (value := getattr(source.page, name)) is not None:
            pointer = f"/source/page/{name}"
            known = pointer if pointer in document.evidence else None  # a date that was rewritten has none
            lines.append(Line(field_name(ScrapedPage, name), [Value(str(value), known)]))
    return lines


def _card(record: JobRecord, pointer: str) -> Card:
    title = None if record.title is None else Value(record.title, f"{pointer}/title")
    lines = [line for name in JobRecord.model_fields if (line := _field(record, name, f"{pointer}/{name}"))]
    return Card((KINDS[record.kind], record.kind), title, record.truncated, lines)


def _field(record: JobRecord, name: str, pointer: str) -> Line | None:
    """The line of one field; None where it holds nothing, or stands in the heading."""
    value = getattr(record, name)
    if name in _IN_HEADING or value is None or value == []:
        return None
    called = field_name(JobRecord, name)
    if name in _LISTS:
        lines = [*_LISTS[name](record, pointer)]
        return Line(called, [], lines) if lines else None
    if isinstance(value, list):
        return Line(called, [Value(text, f"{pointer}/{index}") for index, text in enumerate(value)])
    return Line(called, [Value(str(value), pointer)])


def _responsibilities(record: JobRecord, pointer: str) -> Iterator[Line]:
    for index, duty in enumerate(record.responsibilities):
        here = f"{pointer}/{index}"
        values = [] if duty.description is None else [Value(duty.description, f"{here}/description")]
        if duty.time_percent is not None:
            values.append(Value(f"{duty.time_percent:g}%", f"{here}/time_percent"))
        tasks = [Line(None, [Value(task, f"{here}/tasks/{number}")]) for number, task in enumerate(duty.tasks)]
        yield Line(None, values, tasks)


def _authorities(record: JobRecord, pointer: str) -> Iterator[Line]:
    for index, each in enumerate(record.authorities):
        category = [] if each.category is None else [Value(each.category, f"{pointer}/{index}/category")]
        yield Line(None, [*category, Value(each.text, f"{pointer}/{index}/text")])


def _extra(record: JobRecord, pointer: str) -> Iterator[Line]:
    for index, each in enumerate(record.extra):
        here = f"{pointer}/{index}"
        yield Line(None, [Value(each.label, f"{here}/label"), Value(each.text, f"{here}/text")])


def _relationships(record: JobRecord, pointer: str) -> Iterator[Line]:
    for index, each in enumerate(record.working_relationships):
        yield Line((SCOPES[each.scope], each.scope), [Value(each.text, f"{pointer}/{index}/text")])


def _qualifications(record: JobRecord, pointer: str) -> Iterator[Line]:
    for index, each in enumerate(record.qualifications):
        yield Line((CATEGORIES[each.category], each.category), [Value(each.text, f"{pointer}/{index}/text")])


def _facets(record: JobRecord, pointer: str) -> Iterator[Line]:
    for name in Facets.model_fields:
        if (value := getattr(record.facets, name)) is not None:
            yield Line(field_name(Facets, name), [Value(_facet(value), f"{pointer}/{name}")])


def _facet(value: Any) -> str | Bilingual:
    if isinstance(value, str):
        return _FACET_TITLES[value], english(value)
    return f"{value:.12g}"


_LISTS: dict[str, Callable[[JobRecord, str], Iterator[Line]]] = {
    "responsibilities": _responsibilities,
    "authorities": _authorities,
    "working_relationships": _relationships,
    "qualifications": _qualifications,
    "extra": _extra,
    "facets": _facets,
}
