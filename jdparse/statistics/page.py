"""The charts as one HTML page, which needs nothing else to be looked at."""

from __future__ import annotations

import html

from jdparse.html_pages import report_page
from jdparse.html_pages.plots import bars, columns, script
from jdparse.statistics.charts import Chart, charts, headline
from jdparse.statistics.counts import Statistics

_STYLE = "section { margin: 2.5em 0; } .said { color: #555; }"


def page(statistics: Statistics) -> str:
    """The page, with the library that draws its plots in it. The same counts give the same bytes."""
    body = f"<h1>{html.escape(headline(statistics))}</h1>{''.join(map(_section, charts(statistics)))}"
    return report_page("jdparse: statistics", body, _STYLE, script())


def _section(chart: Chart) -> str:
    drawn = ""
    if chart.bars:
        names, values, shown = zip(*chart.bars, strict=True)
        drawn = (columns if chart.is_range else bars)(chart.anchor, names, values, shown)
    heading = f"<h2>{html.escape(chart.title)}</h2>"
    return f'<section>{heading}{drawn}<p class="said">{html.escape(chart.sentence)}</p></section>'
