"""``jdparse export``: records in the words of other vocabularies."""

from __future__ import annotations

import click

from jdparse.cli import export_jobposting


@click.group(
    name="export",
    short_help="Write positions as JobPosting of schema.org.",
    epilog="Example: jdparse export jobposting records.jsonl -o postings.jsonl",
)
def command() -> None:
    """Write records in the words of another vocabulary."""


command.add_command(export_jobposting.command)
