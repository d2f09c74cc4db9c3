"""OpenDocument texts and spreadsheets (.odt, .ods): LibreOffice, whose own format it is, turns them into .docx and
.xlsx, which are read as such."""

from __future__ import annotations

import io
import zipfile

from jdparse.reading.archive import check_archive
from jdparse.reading.docx import read_docx
from jdparse.reading.libreoffice import by_libreoffice, is_installed
from jdparse.reading.raw import Content, ReadError
from jdparse.reading.xlsx import read_xlsx

_TEXT, _SPREADSHEET = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"


def read_odt(data: bytes, name: str) -> Content:
    """The text's paragraphs and tables. Raises ReadError ``encrypted``, ``too-large``, ``damaged``, ``timeout`` and
    ``tool-missing``."""
    return read_docx(_converted(data, name, "odt", "docx"), name)._replace(media_type=_TEXT)


def read_ods(data: bytes, name: str) -> Content:
    """The spreadsheet's sheets. Raises what ``read_odt`` raises."""
    return read_xlsx(_converted(data, name, "ods", "xlsx"), name)._replace(media_type=_SPREADSHEET)


def _converted(data: bytes, name: str, ending: str, to: str) -> bytes:
    check_archive(data, name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
            raise ReadError("encrypted", f"{name}: is an OpenDocument file with a password; save it without one")
    if not is_installed():
        package = "libreoffice-writer" if to == "docx" else "libreoffice-calc"
        raise ReadError(
            "tool-missing", f"{name}: OpenDocument files need LibreOffice; install it (apt install {package})"
        )
    try:
        converted = by_libreoffice(data, ending, to)
    except TimeoutError as error:
        raise ReadError("timeout", f"{name}: {error}; open it in its program and save it anew") from error
    if converted is None:
        raise ReadError("damaged", f"{name}: LibreOffice makes nothing of it; open it in its program and save it anew")
    return converted
