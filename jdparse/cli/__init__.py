"""The ``jdparse`` command: arguments in, one call, exit status out."""

from __future__ import annotations

import sys

from jdparse._version import __version__

VERSION_LINE = f"jdparse {__version__}"


def main() -> None:
    """Run the command with the arguments of this process, and exit.

    The version is asked for by scripts and installers: it is answered before anything is imported.
    """
    if sys.argv[1:] == ["--version"]:
        print(VERSION_LINE)
        return
    from jdparse.cli.commands import jdparse

    jdparse()
