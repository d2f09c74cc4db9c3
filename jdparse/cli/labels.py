"""``jdparse labels``: the label lexicon in force."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.options import debug_option, labels_option, load_lexicon
from jdparse.cli.status import USAGE, StopError
from jdparse.cli.terminal import padded, printable

if TYPE_CHECKING:
    from jdparse.lexicon import Label


@click.command(
    name="labels",
    short_help="List the label lexicon in force.",
    epilog="Example: jdparse labels --field responsibilities",
)
@click.option("--field", metavar="FIELD", help="Only the labels of this field, its parts included.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of objects.")
@labels_option
@debug_option
def command(field: str | None, as_json: bool, labels_file: Path | None) -> None:
    """Print every label with the field it fills, its strength and the file it comes from."""
    labels = load_lexicon(labels_file).labels
    if field is not None:
        fields = {label.field for label in labels}
        labels = tuple(label for label in labels if label.field == field or label.field.startswith(f"{field}."))
        if not labels:
            raise StopError(f"--field {field}: no label fills it; one of {', '.join(sorted(fields))}", USAGE)
    _print_json(labels) if as_json else _print_table(labels)


def _print_json(labels: tuple[Label, ...]) -> None:
    from jdparse.titles import field_title

    rows = [
        {
            "label": label.text,
            "field": label.field,
            "field_title": field_title(label.field),
            "strength": label.strength,
            "source": label.source,
        }
        for label in labels
    ]
    sys.stdout.buffer.write(f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n".encode())


def _print_table(labels: tuple[Label, ...]) -> None:
    from rich.cells import cell_len

    from jdparse.titles import field_title

    rows = [("label", "field", "title", "strength", "source")]
    rows += [(label.text, label.field, field_title(label.field), label.strength, label.source) for label in labels]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo(printable(line.rstrip()))
