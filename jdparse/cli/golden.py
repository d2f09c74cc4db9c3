"""``jdparse golden``: the parser against pages whose records are known."""

from __future__ import annotations

import click

from jdparse.cli import golden_accept, golden_check, golden_compare, golden_floor, golden_report


@click.group(
    name="golden",
    short_help="Measure the parser on pages whose records are known.",
    epilog="Example: jdparse golden report",
)
def command() -> None:
    """Compare what the parser reads with goldens: the records that a careful reader finds on each page."""


for each in (golden_check, golden_accept, golden_report, golden_compare, golden_floor):
    command.add_command(each.command)
