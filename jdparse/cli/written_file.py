"""A file that a command writes beside what it prints."""

from __future__ import annotations

from pathlib import Path

from jdparse.cli.status import StopError


def write_file(path: Path, content: bytes) -> None:
    """Write the file and its folder; ends the command where that cannot be done."""
    from jdparse.batch.output import OutputError, output_errors

    try:
        with output_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OutputError as error:
        raise StopError(str(error)) from error
