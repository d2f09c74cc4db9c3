"""The report as an HTML page: figures with their intervals, plots, and the worst documents, each linked to its view."""

from __future__ import annotations

import html
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jdparse.golden.corpus import CorpusError
from jdparse.golden.report import Group, Read, grouped
from jdparse.golden.views import view, view_name, views_folder
from jdparse.html_pages import report_page as page
from jdparse.html_pages.plots import plot, script

VIEWS = 100
"""How many of the worst documents are listed, each with its view."""
_BAR = 26
"""Pixels of a row of bars and the space around it."""
_ROW = 20
"""Pixels of a row of the heat map."""


def check_report_page(path: Path) -> None:
    """Raises CorpusError, whose message says what to do, when no page can be made: before the corpus is read."""
    if find_spec("plotly") is None:
        raise CorpusError(f"{path}: a page needs the package plotly; pip install 'jdparse[report]'")


def write_report_page(path: Path, reads: Sequence[Read]) -> None:
    """Write the page, and the views that it links to in a folder beside it. Raises CorpusError when one cannot be
    written."""
    worst = [read for read in _worst_first(reads) if read.score.strict_total().f1 < 1][:VIEWS]
    views = views_folder(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report_page(reads, worst, quote(views.name)), "utf-8", "replace")
        if worst:
            views.mkdir(exist_ok=True)
        for read in worst:
            (views / view_name(read)).write_bytes(view(read, f"../{quote(path.name)}"))
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written ({error.strerror}); name another file") from error


def report_page(reads: Sequence[Read], worst: Sequence[Read], views: str) -> str:
    """The page, with the library that draws its plots in it; ``views`` is the link to the folder of the views."""
    families, classes = list(grouped(reads, "family")), list(grouped(reads, "class"))
    parts = [
        f"<h1>{_headline(families[-1])}</h1>",
        _bars("F1 per layout family, with 95 % intervals", families),
        _bars("F1 per class of items, with 95 % intervals", classes),
        _heatmap("Strict F1 of each class in each family", reads),
        _histogram("Documents by their strict F1", reads),
        _figures(families),
        _list_of_worst(worst, views),
    ]
    return page("jdparse golden report", "".join(parts), script=script())


def _worst_first(reads: Sequence[Read]) -> list[Read]:
    """The documents with the lowest F1 first; of equals those that lose more items."""

    def quality(read: Read) -> tuple[float, int, str]:
        total = read.score.strict_total()
        return total.f1, -(total.missed + total.invented), read.case.name

    return sorted(reads, key=quality)


def _headline(group: Group) -> str:
    figures = group.figures()
    low, high = figures["strict_f1_interval"]
    return (
        f"Strict F1 {figures['strict_f1']:.4f} ({low:.3f}–{high:.3f}), soft F1 {figures['soft_f1']:.4f}: "
        f"{group.documents} documents, {group.records} records"
    )


def _bars(heading: str, groups: Sequence[Group]) -> str:
    """Strict F1 with its interval, near and soft F1 of each group, in order from the top."""
    from plotly.graph_objects import Bar, Figure

    rows = [group.figures() for group in groups]
    names = [row["name"] for row in rows]
    strict = [row["strict_f1"] for row in rows]
    above = [max(0.0, row["strict_f1_interval"][1] - row["strict_f1"]) for row in rows]
    below = [max(0.0, row["strict_f1"] - row["strict_f1_interval"][0]) for row in rows]
    errors = {"type": "data", "symmetric": False, "array": above, "arrayminus": below}
    figure = Figure(
        [
            Bar(name="strict", x=strict, y=names, orientation="h", error_x=errors),
            Bar(name="near", x=[row["near_f1"] for row in rows], y=names, orientation="h", visible="legendonly"),
            Bar(name="soft", x=[row["soft_f1"] for row in rows], y=names, orientation="h", visible="legendonly"),
        ]
    )
    figure.update_yaxes(autorange="reversed", type="category", automargin=True)
    return _plot(heading, figure, 120 + _BAR * len(rows))


def _heatmap(heading: str, reads: Sequence[Read]) -> str:
    """A field for each class of items in each family; empty where the family has none of the class."""
    from plotly.graph_objects import Figure, Heatmap

    by_family: dict[str, list[Read]] = {}
    for read in reads:
        by_family.setdefault(read.family, []).append(read)
    classes = [group.name for group in grouped(reads, "class")][:-1]
    scores = {
        family: {group.name: group.score.strict_total().f1 for group in grouped(each, "class")}
        for family, each in sorted(by_family.items())
    }
    rows = [[of_family.get(name) for of_family in scores.values()] for name in classes]
    colours = [[0, "#b03030"], [0.8, "#f0c060"], [1, "#308040"]]
    figure = Figure(Heatmap(z=rows, x=list(scores), y=classes, zmin=0, zmax=1, colorscale=colours, hoverongaps=False))
    figure.update_yaxes(autorange="reversed", automargin=True)
    return _plot(heading, figure, 120 + _ROW * len(classes))


def _histogram(heading: str, reads: Sequence[Read]) -> str:
    from plotly.graph_objects import Figure, Histogram

    values = [read.score.strict_total().f1 for read in reads]
    return _plot(heading, Figure(Histogram(x=values, xbins={"start": 0, "end": 1.02, "size": 0.02})), 300)


def _plot(heading: str, figure: Any, height: int) -> str:
    name = heading.split(",")[0].lower().replace(" ", "-")
    return f"<h2>{html.escape(heading)}</h2>{plot(name, figure, height)}"


def _figures(groups: Sequence[Group]) -> str:
    names = ("strict_precision", "strict_recall", "strict_f1", "strict_macro_f1", "near_f1", "soft_f1", "whole_f1")
    head = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in ("name", "documents", *names))
    rows = []
    for figures in (group.figures() for group in groups):
        cells = [html.escape(figures["name"]), figures["documents"]]
        cells += ["" if figures[name] is None else f"{figures[name]:.4f}" for name in names]
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return f"<h2>Figures</h2><table><tr>{head}</tr>{''.join(rows)}</table>"


def _list_of_worst(reads: Sequence[Read], views: str) -> str:
    rows = []
    for read in reads:
        total = read.score.strict_total()
        link = f'<a href="{views}/{quote(view_name(read))}">{html.escape(read.case.name)}</a>'
        family = html.escape(read.family)
        counts = f"<td>{total.f1:.3f}</td><td>{total.missed}</td><td>{total.invented}</td>"
        rows.append(f"<tr><td>{link}</td><td>{family}</td>{counts}</tr>")
    head = "<tr><th>document</th><th>family</th><th>strict F1</th><th>missed</th><th>invented</th></tr>"
    return f"<h2>The worst documents</h2><table>{head}{''.join(rows)}</table>"
