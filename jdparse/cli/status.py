"""How a command ends: exit statuses, and the error that carries one."""

from __future__ import annotations

SOME_FAILED = 1
"""The run is complete, but some documents failed."""
USAGE = 2
"""Wrong usage."""
NOTHING_DONE = 3
"""Nothing could be done: no input found, output not writable."""
INTERRUPTED = 130
"""Stopped by the user."""


class StopError(Exception):
    """Ends the command with one line on stderr (where, what, what to do) and an exit status."""

    def __init__(self, message: str, status: int = NOTHING_DONE) -> None:
        super().__init__(message)
        self.status = status
