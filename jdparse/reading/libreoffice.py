"""Old Word documents by LibreOffice: turned into a .docx, which is read as such."""

from __future__ import annotations

import tempfile
from pathlib import Path

from jdparse.reading.docx import read_docx
from jdparse.reading.programs import run_program
from jdparse.reading.raw import Content, ReadError

_SECONDS = 25.0
"""It takes one to start; a document whose worker is ended after 30 should have been told before."""


def read_by_libreoffice(data: bytes) -> Content | None:
    """The content of the document; None when LibreOffice makes nothing of it, whatever status it ends with."""
    with tempfile.TemporaryDirectory(prefix="jdparse-") as name:
        folder = Path(name)
        document = folder / "document.doc"
        document.write_bytes(data)
        # A profile of its own: two that run on one profile would wait for each other.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run_program(
            ["soffice", profile, "--headless", "--norestore", "--convert-to", "docx", str(document)], folder, _SECONDS
        )
        converted = document.with_suffix(".docx")
        try:
            return read_docx(converted.read_bytes(), document.name) if converted.exists() else None
        except ReadError:
            return None
