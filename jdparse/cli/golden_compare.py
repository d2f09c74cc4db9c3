"""``jdparse golden compare``: what a change to the parser changes."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.convert import cores
from jdparse.cli.golden_options import workers_option
from jdparse.cli.options import debug_option
from jdparse.cli.status import StopError
from jdparse.cli.terminal import say
from jdparse.cli.written_file import write_file

if TYPE_CHECKING:
    from jdparse.golden.run_comparison import RunComparison


@dataclass(frozen=True, slots=True)
class Runs:
    """The two runs: their files, what they are called, the seconds that each took, and where their pages are."""

    base: Path
    new: Path
    names: tuple[str, str]
    seconds: tuple[float | None, float | None]
    inputs: tuple[Path, ...] = ()

    def raw_of(self, path: str) -> str:
        """The raw text of a page by its ``source.path``; empty where its file is not at hand."""
        from jdparse.reading import ReadError, read_file

        for given in self.inputs:
            page = given / path if given.is_dir() else given
            if page.is_file() and (given.is_dir() or given.name == path):
                try:
                    return read_file(page).text
                except ReadError:
                    return ""
        return ""


@click.command(
    name="compare",
    short_help="Show what changes from one run, or one version of the parser, to another.",
    epilog="Example: jdparse golden compare --base-ref main corpus --html out/compare.html",
)
@click.argument("given", nargs=-1, type=click.Path(path_type=Path), metavar="[BASE NEW | PAGES...]")
@click.option("--base-ref", metavar="GIT_REF", help="Compare that version of the parser with this one, over PAGES.")
@click.option(
    "--goldens",
    type=click.Path(path_type=Path),
    default=Path("golden"),
    show_default=True,
    help="Goldens of some of the pages, by their stems: gains and losses are counted against them.",
)
@click.option(
    "--html", "html_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a page."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
@click.option(
    "--most",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="How many changed documents to show with their differences, the worst first.",
)
@workers_option
@debug_option
def command(
    given: tuple[Path, ...],
    base_ref: str | None,
    goldens: Path,
    html_file: Path | None,
    as_json: bool,
    most: int,
    workers: int | None,
) -> None:
    """Compare the runs BASE and NEW, two files of JSON lines that jdparse convert wrote.

    With --base-ref both runs are made here: PAGES (corpus by default) are converted by the version of the parser that
    git has under that name, in an environment of its own, and by this one.
    """
    from jdparse.golden.corpus import CorpusError, goldens_in
    from jdparse.golden.run_comparison import compared
    from jdparse.golden.runs import RunError, documents_in, side_by_side
    from jdparse.golden.versions import VersionError

    try:
        with _runs(given, base_ref, workers or cores()) as runs:
            pages = side_by_side(documents_in(runs.base), documents_in(runs.new))
            comparison = compared(pages, goldens_in(goldens), most)
    except (CorpusError, RunError, VersionError) as error:
        raise StopError(str(error)) from error
    facts = _facts(comparison, runs)
    if html_file:
        from jdparse.golden.run_page import page

        write_file(html_file, page(comparison, runs.names, facts, runs.raw_of).encode("utf-8", "replace"))
    _print_json(comparison, runs) if as_json else _print(comparison, runs, facts)


@contextmanager
def _runs(given: Sequence[Path], base_ref: str | None, workers: int) -> Iterator[Runs]:
    """The runs to compare; those that are made here last as long as the context."""
    if base_ref is None:
        if len(given) != 2:
            raise click.UsageError("name two runs, BASE and NEW, or a version with --base-ref")
        yield Runs(given[0], given[1], (given[0].name, given[1].name), (_seconds(given[0]), _seconds(given[1])))
        return
    from jdparse.golden.versions import this_version, version_of

    inputs = tuple(given) or (Path("corpus"),)
    missing = [str(path) for path in inputs if not path.exists()]
    if missing:
        raise StopError(f"{missing[0]}: there is no such file or folder; name the pages to convert")
    with tempfile.TemporaryDirectory() as folder:
        base, new, checkout = (Path(folder) / name for name in ("base.jsonl", "new.jsonl", "checkout"))
        say(f"making ready the version {base_ref}")
        version = version_of(base_ref, Path(), checkout, _environments())
        say("converting with both versions")
        seconds = (version.convert(inputs, base, workers), this_version().convert(inputs, new, workers))
        yield Runs(base, new, (base_ref, "this version"), seconds, inputs)


def _environments() -> Path:
    """Where environments of other versions are kept: the user's folder for what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jdparse/environments"


def _seconds(run: Path) -> float | None:
    from jdparse.batch.ledger_seconds import seconds_of

    return seconds_of(run.with_name(f"{run.name}.ledger"))


def _facts(comparison: RunComparison, runs: Runs) -> list[str]:
    """The account, a line for each fact."""
    apart = f"{len(comparison.only_base)} only in {runs.names[0]}, {len(comparison.only_new)} only in {runs.names[1]}"
    facts = [f"{comparison.documents} documents in both: {comparison.changed} changed; {apart}"]
    before, after = (share.value for share in comparison.unclaimed)
    facts.append(f"text that no field took: {before:.2%} -> {after:.2%}")
    if comparison.with_golden:
        one, other = (each.strict_total().f1 for each in comparison.scores)
        gained = sum(row.gained for row in comparison.fields.values())
        lost = sum(row.lost for row in comparison.fields.values())
        facts.append(f"strict F1 over {comparison.with_golden} goldens: {one:.4f} -> {other:.4f}")
        facts.append(f"mistakes against the goldens: {gained} gained (are no more), {lost} lost (are new)")
    base, new = runs.seconds
    if base and new:
        facts.append(f"time: {base:.1f} s -> {new:.1f} s ({new / base - 1:+.0%})")
    return facts


def _print(comparison: RunComparison, runs: Runs, facts: Sequence[str]) -> None:
    from jdparse.cli.golden_picture import print_document, print_fields

    for fact in facts:
        click.echo(fact)
    print_fields(comparison)
    for document in comparison.worst():
        print_document(document, runs.raw_of(document.path))
    left = comparison.changed - len(comparison.worst())
    if left:
        say(f"{left} more changed documents; --most {comparison.changed} shows all")


def _print_json(comparison: RunComparison, runs: Runs) -> None:
    figures = {"base": runs.names[0], "new": runs.names[1], "seconds": runs.seconds} | comparison.figures()
    text = json.dumps(figures, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "surrogatepass"))
