"""The group of sub-commands: loads them when called for, turns what they raise into one line and a status."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from jdparse.cli.terminal import say

NAMES = ("convert", "show", "explain", "labels", "schema")
"""The sub-commands, each the ``command`` of the module of its name, in the order of ``--help``."""

USAGE, NOTHING_DONE, INTERRUPTED = 2, 3, 130
"""Exit statuses: wrong usage; nothing could be done; stopped by the user."""


class StopError(Exception):
    """Ends the command with one line on stderr (where, what, what to do) and an exit status."""

    def __init__(self, message: str, status: int = NOTHING_DONE) -> None:
        super().__init__(message)
        self.status = status


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
        except Exception as error:
            if "--debug" in given:
                traceback.print_exc()
            message, status = _message_and_status(error)
            say(message)
        sys.exit(status or 0)


def _message_and_status(error: Exception) -> tuple[str, int]:
    if isinstance(error, click.UsageError):
        help_of = error.ctx.command_path if error.ctx else "jdparse"
        return f"{error.format_message().rstrip('.')}; see {help_of} --help", USAGE
    if isinstance(error, StopError):
        return str(error), error.status
    if isinstance(error, click.Abort):
        return "interrupted", INTERRUPTED
    return f"unexpected {type(error).__name__}: {error}; run it again with --debug and report the bug", NOTHING_DONE
