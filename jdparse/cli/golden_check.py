"""``jdparse golden check``: does the parser still read every page as its golden says?"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.golden_options import workers_option
from jdparse.cli.options import debug_option, labels_option, load_lexicon
from jdparse.cli.status import SOME_FAILED
from jdparse.cli.terminal import say
from jdparse.cli.written_file import write_file

if TYPE_CHECKING:
    from jdparse.golden.checking import Checked
    from jdparse.golden.known_failures import KnownFailure


@click.command(
    name="check",
    short_help="Parse, compare with the goldens, show every difference by field.",
    epilog="Example: jdparse golden check corpus golden --junit check.xml",
)
@click.argument("pages", type=click.Path(path_type=Path), default=Path("corpus"))
@click.argument("goldens", type=click.Path(path_type=Path), default=Path("golden"))
@click.option("--junit", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write JUnit XML too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
@click.option("--known", "show_known", is_flag=True, help="Show the known differences too.")
@workers_option
@labels_option
@debug_option
def command(
    pages: Path,
    goldens: Path,
    junit: Path | None,
    as_json: bool,
    show_known: bool,
    workers: int | None,
    labels_file: Path | None,
) -> None:
    """Read the pages of the folder PAGES and compare each with its golden in the folder GOLDENS, field by field.

    What a golden leaves out (evidence, coverage, source …) is not compared. Differences in known_failures.toml beside
    the goldens do not count; one of them that is none any more does.

    Exit status: 0 no difference, 1 differences, 3 the folders cannot be used.
    """
    from jdparse.cli.golden_reading import checked, known_failures, named_cases
    from jdparse.golden.check_reports import as_data, as_junit
    from jdparse.golden.checking import without_document

    cases = named_cases(pages, goldens, ())
    failures = known_failures(goldens)
    orphans = list(without_document(failures, cases))
    checks = list(checked(cases, failures, load_lexicon(labels_file) if labels_file else None, workers))
    if junit:
        write_file(junit, as_junit(checks, orphans))
    if as_json:
        text = json.dumps(as_data(checks, orphans), ensure_ascii=False, indent=2)
        sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "surrogatepass"))
    else:
        _print(checks, orphans, show_known)
    if orphans or not all(each.is_well for each in checks):
        click.get_current_context().exit(SOME_FAILED)


def _print(checks: Sequence[Checked], orphans: Sequence[KnownFailure], show_known: bool) -> None:
    from jdparse.cli.golden_picture import print_check, print_orphan
    from jdparse.golden.check_reports import as_data

    for check in checks:
        print_check(check, show_known)
    for failure in orphans:
        print_orphan(failure)
    data = as_data(checks, orphans)
    say(
        f"{data['documents']} documents: {data['new']} new differences, {data['known']} known, "
        f"{data['passing']} known failures to strike off, {data['unread']} pages not read"
    )
