"""``jdparse schema``: the record contract as JSON Schema."""

from __future__ import annotations

import json
import sys

import click

from jdparse.cli.options import debug_option


@click.command(
    name="schema",
    short_help="Print the JSON Schema of a document.",
    epilog="Example: jdparse schema > schema/document.json",
)
@debug_option
def command() -> None:
    """Print the JSON Schema of a document to stdout."""
    from jdparse.records import Document

    schema = json.dumps(Document.model_json_schema(), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{schema}\n".encode())
