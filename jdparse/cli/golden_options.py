"""What the commands of ``jdparse golden`` take: the two folders, the names of goldens, how many workers."""

from __future__ import annotations

from pathlib import Path

import click

pages_option = click.option(
    "--pages", type=click.Path(path_type=Path), default=Path("corpus"), show_default=True, help="The folder of pages."
)
goldens_option = click.option(
    "--goldens",
    type=click.Path(path_type=Path),
    default=Path("golden"),
    show_default=True,
    help="The folder of goldens.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes parse; one per core unless given.",
)
