"""``jdparse golden floor``: quality that must not be lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.options import debug_option, labels_option, load_lexicon
from jdparse.cli.status import NOTHING_DONE, SOME_FAILED, USAGE, StopError
from jdparse.cli.terminal import say

if TYPE_CHECKING:
    from jdparse.golden.floor import Figures, Floor


@click.command(
    name="floor",
    short_help="Check that no family or class of items is read worse than before.",
    epilog="Example: jdparse golden floor corpus golden --write",
)
@click.argument("pages", type=click.Path(path_type=Path), default=Path("corpus"))
@click.argument("goldens", type=click.Path(path_type=Path), default=Path("golden"))
@click.option("--write", is_flag=True, help="Set the floor to what the parser reaches now.")
@click.option("--allow-regression", is_flag=True, help="Let --write lower figures; needs --reason.")
@click.option("--reason", help="Why figures may be lowered; kept in the file.")
@labels_option
@debug_option
def command(
    pages: Path,
    goldens: Path,
    write: bool,
    allow_regression: bool,
    reason: str | None,
    labels_file: Path | None,
) -> None:
    """Compare strict F1 per layout family and class of items with GOLDENS/floor.toml.

    Status 1 when a figure has fallen by more than the file's tolerance, or when the corpus is not the one that the
    floor was set on: then it has to be written anew.
    """
    if allow_regression and not (write and reason and reason.strip()):
        raise StopError("--allow-regression: give --write and a --reason, which is kept in the file", USAGE)
    from jdparse.golden.corpus import CorpusError, cases
    from jdparse.golden.floor import FILE, corpus_hash, figures_of, raised, read_floor, write_floor
    from jdparse.golden.report import read_case
    from jdparse.reading import ReadError

    path, lexicon = goldens / FILE, load_lexicon(labels_file)
    try:
        floor, found = read_floor(path), cases(pages, goldens)
        if floor is None and not write:
            raise StopError(f"{path}: there is no floor yet; set it with --write", NOTHING_DONE)
        figures, corpus = figures_of([read_case(case, lexicon) for case in found]), corpus_hash(found)
        if floor and not write:
            _check(path, floor, figures, corpus)
        elif floor and not allow_regression:
            _refuse_to_lower(path, floor, figures)
        if write:
            write_floor(path, raised(floor, corpus, figures, reason))
    except (CorpusError, ReadError) as error:
        raise StopError(str(error)) from error
    done = "the floor is set" if write else "no figure is below the floor"
    say(f"{path}: {done}; strict F1 of all {figures['all']['strict']:.4f}")


def _check(path: Path, floor: Floor, figures: Figures, corpus: str) -> None:
    if fallen := _told(floor, figures, floor.tolerance):
        raise StopError(f"{path}: {fallen} figures are below the floor; mend what lost them", SOME_FAILED)
    if floor.corpus != corpus:
        raise StopError(f"{path}: was set on another corpus; set it anew with --write", SOME_FAILED)


def _refuse_to_lower(path: Path, floor: Floor, figures: Figures) -> None:
    if fallen := _told(floor, figures, 0.0):
        advice = "mend what lost them, or give --allow-regression and a --reason"
        raise StopError(f"{path}: would lower {fallen} figures; {advice}", SOME_FAILED)


def _told(floor: Floor, figures: Figures, tolerance: float) -> int:
    """How many figures are below the floor; each is printed."""
    from jdparse.golden.floor import lost

    fallen = list(lost(floor, figures, tolerance))
    for name, value, now in fallen:
        click.echo(f"{name}: {now:.4f}, floor {value:.4f}")
    return len(fallen)
