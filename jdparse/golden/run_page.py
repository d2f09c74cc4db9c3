"""The comparison of two runs as one HTML page, which needs nothing else to be looked at."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence

from jdparse.golden.picture import Line, difference_lines
from jdparse.golden.run_comparison import ChangedDocument, RunComparison
from jdparse.html_pages import report_page

_STYLE = """
table { width: auto; }
td, th { padding: .2em .8em; text-align: right; }
td:first-child, th:first-child { text-align: left; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 var(--mono); }
.bar { display: inline-block; height: .8em; background: #69c; vertical-align: middle; }
.kind { color: #b60; } .field { color: #069; } .pointer, .place { color: #888; }
.golden, .lost { color: #b00; } .parser, .gained { color: #070; }
summary { cursor: pointer; }
"""
_LONGEST_BAR = 240
"""Pixels of the bar of the field with the most differences."""


def page(comparison: RunComparison, names: tuple[str, str], facts: Sequence[str], raw_of: Callable[[str], str]) -> str:
    """The page. ``facts`` are the lines of the account; ``raw_of`` gives the raw text of a page by its path, empty
    where it is not at hand."""
    heading = f"{names[0]} → {names[1]}"
    parts = [
        f"<h1>{html.escape(heading)}</h1>",
        f"<ul>{''.join(f'<li>{html.escape(fact)}</li>' for fact in facts)}</ul>",
        "<h2>Fields</h2>",
        _fields(comparison),
        "<h2>Documents, the worst first</h2>",
        *(_document(each, raw_of) for each in comparison.worst()),
    ]
    return report_page(heading, "".join(parts), _STYLE)


def _fields(comparison: RunComparison) -> str:
    most = max((row.differences for row in comparison.fields.values()), default=0)
    rows = []
    for name, row in sorted(comparison.fields.items(), key=lambda item: (-item[1].differences, item[0])):
        numbers = (row.documents, row.differences)
        cells = "".join(f"<td>{number}</td>" for number in numbers)
        cells += f'<td class="gained">{row.gained or ""}</td><td class="lost">{row.lost or ""}</td>'
        width = round(_LONGEST_BAR * row.differences / max(most, 1))
        bar = f'<td><span class="bar" style="width:{width}px"></span></td>'
        rows.append(f"<tr><td>{html.escape(name)}</td>{cells}{bar}</tr>")
    heads = ("field", "documents", "differences", "gained", "lost", "")
    head = "".join(f"<th>{name}</th>" for name in heads)
    return f"<table><tr>{head}</tr>{''.join(rows)}</table>"


def _document(document: ChangedDocument, raw_of: Callable[[str], str]) -> str:
    raw = raw_of(document.path)
    lines = (line for difference in document.differences for line in difference_lines(difference, raw))
    said = f"{document.path}: {document.changed} differences"
    against = f', <span class="gained">{document.gained} gained</span>' if document.gained else ""
    against += f', <span class="lost">{document.lost} lost</span>' if document.lost else ""
    body = "\n".join("".join(_pieces(line)) for line in lines)
    is_open = " open" if document.lost else ""
    return f"<details{is_open}><summary>{html.escape(said)}{against}</summary><pre>{body}</pre></details>"


def _pieces(line: Line) -> Iterator[str]:
    return (f'<span class="{piece.role}">{html.escape(piece.text)}</span>' for piece in line)
