"""Charts on a terminal."""

from __future__ import annotations

from rich.bar import Bar
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jdparse.statistics.charts import Chart, charts, headline
from jdparse.statistics.counts import Statistics

_LEAST_BAR = 10
"""Columns of the longest bar on a narrow terminal."""


def print_charts(statistics: Statistics) -> None:
    """The charts of some documents, one below the other."""
    console = Console(highlight=False, emoji=False)
    console.print(Text(headline(statistics), "bold"))
    for chart in charts(statistics):
        console.print()
        console.print(Text(chart.title, "bold"))
        if chart.bars:
            console.print(_drawn(chart))
        console.print(Padding(Text(chart.sentence, "italic"), (0, 0, 0, 2)))


def _drawn(chart: Chart) -> Table:
    """The bars in rows, a part of a range too."""
    longest = max(bar.value for bar in chart.bars)
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(justify="right")
    table.add_column(ratio=1, min_width=_LEAST_BAR)
    table.add_column(no_wrap=True)
    for bar in chart.bars:
        table.add_row(Text(bar.name), Bar(longest or 1, 0, bar.value), Text(bar.shown))
    return table
