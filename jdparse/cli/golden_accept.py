"""``jdparse golden accept``: the one way in which goldens and the list of known failures change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.golden_options import goldens_option, pages_option, workers_option
from jdparse.cli.options import debug_option, labels_option, load_lexicon
from jdparse.cli.status import StopError
from jdparse.cli.terminal import say

if TYPE_CHECKING:
    from jdparse.golden.acceptance import Decide
    from jdparse.golden.checking import Checked
    from jdparse.golden.corpus import Case
    from jdparse.golden.known_failures import KnownFailure
    from jdparse.lexicon import Lexicon


@click.command(
    name="accept",
    short_help="Review what differs: keep the golden, take what the parser reads, or skip.",
    epilog='Example: jdparse golden accept --only page --keep "the header of this site is not known yet"',
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@pages_option
@goldens_option
@click.option("--all", "take_all", is_flag=True, help="Take every change without asking.")
@click.option("--keep", metavar="REASON", help="Keep every golden without asking: what differs is a known failure.")
@click.option(
    "--only", multiple=True, metavar="CLASS", help="Only differences of this field or class; may be repeated."
)
@click.option("--known", is_flag=True, help="Review the known failures too.")
@click.option("--delete", is_flag=True, help="With --all: take also what would only delete values or records.")
@click.option("--new", is_flag=True, help="Make goldens for pages that have none.")
@click.option("--dirty", is_flag=True, help="Write although git does not have the goldens as they stand.")
@workers_option
@labels_option
@debug_option
def command(
    names: tuple[str, ...],
    pages: Path,
    goldens: Path,
    take_all: bool,
    keep: str | None,
    only: tuple[str, ...],
    known: bool,
    delete: bool,
    new: bool,
    dirty: bool,
    workers: int | None,
    labels_file: Path | None,
) -> None:
    """Go through the differences between the parser and the goldens NAME... (all of them by default).

    Keep: the golden is right; the difference is listed in known_failures.toml with a reason. Take: the golden says from
    now on what the parser reads. Skip: nothing changes. Known failures that are read right by now are struck off.
    No golden is ever deleted.
    """
    from jdparse.cli.golden_reading import checked, known_failures, named_cases
    from jdparse.golden.known_failures import KNOWN_FAILURES, write_known_failures

    _check_usage(take_all, keep, new)
    if keep is None and not dirty:
        _check_committed(goldens)
    lexicon = load_lexicon(labels_file) if labels_file else None
    if new:
        _make_goldens(pages, goldens, names, lexicon, workers)
        return
    cases = named_cases(pages, goldens, names)
    failures = known_failures(goldens)
    reviewed: list[KnownFailure] = []
    decide, totals = _decide(take_all, keep, delete), Counter[str]()
    try:
        for case, check in zip(cases, checked(cases, failures, lexicon, workers), strict=True):
            reviewed += _review(case, check, decide, only, known, totals)
            failures = [failure for failure in failures if failure.document != case.name]
    finally:
        write_known_failures(goldens / KNOWN_FAILURES, [*failures, *reviewed])
    say(
        f"{totals['take']} changes taken, {totals['keep']} kept as known failures, {totals['skip']} skipped, "
        f"{totals['struck']} known failures struck off"
    )


def _check_usage(take_all: bool, keep: str | None, new: bool) -> None:
    if take_all + (keep is not None) + new > 1:
        raise click.UsageError("--all, --keep and --new each say what to do; give one of them")
    if keep is not None and not keep.strip():
        raise click.UsageError("--keep needs a reason; say why the parser is wrong")


def _check_committed(goldens: Path) -> None:
    from jdparse.golden.writing import uncommitted

    names = uncommitted(goldens)
    if names:
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        raise StopError(f"{names[0]}{more}: not as git has it; commit or restore the goldens, or give --dirty")


def _review(
    case: Case, check: Checked, decide: Decide, only: Sequence[str], known: bool, totals: Counter[str]
) -> list[KnownFailure]:
    """The entries of the document after its review; its golden is written where it takes something."""
    from jdparse.golden.acceptance import reviewed
    from jdparse.golden.checking import Unread
    from jdparse.golden.writing import write_golden

    if isinstance(check.found, Unread):
        say(f"{check.found.message}; its golden stays as it is")
    accepted = reviewed(case, check, decide, only, known)
    if accepted.golden is not None:
        write_golden(case.path, accepted.golden)
    totals.update(accepted.verdicts)
    totals["struck"] += accepted.struck
    return accepted.failures


def _decide(take_all: bool, keep: str | None, delete: bool) -> Decide:
    from jdparse.cli.golden_review import Review, take_unless_lost
    from jdparse.golden.acceptance import Decision

    if keep is not None:
        return lambda check, change: Decision("keep", keep)
    return take_unless_lost(delete) if take_all else Review().decide


def _make_goldens(
    pages: Path, goldens: Path, names: Sequence[str], lexicon: Lexicon | None, workers: int | None
) -> None:
    """Goldens for the pages that have none, at the same place in their folder."""
    from jdparse.cli.golden_reading import read_pages
    from jdparse.golden.checking import Unread
    from jdparse.golden.corpus import pages_by_stem
    from jdparse.golden.writing import write_golden

    there = {golden.stem for golden in goldens.rglob("*.json")}
    without = [page for name, page in pages_by_stem(pages).items() if name not in there and name in (names or [name])]
    if not without:
        raise StopError(f"{pages}: has no page without a golden; leave --new out to review those that have one")
    for page, document in zip(without, read_pages(without, lexicon, workers), strict=True):
        if isinstance(document, Unread):
            say(document.message)
            continue
        path = (goldens / page.relative_to(pages)).with_suffix(".json")
        write_golden(path, document)
        click.echo(f"{path}: new; read it beside the page before it is committed")
