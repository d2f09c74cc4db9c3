"""``jdparse golden report``: figures over pages whose records are known."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.options import debug_option, labels_option, load_lexicon
from jdparse.cli.status import StopError
from jdparse.cli.terminal import padded, printable

if TYPE_CHECKING:
    from jdparse.golden.report import Group, Grouping

_HEADINGS = (
    *("documents", "records", "precision", "recall", "strict F1", "95 %", "macro", "near F1", "soft F1", "whole"),
    *("unclaimed", "invented"),
)


@click.command(
    name="report",
    short_help="Print how well pages are read, per layout family, class of items, noise or document.",
    epilog="Example: jdparse golden report corpus golden --by class --html out/report.html",
)
@click.argument("pages", type=click.Path(path_type=Path), default=Path("corpus"))
@click.argument("goldens", type=click.Path(path_type=Path), default=Path("golden"))
@click.option(
    "--by",
    type=click.Choice(["family", "class", "noise", "document", "held-out"]),
    default="family",
    show_default=True,
    help="What a line of the report is about.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of objects.")
@click.option("--html", "page", type=click.Path(path_type=Path), help="Also write a page with plots and views.")
@labels_option
@debug_option
def command(
    pages: Path, goldens: Path, by: Grouping, as_json: bool, page: Path | None, labels_file: Path | None
) -> None:
    """Read the pages of the folder PAGES and score them against the goldens of the folder GOLDENS.

    A golden is a JSON file with the stem of its page. An index.toml beside the goldens may say more of a page: its
    family, its kinds of noise, the classes of each record that are open.

    Strict: class and text agree. Near: but for a tenth of the text. Soft: characters. Whole: records without a fault.
    Macro: the mean of the classes. 95 %: the bootstrap interval of strict F1.
    """
    from jdparse.golden.corpus import CorpusError, cases
    from jdparse.golden.report import grouped, read_case
    from jdparse.golden.report_page import check_report_page, write_report_page
    from jdparse.reading import ReadError

    lexicon = load_lexicon(labels_file)
    try:
        if page:
            check_report_page(page)
        reads = [read_case(case, lexicon) for case in cases(pages, goldens)]
        if page:
            write_report_page(page, reads)
    except (CorpusError, ReadError) as error:
        raise StopError(str(error)) from error
    groups = list(grouped(reads, by))
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
    found = group.figures()
    low, high = found["strict_f1_interval"]
    return (
        group.name,
        str(group.documents),
        str(group.records),
        *(f"{found[name]:.3f}" for name in ("strict_precision", "strict_recall", "strict_f1")),
        f"{low:.3f}–{high:.3f}",
        *(f"{found[name]:.3f}" for name in ("strict_macro_f1", "near_f1", "soft_f1")),
        "" if found["whole_f1"] is None else f"{found['whole_f1']:.3f}",
        f"{group.unclaimed_share:.3f}",
        str(group.invented_records),
    )
