"""Why a line is no document, found out when a batch of them has failed: looking at each first costs too much."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pydantic import ValidationError

from jdparse.dataframes.errors import FramesError
from jdparse.jsonl import Line
from jdparse.records import SCHEMA_VERSION, Document


def faulty_line(items: Iterable[object]) -> FramesError | None:
    """What is wrong with the first line that is no Document of this schema: where, why, what to do."""
    for item in items:
        if isinstance(item, Line) and (why := _fault(item.text)):
            return FramesError(f"{item.place}: {why}")
    return None


def _fault(text: bytes) -> str | None:
    try:
        data = json.loads(text)
    except ValueError as error:
        return f"is no JSON ({error}); name a file that jdparse convert wrote"
    version = data.get("schema_version", SCHEMA_VERSION) if isinstance(data, dict) else SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        return f"is of schema version {version!r}, this jdparse reads {SCHEMA_VERSION!r}; convert the pages again"
    try:
        # Strict, as the columns are: "2" is no headcount. A lone surrogate is no fault, but pydantic reads none.
        Document.model_validate_json(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        return f"is no Document ({where}: {first['msg']}); name a file that jdparse convert wrote"
    return None
