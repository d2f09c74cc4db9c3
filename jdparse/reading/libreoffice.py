"""LibreOffice: turns documents that nothing here reads into .docx or .xlsx.

It takes a second to start and a tenth of one for a document, so one stays with this process: it has a text of its own
open, without which it would end behind the first document. A document is handed to it by a call on the same profile,
which waits until it is done; where it has died, the call does the work itself.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from pathlib import Path

from jdparse.reading.programs import Program, folder_for, run_program

_SECONDS = 25.0
"""A document whose worker is ended after 30 should have been told before."""
_SECONDS_TO_START = 20.0
_MOST_DOCUMENTS = 200
"""After which it is replaced, against what it leaks."""

_lock = threading.Lock()
_running: _Office | None = None


def is_installed() -> bool:
    """Whether there is a LibreOffice."""
    return shutil.which("soffice") is not None


def by_libreoffice(data: bytes, ending: str, to: str) -> bytes | None:
    """The document ``data``, of a type whose names end in ``ending`` (``doc``), as one of ``to`` (``docx``).

    None when LibreOffice makes nothing of it, whatever status it ends with. Raises TimeoutError.
    """
    with _lock, folder_for(data, f"document.{ending}") as document:
        office = _office()
        was_new = office.documents == 0
        converted = _converted(office, document, to)
        if converted is None and not was_new:  # the document before may have spoilt it
            end_libreoffice()
            converted = _converted(_office(), document, to)
        return converted


def _converted(office: _Office, document: Path, to: str) -> bytes | None:
    try:
        office.convert(document, to)
    except TimeoutError:
        end_libreoffice()
        raise
    result = document.with_suffix(f".{to}")
    return result.read_bytes() if result.exists() else None


def _office() -> _Office:
    """The one that stays, started where there is none. One that this process was forked with is not its own."""
    global _running
    if _running is None or _running.owner != os.getpid():
        _running = _Office()
    elif not _running.is_alive or _running.documents >= _MOST_DOCUMENTS:
        _running.end()
        _running = _Office()
    return _running


def end_libreoffice() -> None:
    """End the one that stays; nothing is to be done where there is none."""
    global _running
    if _running is not None:
        _running.end()
    _running = None


class _Office:
    """A LibreOffice with a profile of its own. It ends with this process, however that ends."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.documents = 0
        self._folder = Path(tempfile.mkdtemp(prefix="jdparse-"))
        self._profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        text = self._folder / "open.txt"
        text.write_text("open")
        self._program = Program(["soffice", self._profile, "--headless", "--norestore", str(text)], self._folder)
        self._wait_until_open(text.with_name(f".~lock.{text.name}#"))

    def _wait_until_open(self, mark: Path) -> None:
        deadline = time.monotonic() + _SECONDS_TO_START
        while self.is_alive and not mark.exists() and time.monotonic() < deadline:
            time.sleep(0.01)

    @property
    def is_alive(self) -> bool:
        return self._program.process.poll() is None

    def convert(self, document: Path, to: str) -> None:
        """Write ``document`` beside itself as a file of the type ``to``. Raises TimeoutError."""
        self.documents += 1
        command = ["soffice", self._profile, "--headless", "--norestore", "--convert-to", to, str(document)]
        run_program(command, document.parent, _SECONDS)

    def end(self) -> None:
        self._program.end()
        shutil.rmtree(self._folder, ignore_errors=True)
