"""Documents to be counted: a hundred characters each, with the records and facets that a test is about."""

from __future__ import annotations

from typing import Any

from golden_documents import document

from jdparse.records import Document
from jdparse.statistics.counts import Statistics


def position(**facets: Any) -> dict[str, Any]:
    return {"kind": "position", "title": "门卫", "facets": facets}


DEPARTMENT = {"kind": "department", "title": "保卫科"}


def document_of(*records: dict[str, Any], layout: str = "form", unclaimed: int = 0) -> Document:
    """A document of a hundred characters with these records."""
    plain = document() | {"records": [*records], "layout": layout, "evidence": {}, "diagnostics": []}
    plain["source"] |= {"encoding": "utf-8", "chars": 100}
    return Document.model_validate(plain | {"coverage": {"value": 100 - unclaimed, "unclaimed": unclaimed}})


def statistics_of(*documents: Document) -> Statistics:
    statistics = Statistics()
    for each in documents:
        statistics.add(each)
    return statistics
