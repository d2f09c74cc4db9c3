"""The group of sub-commands: loads them when called for, turns what they raise into one line and a status."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from jdparse._version import __version__
from jdparse.cli import VERSION_LINE
from jdparse.cli.options import debug_option
from jdparse.cli.status import INTERRUPTED, NOTHING_DONE, USAGE, StopError
from jdparse.cli.terminal import say

NAMES = ("convert", "merge", "show", "view", "explain", "export", "stats", "golden", "labels", "schema")
"""The sub-commands, each the ``command`` of the module of its name, in the order of ``--help``."""


class Commands(click.Group):
    """Sub-commands by name, imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in NAMES:
            return None
        command: click.Command = import_module(f"jdparse.cli.{cmd_name}").command
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command and exit: 0 done, 1 some failed, 2 wrong usage, 3 nothing done, 130 interrupted."""
        given = list(sys.argv[1:] if args is None else args)
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal that knows no Chinese is no reason to fail
        try:
            status = super().main(given, prog_name or "jdparse", complete_var, standalone_mode=False, **extra)
        except (Exception, KeyboardInterrupt) as error:  # click makes Abort of one that comes while a command runs only
            if "--debug" in given:
                traceback.print_exc()
            message, status = _message_and_status(error)
            say(message)
        sys.exit(status or 0)


@click.group(
    cls=Commands,
    name="jdparse",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: jdparse convert pages/ -o records.jsonl",
)
@click.version_option(__version__, message=VERSION_LINE)
@debug_option
@click.pass_context
def jdparse(context: click.Context) -> None:
    """Turn Chinese job descriptions into validated records, every value tied to its place in the text."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(USAGE)


def _message_and_status(error: Exception | KeyboardInterrupt) -> tuple[str, int]:
    if isinstance(error, click.UsageError):
        help_of = error.ctx.command_path if error.ctx else "jdparse"
        return f"{error.format_message().rstrip('.')}; see {help_of} --help", USAGE
    if isinstance(error, StopError):
        return str(error), error.status
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return "interrupted", INTERRUPTED
    return f"unexpected {type(error).__name__}: {error}; run it again with --debug and report the bug", NOTHING_DONE
