"""The ``jdparse`` command: arguments in, one call, exit status out.

Sub-commands are imported when they are called for, so that ``jdparse --version`` answers at once.
"""

from __future__ import annotations

import click

from jdparse._version import __version__
from jdparse.cli.commands import Commands


@click.group(
    cls=Commands,
    name="jdparse",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: jdparse convert pages/ -o records.jsonl",
)
@click.version_option(__version__, prog_name="jdparse", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Turn Chinese job descriptions into validated records, every value tied to its place in the text."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)
