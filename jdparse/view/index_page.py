"""The index of many pages: a row for each document, those that failed included, with filters."""

from __future__ import annotations

from typing import Any, NamedTuple

from jdparse.html_pages import asset, json_for_script, locked_page
from jdparse.records import Document
from jdparse.titles import LAYOUTS
from jdparse.view.cards import Bilingual, field_name
from jdparse.view.document_page import in_one_scope

_ROOM = "jdparse.view"


class Row(NamedTuple):
    """What the index tells of a document."""

    path: str
    link: str | None
    """Where its page stands, relative to the index; None where there is none."""
    layout: str | None
    records: int
    titles: tuple[str, ...]
    """Of its first records."""
    chars: int
    unclaimed: int
    """How many of ``chars`` no field took."""
    doubts: int
    """Diagnostics that are warnings or errors."""
    code: str | None = None
    """Why it failed, and the message that says so; None where it did not."""
    message: str | None = None


class IndexText(NamedTuple):
    """The index in the parts that it is written in, so that it may be longer than memory: ``before``, rows with
    ``between`` them, ``behind``."""

    before: str
    between: str
    behind: str
    behind_the_first: str
    """In the place of ``behind`` where there were more documents than the index shows."""


def index_text(heading: str) -> IndexText:
    """The index but for its rows, each of which is ``row_text`` of a Row; ``heading`` says what it is of."""
    before, behind = locked_page(
        f"{heading} - jdparse",
        asset(_ROOM, "index.html"),
        asset(_ROOM, "common.css", "index.css"),
        in_one_scope(asset(_ROOM, "language.js", "settings.js", "index.js")),
    )
    layouts: dict[str, Bilingual] = {code: (chinese, code) for code, chinese in LAYOUTS.items()}
    facts: dict[str, Any] = {"heading": heading, "layouts": layouts, "layout": field_name(Document, "layout")}
    start = f"{json_for_script(facts)[:-1]},"
    return IndexText(f'{before}{start}"rows":[\n', ",\n", f"]}}{behind}", f'],"more":true}}{behind}')


def row_text(row: Row) -> str:
    """The row as the page embeds it."""
    return json_for_script(row)
