"""A document as rich draws it: the page on top, its records, what they cover, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jdparse.cli.record_picture import record_picture
from jdparse.cli.terminal import in_one_line, printable, shortened
from jdparse.records import Coverage, Diagnostic, Document, ScrapedPage, Source

_SIGNS = {
    "value": ("█", "green"),
    "label": ("▓", "cyan"),
    "marker": ("▒", "blue"),
    "chrome": ("░", "bright_black"),
    "unclaimed": ("!", "red"),
}
_SEVERITIES = {"info": "blue", "warning": "yellow", "error": "bold red"}
_MOST_RAW_TEXT = 400
"""Characters of raw text shown with a diagnostic, before they are fitted to the width."""


def document_picture(document: Document, raw: str, width: int) -> RenderableType:
    """The picture of ``document``; ``raw`` is the text that its spans point into, ``width`` in columns."""
    return Group(*_parts(document, raw, width))


def _parts(document: Document, raw: str, width: int) -> Iterator[RenderableType]:
    yield _page(document)
    if not document.records:
        yield Text("no records: the text describes no position or department", style="yellow")
    for number, record in enumerate(document.records, 1):
        yield record_picture(number, record)
    yield from _coverage(document.coverage, width)
    yield from _diagnostics(document.diagnostics, raw, width)


def _page(document: Document) -> Table:
    """What is known of the document as a whole, a line for each thing known."""
    source = document.source
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(overflow="fold")
    for name in ("path", "media_type", "encoding", "chars"):
        _add_row(table, Source.model_fields[name].title, name, getattr(source, name))
    _add_row(table, Document.model_fields["layout"].title, "layout", document.layout)
    for name, field in ScrapedPage.model_fields.items():
        _add_row(table, field.title, name, getattr(source.page, name))
    return table


def _add_row(table: Table, title: str | None, name: str, value: object) -> None:
    if value is not None:
        table.add_row(f"{title} {name}", Text(printable(str(value))))


def _coverage(coverage: Coverage, width: int) -> Iterator[RenderableType]:
    """A bar as wide as the terminal, a part for each use of the characters, and what the parts mean."""
    counts = coverage.model_dump()
    total = sum(counts.values())
    yield Rule(f"覆盖 coverage: {total} characters", style="bright_black")
    if not total:
        return
    bar, legend = Text(), []
    seen = drawn = 0
    for name, count in counts.items():
        sign, style = _SIGNS[name]
        seen += count
        columns = round(width * seen / total) - drawn
        drawn += columns
        bar.append(sign * columns, style)
        title = Coverage.model_fields[name].title
        legend.append(Text.assemble((sign, style), f" {title} {name} {count / total:.1%}"))
    yield bar
    yield Columns(legend, padding=(0, 3))


def _diagnostics(diagnostics: list[Diagnostic], raw: str, width: int) -> Iterator[RenderableType]:
    yield Rule(f"诊断 diagnostics: {len(diagnostics)}", style="bright_black")
    for each in diagnostics:
        style = _SEVERITIES[each.severity]
        yield Text.assemble((f"{each.severity} ", style), (each.code, "bold"), f"  {printable(each.message)}")
        place = Text("  ")
        if each.pointer is not None:
            place.append(f"{each.pointer}  ", "cyan")
        for start, end in each.spans[:1]:
            place.append(f"{start}-{end}  ", "bright_black")
        pieces = "…".join(raw[start:end] for start, end in each.spans)[:_MOST_RAW_TEXT]
        place.append(shortened(in_one_line(pieces), max(20, width - place.cell_len)))
        yield place
