"""Running a program that reads a format for us, in a folder of its own and with a limit of time."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path


def run_program(command: list[str], folder: Path, seconds: float) -> bytes | None:
    """What ``command`` writes to standard output; None when it ends with another status than 0.

    Raises TimeoutError after ``seconds``; what the program has started ends with it.
    """
    environment = os.environ | {"LC_ALL": "C.UTF-8", "HOME": str(folder)}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            raise TimeoutError(f"{Path(command[0]).name} did not end within {seconds:g} seconds") from error
    return output if process.returncode == 0 else None
