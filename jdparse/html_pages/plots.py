"""Plots of pages of figures: bars beside names or above them, drawn by plotly, whose script the page holds itself."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

_ROW = 24
"""Pixels of a bar and the space around it."""
_UPRIGHT = 320
"""Pixels of a plot with upright bars."""
_FONT = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
"""As the page around it: plotly's own font has no Chinese characters."""


def script() -> str:
    """What draws the plots; it stands once in the page."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs())


def bars(anchor: str, names: Sequence[str], values: Sequence[float], shown: Sequence[str] | None = None) -> str:
    """A horizontal bar for each value, in order from the top; ``shown`` stands at the bars, the values by default."""
    from plotly.graph_objects import Bar, Figure

    labels = [html.escape(name) for name in names]
    figure = Figure(Bar(x=[*values], y=labels, text=[*(shown or map(str, values))], orientation="h"))
    figure.update_yaxes(autorange="reversed", type="category", automargin=True)
    return plot(anchor, figure, 90 + _ROW * len(names))


def columns(anchor: str, names: Sequence[str], values: Sequence[float], shown: Sequence[str] | None = None) -> str:
    """An upright bar for each value, in order from the left: parts of a range."""
    from plotly.graph_objects import Bar, Figure

    figure = Figure(Bar(x=[html.escape(name) for name in names], y=[*values], text=shown))
    figure.update_xaxes(type="category")
    figure.update_yaxes(automargin=True)
    return plot(anchor, figure, _UPRIGHT)


def plot(anchor: str, figure: Any, height: int) -> str:
    """A figure of plotly as a piece of HTML. The same ``anchor``, the id of its element, makes the same bytes."""
    margin = {"l": 10, "r": 10, "t": 10, "b": 40}
    figure.update_layout(height=height, margin=margin, template="plotly_white", font={"family": _FONT})
    drawn = figure.to_html(full_html=False, include_plotlyjs=False, div_id=anchor, config={"displayModeBar": False})
    return str(drawn)
