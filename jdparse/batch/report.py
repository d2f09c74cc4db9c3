"""The summary of a run as one HTML page, which needs nothing else to be looked at."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from jdparse.batch.convert import Account
from jdparse.batch.output import OutputError, output_errors, refuse_existing
from jdparse.batch.sinks.moving import move_file, partial_path
from jdparse.batch.summary import Summary
from jdparse.html_pages import plots, report_page
from jdparse.statistics.filled import field_of
from jdparse.statistics.shares import Shares


def check_report(path: Path, replace: bool) -> None:
    """Raises OutputError when no report can be written to ``path``, before a run that would take hours."""
    if find_spec("plotly") is None:
        raise OutputError(f"{path}: a report needs the package plotly; pip install 'jdparse[report]'")
    refuse_existing([path], replace)


def write_report(path: Path, summary: Summary, account: Account) -> None:
    """Write the page. Raises OutputError when it cannot be."""
    with output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial_path(path).write_text(page(summary, account), "utf-8", "replace")
        move_file(partial_path(path), path)


def page(summary: Summary, account: Account) -> str:
    """The page, with the library that draws its plots in it."""
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
    return report_page(f"jdparse: {account}", "".join(parts), script=plots.script())


def _coverage(summary: Summary) -> dict[str, float]:
    return {
        f"{field_of(name)[0]} {name}": round(100 * count / summary.records, 1)
        for name, count in summary.fields.most_common()
    }


def _bars(heading: str, values: Mapping[str, float]) -> str:
    return f"<h2>{html.escape(heading)}</h2>{plots.bars(_anchor(heading), [*values], [*values.values()])}"


def _columns(heading: str, shares: Shares) -> str:
    return f"<h2>{html.escape(heading)}</h2>{plots.columns(_anchor(heading), shares.names(), shares.counts)}"


def _anchor(heading: str) -> str:
    return heading.split(":")[0].split(",")[0].lower().replace(" ", "-")


def _table(heading: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<h2>{html.escape(heading)}</h2><table><tr>{head}</tr>{body}</table>"
