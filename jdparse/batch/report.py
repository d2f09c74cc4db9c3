"""The summary of a run as one HTML page, which needs nothing else to be looked at."""

from __future__ import annotations

import html
import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jdparse.batch.convert import Account
from jdparse.batch.output import OutputError, output_errors
from jdparse.batch.sinks.moving import move_file, partial_path
from jdparse.batch.summary import SHARES, Summary
from jdparse.html_pages import report_page
from jdparse.records import Facets, JobRecord

_ROW = 24
"""Pixels of a bar and the space around it."""


def check_report(path: Path, replace: bool) -> None:
    """Raises OutputError when no report can be written to ``path``, before a run that would take hours."""
    if find_spec("plotly") is None:
        raise OutputError(f"{path}: a report needs the package plotly; pip install 'jdparse[report]'")
    if os.path.lexists(path) and not replace:
        raise OutputError(f"{path}: exists already; give --overwrite to replace it, or name another report")


def write_report(path: Path, summary: Summary, account: Account) -> None:
    """Write the page. Raises OutputError when it cannot be."""
    with output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial_path(path).write_text(page(summary, account), "utf-8", "replace")
        move_file(partial_path(path), path)


def page(summary: Summary, account: Account) -> str:
    """The page, with the library that draws its plots in it."""
    from plotly.offline import get_plotlyjs

    share = summary.unclaimed / max(summary.characters, 1)
    parts = [
        f"<h1>{html.escape(str(account))}</h1>",
        f"<p>{summary.records} records; {summary.characters} characters, of which no field took {share:.1%}.</p>",
        _bars("Documents by outcome", dict(summary.outcomes.most_common())),
        _bars("Documents by layout family", dict(summary.layouts.most_common())),
        _bars("Field coverage: share of records that fill the field, %", _coverage(summary)),
        _columns("Unclaimed text: documents by the share that no field took", summary.unclaimed_shares),
        _bars("Slowest documents, seconds", {name: round(seconds, 3) for seconds, name in summary.slowest}),
        _table("Failures", ("path", "code", "message"), [(f.path, f.code, f.message) for f in summary.failures]),
    ]
    return report_page(f"jdparse: {account}", "".join(parts), script=get_plotlyjs())


def _coverage(summary: Summary) -> dict[str, float]:
    return {
        f"{_title(name)} {name}": round(100 * count / summary.records, 1)
        for name, count in summary.fields.most_common()
    }


def _title(field: str) -> str:
    facet = field.removeprefix("facets.")
    known = (JobRecord if facet == field else Facets).model_fields[facet]
    return known.title or facet


def _bars(heading: str, values: Mapping[str, float]) -> str:
    """A horizontal bar for each value, in order from the top."""
    from plotly.graph_objects import Bar

    names = [html.escape(name) for name in values]
    bars = Bar(x=list(values.values()), y=names, text=list(values.values()), orientation="h")
    return _plot(heading, bars, 90 + _ROW * len(values), yaxis={"autorange": "reversed", "type": "category"})


def _columns(heading: str, counts: Sequence[int]) -> str:
    """An upright bar for each part of the range from 0 to 100 %."""
    from plotly.graph_objects import Bar

    step = 100 // SHARES
    names = [f"{number * step}–{(number + 1) * step} %" for number in range(len(counts))]
    return _plot(heading, Bar(x=names, y=list(counts)), 320, xaxis={"type": "category"})


def _plot(heading: str, bars: Any, height: int, **axes: Any) -> str:
    from plotly.graph_objects import Figure

    figure = Figure(bars)
    figure.update_layout(height=height, margin={"l": 10, "r": 10, "t": 10, "b": 40}, template="plotly_white", **axes)
    figure.update_yaxes(automargin=True)
    name = heading.split(":")[0].split(",")[0].lower().replace(" ", "-")
    drawn = figure.to_html(full_html=False, include_plotlyjs=False, div_id=name, config={"displaylogo": False})
    return f"<h2>{html.escape(heading)}</h2>{drawn}"


def _table(heading: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<h2>{html.escape(heading)}</h2><table><tr>{head}</tr>{body}</table>"
