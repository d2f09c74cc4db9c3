"""Another version of the parser, as git has it, in an environment of its own: it needs nothing of this one's.

The environment holds what that version's pyproject.toml depends on, and is kept for all versions that depend on the
same; the version itself runs from its checkout.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import time
import tomllib
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_COMPLETE = ".complete"
_WHAT_IT_TAKES = 1
"""The exit status of ``convert`` where some documents failed: a run all the same."""


class VersionError(Exception):
    """A version cannot be had or does not run; the message says which, why and what to do."""


@dataclass(frozen=True, slots=True)
class Version:
    """A parser to run: its Python, and the folder that its package is imported from."""

    python: Path
    root: Path

    def convert(self, inputs: Sequence[Path], out: Path, workers: int) -> float:
        """Convert ``inputs`` to the new file ``out``; the seconds that it took. Raises VersionError where it fails."""
        given = [str(path.resolve()) for path in inputs]
        command = [str(self.python), "-m", "jdparse", "convert", *given, "-o", str(out), "--workers", str(workers)]
        started = time.perf_counter()
        ran = subprocess.run(command, cwd=self.root, capture_output=True, env=os.environ | {"PYTHONPATH": "."})
        if ran.returncode > _WHAT_IT_TAKES or not out.exists():
            said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
            raise VersionError(f"{self.root}: does not convert ({said[-1] if said else ran.returncode})")
        return time.perf_counter() - started


def this_version() -> Version:
    """The parser that is running."""
    return Version(Path(sys.executable), Path(__file__).resolve().parents[2])


def version_of(ref: str, repository: Path, checkout: Path, environments: Path) -> Version:
    """The version at the git reference ``ref`` of ``repository``, put into the folder ``checkout``.

    Its environment is made below the folder ``environments`` unless it is there, which takes pip and a network.
    Raises VersionError where git does not have it or the environment cannot be made.
    """
    archive = _git(repository, ref, "archive", "--format=tar", f"{ref}^{{tree}}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(checkout, filter="data")
    return Version(_environment(checkout / "pyproject.toml", environments), checkout)


def _git(repository: Path, ref: str, *command: str) -> bytes:
    try:
        top = subprocess.run(
            ["git", "-C", str(repository), "rev-parse", "--show-toplevel"], capture_output=True, check=True, text=True
        ).stdout.strip()
        return subprocess.run(["git", "-C", top, *command], capture_output=True, check=True).stdout
    except OSError as error:
        raise VersionError(f"{ref}: git cannot be run ({error.strerror}); install git") from error
    except subprocess.CalledProcessError as error:
        raise VersionError(f"{ref}: git has no such version here; name a branch, tag or commit") from error


def _environment(project: Path, environments: Path) -> Path:
    """The Python of an environment with the dependencies of ``project``."""
    try:
        dependencies = tomllib.loads(project.read_text("utf-8"))["project"].get("dependencies", [])
    except (OSError, ValueError, KeyError) as error:
        raise VersionError(f"{project}: says no dependencies ({error}); name a version that has them") from error
    key = hashlib.sha256(json.dumps([sys.version, sorted(dependencies)]).encode()).hexdigest()[:16]
    folder = environments / key
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (folder / _COMPLETE).exists():
        venv.create(folder, clear=True, with_pip=bool(dependencies))
        if dependencies:
            _install(python, dependencies)
        (folder / _COMPLETE).touch()
    return python


def _install(python: Path, dependencies: Sequence[str]) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *dependencies]
    ran = subprocess.run(command, capture_output=True)
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise VersionError(f"{python.parent}: pip cannot install what the version needs ({said[-1] if said else ''})")
