"""Running a program that reads a format for us, in a folder of its own and with a limit of time.

It ends with us, whatever ends us: a shell beside it waits at a pipe that only we hold open. When that closes, the shell
removes the folder and kills the program and all that the program has started.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_GUARDED = """
exec 3<&0 </dev/null
{ read -r _; /bin/rm -rf "$0"; kill -9 0; } <&3 >/dev/null 2>&1 &
exec "$@" 3<&-
"""


class Program:
    """``command``, running in ``folder``, which whoever made it removes when all goes well.

    ``stdout`` is where it writes: subprocess.PIPE for whoever reads it.
    """

    def __init__(self, command: Sequence[str], folder: Path, stdout: int = subprocess.DEVNULL) -> None:
        theirs, self._ours = os.pipe()
        try:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", _GUARDED, str(folder), *command],
                stdin=theirs,
                stdout=stdout,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=os.environ | {"LC_ALL": "C.UTF-8", "HOME": str(folder)},
                start_new_session=True,
            )
        except BaseException:
            os.close(self._ours)
            raise
        finally:
            os.close(theirs)

    def end(self) -> None:
        """Kill it and what it has started; nothing is to be done where it has ended."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        os.close(self._ours)
        if self.process.stdout:
            self.process.stdout.close()
        self.process.wait()


def run_program(command: Sequence[str], folder: Path, seconds: float) -> bytes | None:
    """What ``command`` writes to standard output; None when it ends with another status than 0.

    Raises TimeoutError after ``seconds``; what the program has started ends with it.
    """
    program = Program(command, folder, subprocess.PIPE)
    try:
        output, _ = program.process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"{Path(command[0]).name} did not end within {seconds:g} seconds") from error
    finally:
        program.end()
    return output if program.process.returncode == 0 else None


@contextmanager
def folder_for(data: bytes, name: str) -> Iterator[Path]:
    """The file ``name`` that holds ``data``, in a folder of its own that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="jdparse-") as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        yield file
