"""``jdparse golden``: the parser against pages whose records are known."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli import golden_accept, golden_check, golden_compare
from jdparse.cli.options import debug_option, labels_option, load_lexicon
from jdparse.cli.status import StopError
from jdparse.cli.terminal import padded, printable

if TYPE_CHECKING:
    from jdparse.golden.report import Group, Grouping

_HEADINGS = ("documents", "records", "precision", "recall", "strict F1", "soft F1", "unclaimed", "invented")


@click.group(
    name="golden",
    short_help="Measure the parser on pages whose records are known.",
    epilog="Example: jdparse golden report",
)
def command() -> None:
    """Compare what the parser reads with goldens: the records that a careful reader finds on each page."""


command.add_command(golden_check.command)
command.add_command(golden_accept.command)
command.add_command(golden_compare.command)


@command.command(
    name="report",
    short_help="Print strict and soft F1 and the unclaimed text per layout family.",
    epilog="Example: jdparse golden report corpus golden --by noise",
)
@click.argument("pages", type=click.Path(path_type=Path), default=Path("corpus"))
@click.argument("goldens", type=click.Path(path_type=Path), default=Path("golden"))
@click.option(
    "--by",
    type=click.Choice(["family", "noise", "document", "held-out"]),
    default="family",
    show_default=True,
    help="What a line of the report is about.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of objects.")
@labels_option
@debug_option
def report(pages: Path, goldens: Path, by: Grouping, as_json: bool, labels_file: Path | None) -> None:
    """Read the pages of the folder PAGES and score them against the goldens of the folder GOLDENS.

    A golden is a JSON file with the stem of its page. An index.toml beside the goldens may say more of a page: its
    family, its kinds of noise, the classes of each record that are open.
    """
    from jdparse.golden.corpus import CorpusError, cases
    from jdparse.golden.report import grouped, read_case
    from jdparse.reading import ReadError

    lexicon = load_lexicon(labels_file)
    try:
        groups = list(grouped((read_case(case, lexicon) for case in cases(pages, goldens)), by))
    except (CorpusError, ReadError) as error:
        raise StopError(str(error)) from error
    _print_json(groups) if as_json else _print_table(groups, by)


def _print_json(groups: Iterable[Group]) -> None:
    figures = [group.figures() for group in groups]
    sys.stdout.buffer.write(f"{json.dumps(figures, ensure_ascii=False, indent=2)}\n".encode())


def _print_table(groups: Iterable[Group], by: str) -> None:
    rows = [(by, *_HEADINGS), *(_row(group) for group in groups)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *figures in rows:
        cells = [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True)]
        click.echo(printable("  ".join([padded(name, widths[0]), *cells])))


def _row(group: Group) -> tuple[str, ...]:
    strict, soft = group.score.strict_total(), group.score.soft_total()
    shares = (strict.precision, strict.recall, strict.f1, soft.f1, group.unclaimed_share)
    counts = (str(group.documents), str(group.records))
    return (group.name, *counts, *(f"{share:.3f}" for share in shares), str(group.invented_records))
