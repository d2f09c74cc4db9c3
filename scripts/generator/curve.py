"""The learning curve: F1 against the strength of the noises, in all and per layout, as one HTML page."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.measuring import Figures


def write_curve(path: Path, curve: Mapping[float, Figures], costs: Mapping[str, float]) -> None:
    """Write the page: ``curve`` has the figures at each strength, ``costs`` what each noise costs, in points of F1."""
    from plotly.graph_objects import Bar, Figure, Scatter
    from plotly.offline import get_plotlyjs

    strengths = list(curve)
    lines = [Scatter(x=strengths, y=[curve[at].strict for at in strengths], name="all", line={"width": 4})]
    for layout in curve[strengths[0]].by_layout:
        values = [curve[at].by_layout[layout].strict_total().f1 for at in strengths]
        lines.append(Scatter(x=strengths, y=values, name=layout, line={"width": 1}, visible="legendonly"))
    plots = {"Strict F1 against the strength of all noises": _laid_out(Figure(lines), 480)}
    if costs:
        worst_first = sorted(costs, key=costs.__getitem__)
        bars = Bar(x=[costs[name] for name in worst_first], y=worst_first, orientation="h")
        figure = _laid_out(Figure(bars), 90 + 22 * len(costs))
        figure.update_yaxes(autorange="reversed", automargin=True)
        plots["Points of strict F1 that each noise alone costs"] = figure
    drawn = (f"<h2>{html.escape(name)}</h2>{_drawn(figure)}" for name, figure in plots.items())
    head = f'<meta charset="utf-8"><title>Generated pages</title><script>{get_plotlyjs()}</script>'
    path.write_text(f"<!doctype html>\n<html><head>{head}</head><body>{''.join(drawn)}</body></html>\n", "utf-8")


def _laid_out(figure: Any, height: int) -> Any:
    return figure.update_layout(height=height, template="plotly_white", margin={"t": 20})


def _drawn(figure: Any) -> str:
    drawn: str = figure.to_html(full_html=False, include_plotlyjs=False, config={"displaylogo": False})
    return drawn
