"""The review of changes: one question each, or none at all."""

from __future__ import annotations

import click

from jdparse.cli.golden_picture import print_differences
from jdparse.cli.terminal import in_one_line, say
from jdparse.golden.acceptance import Decide, Decision
from jdparse.golden.changes import Change
from jdparse.golden.checking import Checked

_QUESTION = "  keep the golden, take what is read (+), or skip"


class Review:
    """Asks about each change; remembers the last reason, which is often the next one's too."""

    def __init__(self) -> None:
        self._document = ""
        self._reason: str | None = None
        self._raw = ""

    def decide(self, check: Checked, change: Change) -> Decision:
        """Show the change and ask. Ctrl-C, or the end of the input, ends the command."""
        if check.name != self._document:
            self._document, self._raw = check.name, check.raw()
            click.secho(f"{in_one_line(check.name)} ({check.family})", bold=True)
        print_differences(change.differences, self._raw)
        choices = click.Choice(["keep", "take", "skip", "k", "t", "s"], case_sensitive=False)
        answer = click.prompt(_QUESTION, type=choices, show_choices=False, prompt_suffix="? [k/t/s] ")
        verdict = str(answer)[0].lower()
        if verdict == "k":
            self._reason = click.prompt("  why is the parser wrong", default=self._reason)
            return Decision("keep", str(self._reason))
        if verdict == "t" and change.only_deletes and not click.confirm("  the golden will say less; take it"):
            return Decision("skip")
        return Decision("take" if verdict == "t" else "skip")


def take_unless_lost(delete: bool) -> Decide:
    """Takes every change; those that only delete with ``delete`` alone, and says which it leaves."""

    def decide(check: Checked, change: Change) -> Decision:
        if delete or not change.only_deletes:
            return Decision("take")
        pointers = ", ".join(difference.pointer for difference in change.differences)
        say(f"{check.name}: {pointers} would be deleted; review it without --all, or give --delete")
        return Decision("skip")

    return decide
