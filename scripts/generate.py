"""Makes pages with their exact gold, dumps of any size, and figures on how noise is read.

``generate.py pages OUT`` writes pages and goldens that ``jdparse golden`` reads; ``generate.py dump OUT.jsonl`` pages
alone, for benchmarks; ``generate.py measure`` tells what the parser makes of them, ``generate.py blame`` which noises
the losses come from; ``generate.py curve OUT.html`` plots F1 against the strength of the noises. The same seed gives
the same pages.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator.blaming import Blamed, blamed
from generator.layouts import LAYOUTS
from generator.measuring import Figures, Series, measured
from generator.noises import NOISES
from generator.writing_out import write_dump, write_pages

MODERATE = 0.25
"""At this strength each noise of a page meets a quarter of the pages, and each noise of places a quarter of the places
that it would touch on the worst pages. That makes ten kinds of noise on a page; pages of the corpus have four, the
worst of them eleven (the ``noise`` of golden/index.toml)."""

ALL = tuple(noise.name for noise in NOISES)


_SERIES = (
    click.option("--pages", type=click.IntRange(min=1), default=420, show_default=True, help="How many."),
    click.option("--seed", type=int, default=0, show_default=True),
    click.option("--noise", multiple=True, type=click.Choice(["all", *ALL]), help="Default: none."),
    click.option("--strength", type=click.FloatRange(0, 1), default=MODERATE, show_default=True),
    click.option("--layout", multiple=True, type=click.Choice([each.name for each in LAYOUTS]), help="Default: all."),
)


def series_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which pages; the command is given the Series that they make."""

    @wraps(command)
    def run(
        pages: int, seed: int, noise: tuple[str, ...], strength: float, layout: tuple[str, ...], **more: Any
    ) -> None:
        noises = ALL if "all" in noise else noise
        command(series=Series(pages, seed, noises, strength, layout), **more)

    for option in reversed(_SERIES):
        run = option(run)
    return run


workers_option = click.option("--workers", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default=True)


@click.group(help=__doc__)
def main() -> None: ...


@main.command()
@series_options
@click.argument("out", type=click.Path(path_type=Path))
def pages(series: Series, out: Path) -> None:
    """Write OUT/pages, OUT/golden and OUT/golden/index.toml."""
    write_pages(out, map(series.make, range(series.pages)))


@main.command()
@series_options
@click.argument("out", type=click.Path(path_type=Path))
def dump(series: Series, out: Path) -> None:
    """Write the texts as a record file, one page a line."""
    write_dump(out, map(series.make, range(series.pages)))


@main.command()
@series_options
@click.option("--each", is_flag=True, help="Each noise alone, against none.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workers_option
def measure(series: Series, each: bool, as_json: bool, workers: int) -> None:
    """Print strict and soft F1 per layout, or what each noise costs."""
    figures = _costs(series, workers) if each else _by_layout(measured(series, workers), series.pages)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    for name, row in figures.items():
        click.echo(f"{name:28}" + "  ".join(f"{key} {value:.4f}" for key, value in row.items()))


def _by_layout(figures: Figures, pages: int) -> dict[str, dict[str, float]]:
    rows = {**dict(sorted(figures.by_layout.items())), "all": figures.total}
    found = {name: {"strict": row.strict_total().f1, "soft": row.soft_total().f1} for name, row in rows.items()}
    found["all"]["noises a page"] = figures.noises / pages
    return found


def _costs(series: Series, workers: int) -> dict[str, dict[str, float]]:
    """Strict F1 without any noise, and with each alone; the cost in points."""
    clean = measured(Series(series.pages, series.seed, (), 0.0, series.layouts), workers).strict
    rows = {"none": {"strict": clean, "points": 0.0}}
    for name in series.noises or ALL:
        alone = Series(series.pages, series.seed, (name,), series.strength, series.layouts)
        strict = measured(alone, workers).strict
        rows[name] = {"strict": strict, "points": 100 * (strict - clean)}
    return rows


@main.command()
@series_options
def blame(series: Series) -> None:
    """Print which noises lose how many items (all, if none is named), the dearest first, each with its worst page."""
    found: dict[tuple[str, ...], list[Blamed]] = {}
    for each in blamed(replace(series, noises=series.noises or ALL)):
        found.setdefault(each.noises, []).append(each)
    for noises, pages in sorted(found.items(), key=lambda row: -sum(each.lost for each in row[1])):
        worst = max(pages, key=lambda each: each.lost)
        lost = sum(each.lost for each in pages)
        click.echo(f"{lost:5} items, {len(pages):3} pages, worst {worst.page}: {' + '.join(noises) or 'no noise'}")


@main.command()
@series_options
@click.option("--steps", type=click.IntRange(min=1), default=8, show_default=True, help="Strengths between 0 and 1.")
@click.option("--each", is_flag=True, help="Also what each noise alone costs, at the given strength.")
@workers_option
@click.argument("out", type=click.Path(path_type=Path))
def curve(series: Series, steps: int, each: bool, workers: int, out: Path) -> None:
    """Plot strict F1 against the strength of the noises (all, if none is named) as the page OUT."""
    from generator.curve import write_curve

    found = {}
    for step in range(steps + 1):
        strength = step / steps
        at = Series(series.pages, series.seed, series.noises or ALL, strength, series.layouts)
        found[strength] = measured(at, workers)
        click.echo(f"strength {strength:.3f}  strict {found[strength].strict:.4f}")
    costs = {name: row["points"] for name, row in _costs(series, workers).items() if name != "none"} if each else {}
    write_curve(out, found, costs)


if __name__ == "__main__":
    main()
