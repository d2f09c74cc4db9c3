"""``jdparse explain``: what every stage of the parser did, each span with the rule that chose it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.options import debug_option, file_argument, labels_option, load_lexicon, read_document
from jdparse.cli.status import USAGE, StopError
from jdparse.cli.terminal import in_one_line, padded, shortened

if TYPE_CHECKING:
    from jdparse.parsing.pipeline import StageTrace, TraceLine

_LEAST_TEXT = 20


@click.command(
    name="explain",
    short_help="Show what every stage of the parser did.",
    epilog="Example: jdparse explain page.txt --stage segment",
)
@file_argument
@click.option("--stage", metavar="S", help="Only this stage.")
@click.option("--full", is_flag=True, help="Do not shorten the texts to the width of the terminal.")
@labels_option
@debug_option
def command(file: str, stage: str | None, full: bool, labels_file: Path | None) -> None:
    """Print what every stage did with FILE: where in the raw text, by which rule, what it found."""
    from jdparse.parsing.pipeline import trace

    lexicon = load_lexicon(labels_file)
    stages = trace(read_document(file), lexicon)
    if stage is not None:
        names = [each.name for each in stages]
        if stage not in names:
            raise StopError(f"--stage {stage}: there is no such stage; one of {', '.join(names)}", USAGE)
        stages = [each for each in stages if each.name == stage]
    width = None if full else shutil.get_terminal_size().columns
    for each in stages:
        _print_stage(each, width)


def _print_stage(stage: StageTrace, width: int | None) -> None:
    """A heading and one line per span; ``width`` in columns, None for no limit."""
    from rich.cells import cell_len

    click.secho(f"── {stage.name} ({len(stage.lines)}) ──", bold=True)
    rows = [(_place(line), in_one_line(line.rule), in_one_line(line.note)) for line in stage.lines]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for line, row in zip(stage.lines, rows, strict=True):
        cells = [padded(cell, cells) for cell, cells in zip(row, widths, strict=True) if cells]
        front = "  ".join(cells)
        text = in_one_line(line.text)
        if width is not None:
            text = shortened(text, max(_LEAST_TEXT, width - cell_len(front) - 2))
        click.echo(f"{front}  {text}".rstrip())
    click.echo()


def _place(line: TraceLine) -> str:
    """``start-end`` of the raw text, and in how many pieces where it is more than one."""
    if not line.spans:
        return "-"
    pieces = f" ×{len(line.spans)}" if len(line.spans) > 1 else ""
    return f"{line.spans[0].start}-{line.spans[-1].end}{pieces}"
