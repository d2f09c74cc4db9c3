"""One document as a page: its text with every span marked, its records, what is doubtful, what the golden says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from jdparse.html_pages import asset, json_for_script, locked_page
from jdparse.records import Coverage, Diagnostic, Document, JobRecord, RawSpan
from jdparse.titles import DIAGNOSTICS, SEVERITIES
from jdparse.view.cards import Bilingual, cards, english, field_name, page_lines

_ROOM = "jdparse.view"
_STYLES = ("common.css", "document.css", "fields.css")
_SCRIPTS = (
    *("language.js", "settings.js", "offsets.js", "segments.js", "raw_text.js", "records.js", "lighting.js"),
    *("notes.js", "search.js", "keys.js", "document.js"),
)
_BEYOND_FIRST_PLANE = re.compile("[\U00010000-\U0010ffff]")


class Note(NamedTuple):
    """What a golden says of a page: a value that was missed (``-``) or invented (``+``)."""

    sign: str
    name: str
    """The field or part of one that it is of."""
    context: str
    text: str
    pointer: str | None = None
    """Where the value stands among those that were read; None for one that was missed."""
    spans: Sequence[Sequence[int]] = ()
    """Where the golden says that one that was missed stands, as in evidence; empty where it does not say."""


def document_page(
    document: Document, raw: str, classes: bytes, index: str | None = None, golden: Sequence[Note] | None = None
) -> bytes:
    """The page, in UTF-8. The same document gives the same bytes.

    ``raw`` is the text that the evidence points into; ``classes`` what became of each of its characters, as
    ``parse_page`` gives it. ``index`` is a link to the list that the page belongs to, ``golden`` what was missed and
    invented where that is known.
    """
    data = _data(document, raw, classes) | {"index": index, "golden": golden}
    before, behind = locked_page(
        f"{document.source.path} - jdparse",
        asset(_ROOM, "document.html"),
        asset(_ROOM, *_STYLES),
        in_one_scope(asset(_ROOM, *_SCRIPTS)),
    )
    return f"{before}{json_for_script(data)}{behind}".encode("utf-8", "replace")


def in_one_scope(scripts: str) -> str:
    """``scripts`` as one strict script that leaves no names behind."""
    return f'"use strict";(() => {{\n{scripts}}})();'


def _data(document: Document, raw: str, classes: bytes) -> dict[str, Any]:
    """What the script draws. Spans count code points, as evidence does; ``astral`` says where JavaScript counts two."""
    return {
        "path": document.source.path,
        "text": raw,
        "astral": [found.start() for found in _BEYOND_FIRST_PLANE.finditer(raw)],
        "classes": _runs(classes),
        "classNames": [(name, *field_name(Coverage, name)) for name in Coverage.model_fields],
        "page": page_lines(document),
        "records": [card._asdict() for card in cards(document)],
        "evidence": document.evidence,
        "fields": {name: field_name(JobRecord, name) for name in JobRecord.model_fields}
        | {"page": field_name(type(document.source), "page")},
        "diagnostics": [_diagnostic(each) for each in document.diagnostics],
    }


def _runs(classes: Iterable[int]) -> list[int]:
    """How many characters of which class follow each other: ``[12, 3, 4, 0]`` is 12 of chrome, then 4 of values."""
    return [number for kind, run in groupby(classes) for number in (sum(1 for _ in run), kind)]


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    name: Bilingual = DIAGNOSTICS[found.code], english(found.code)
    spans: list[RawSpan] = found.spans
    return {
        "level": found.severity,
        "severity": (SEVERITIES[found.severity], found.severity),
        "name": name,
        "message": found.message,
        "spans": spans,
        "pointer": found.pointer,
    }
