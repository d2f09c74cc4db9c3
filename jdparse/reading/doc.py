"""Old Word documents (.doc, .wps), read by programs made for it: antiword, else LibreOffice.

antiword tells tables and lists in DocBook; what it cannot read LibreOffice turns into a .docx, which is read as such.
Neither's exit status says that the text is whole, so its length is compared with what the document's header says.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

from jdparse.reading.antiword import read_by_antiword
from jdparse.reading.docx import read_docx
from jdparse.reading.libreoffice import by_libreoffice
from jdparse.reading.ole import WordHeader, word_header
from jdparse.reading.raw import Content, ReadError

MEDIA_TYPE = "application/msword"


def _read_by_libreoffice(data: bytes) -> Content | None:
    """The content of the document; None when LibreOffice makes nothing of it."""
    converted = by_libreoffice(data, "doc", "docx")
    try:
        return read_docx(converted, "document.docx") if converted else None
    except ReadError:
        return None


_PROGRAMS: tuple[tuple[str, Callable[[bytes], Content | None]], ...] = (
    ("antiword", read_by_antiword),
    ("soffice", _read_by_libreoffice),
)
_LEAST_KEPT = 0.3
"""Less than this share of the document's characters, field codes and the like counted in, is a reading that failed."""


def read_doc(data: bytes, name: str) -> Content:
    """The document's text and tables.

    Raises ReadError ``encrypted``, ``damaged``, ``timeout`` and ``tool-missing``.
    """
    header = word_header(data)
    if header.encrypted:
        raise ReadError("encrypted", f"{name}: is a Word document with a password; save it without one")
    programs = [read for program, read in _PROGRAMS if shutil.which(program)]
    if not programs:
        raise ReadError(
            "tool-missing",
            f"{name}: old Word documents need antiword or LibreOffice; install one (apt install antiword)",
        )
    for read in programs:
        try:
            content = read(data)
        except TimeoutError as error:
            raise ReadError("timeout", f"{name}: {error}; open it in its program and save it anew") from error
        if content is not None and _is_whole(content, header):
            return content._replace(media_type=MEDIA_TYPE)
    hint = "" if len(programs) == len(_PROGRAMS) else "; LibreOffice or antiword, which is not installed, may read it"
    raise ReadError("damaged", f"{name}: no text can be got out of this Word document{hint}")


def _is_whole(content: Content, header: WordHeader) -> bool:
    letters = len("".join(content.text.split()))
    if header.characters is None:
        return letters > 0
    return letters >= _LEAST_KEPT * (header.characters - _ENDS_OF_AN_EMPTY_DOCUMENT)


_ENDS_OF_AN_EMPTY_DOCUMENT = 8
