"""Differences on a terminal: in colours there, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable

import click

from jdparse.cli.terminal import in_one_line
from jdparse.golden.check_reports import passing_line
from jdparse.golden.checking import Checked, Unread
from jdparse.golden.comparing.differences import Difference
from jdparse.golden.known_failures import KnownFailure
from jdparse.golden.picture import Line, Role, difference_lines
from jdparse.golden.run_comparison import ChangedDocument, RunComparison

_COLOURS: dict[Role, str | None] = {
    "kind": "yellow",
    "field": "cyan",
    "pointer": "bright_black",
    "golden": "red",
    "parser": "green",
    "place": "bright_black",
    "plain": None,
}


def print_check(check: Checked, show_known: bool) -> None:
    """What is wrong with a page, and what is known to be; nothing where all is well."""
    known = check.judged.known if show_known else []
    if check.is_well and not known:
        return
    click.secho(f"{in_one_line(check.name)} ({check.family})", bold=True)
    if isinstance(check.found, Unread):
        click.echo(f"  {click.style('the page cannot be read', fg='red')}: {in_one_line(check.found.message)}")
    if check.judged.new or known:
        raw = check.raw()
        print_differences(check.judged.new, raw)
        print_differences(known, raw, "known: ")
    for failure in check.judged.passing:
        click.echo(f"  {click.style(in_one_line(passing_line(failure)), fg='magenta')}")


def print_differences(differences: Iterable[Difference], raw: str, before: str = "") -> None:
    """The lines of each difference."""
    for difference in differences:
        for number, line in enumerate(difference_lines(difference, raw)):
            click.echo(f"  {before if not number else ''}{_styled(line)}")


def print_fields(comparison: RunComparison) -> None:
    """A row for each field in which two runs differ."""
    rows = [("field", "documents", "differences", "gained", "lost")]
    for name, row in sorted(comparison.fields.items()):
        rows.append((name, str(row.documents), str(row.differences), str(row.gained), str(row.lost)))
    if len(rows) > 1:
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for name, *numbers in rows:
            cells = [number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True)]
            click.echo("  ".join([name.ljust(widths[0]), *cells]))


def print_document(document: ChangedDocument, raw: str) -> None:
    """A document that two runs read differently."""
    against = f" ({document.gained} gained, {document.lost} lost)" if document.gained or document.lost else ""
    click.secho(f"{in_one_line(document.path)}: {document.changed} differences{against}", bold=True)
    print_differences(document.differences, raw)


def print_orphan(failure: KnownFailure) -> None:
    """A known failure of a document that is not there."""
    said = f"{failure.document}: has known failures but no golden; strike them off"
    click.secho(in_one_line(said), fg="magenta")


def _styled(line: Line) -> str:
    return "".join(click.style(in_one_line(piece.text), fg=_COLOURS[piece.role]) for piece in line)
