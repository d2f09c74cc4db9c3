"""The zip archives that .docx and .xlsx files are: which of them it is, and whether it is safe to unpack.

Python's zipfile reads no more of a part than the archive's directory announces, so what is announced is what
unpacking costs at most.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from jdparse.reading.raw import ReadError

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")

MOST_PARTS = 10_000
MOST_UNPACKED = 256 << 20
"""Bytes of all parts together: pictures count too."""
MOST_XML = 48 << 20
"""Bytes of the XML parts together; a tree of them takes some ten times as much memory."""
HIGHEST_RATIO = 200
"""Unpacked to packed bytes of one part; the XML of a long table hardly reaches 50."""
_SMALL = 1 << 20

_CONTENT_TYPES = "[Content_Types].xml"
_KINDS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    (
        "docx",
        re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\w*\.main\+xml"),
    ),
    ("xlsx", re.compile(rb"spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.\w+\.macroEnabled\.main\+xml")),
    ("pptx", re.compile(rb"presentationml\.\w+\.main\+xml")),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_LONGEST_TYPE = 100
_RELATIONS = "_rels/.rels"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def archive_kind(data: bytes) -> str | None:
    """``docx``, ``xlsx``, ``pptx``, ``odt``, ``ods``, ``odf`` or ``zip``, by what the archive says of itself; None
    where it is no zip.

    ``damaged-office`` is an Office archive whose directory cannot be read: a file that was cut off.
    """
    if not data.startswith(ZIP_MAGIC):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if _CONTENT_TYPES in names:
                with archive.open(_CONTENT_TYPES) as part:
                    types = part.read(_SMALL)
                return next((kind for kind, pattern in _KINDS if pattern.search(types)), "zip")
            return _open_document_kind(archive) if {"mimetype", "content.xml"} <= names else "zip"
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return "damaged-office" if _CONTENT_TYPES.encode() in data or b"word/" in data or b"xl/" in data else "zip"


def _open_document_kind(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as part:
        said = part.read(_LONGEST_TYPE).strip().removesuffix(b"-template")
    return _OPEN_DOCUMENTS.get(said, "odf")


def transitional(data: bytes) -> bytes:
    """An Office file that keeps to the standard's strict form in the usual one, which the libraries read: they differ
    in the names of their namespaces. ``data`` itself where it is one of those."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _STRICT.search(archive.read(_RELATIONS) if _RELATIONS in archive.namelist() else b"") is None:
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as other:
            for part in archive.infolist():
                other.writestr(part.filename, _STRICT.sub(_TRANSITIONAL, archive.read(part)))
    return written.getvalue()


def check_archive(data: bytes, name: str) -> None:
    """Raises ReadError ``too-large`` for a bomb, and ``damaged`` where a part declares entities, which no program
    that writes such files does."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
        unpacked = sum(part.file_size for part in parts)
        unpacked_xml = sum(part.file_size for part in xml)
        if len(parts) > MOST_PARTS:
            raise _too_large(name, f"it has {len(parts)} parts")
        if unpacked > MOST_UNPACKED or unpacked_xml > MOST_XML:
            raise _too_large(name, f"it unpacks to {max(unpacked, unpacked_xml) >> 20} MB")
        for part in parts:
            if part.file_size > _SMALL and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1):
                raise _too_large(
                    name,
                    f"{part.filename!r} in it unpacks to {part.file_size // max(part.compress_size, 1)} times its size",
                )
        for part in xml:
            content = archive.read(part)
            if any(doctype in content for doctype in _DOCTYPES):
                raise ReadError(
                    "damaged",
                    f"{name}: {part.filename!r} in it declares entities, as no Office program does; do not open it",
                )


def _too_large(name: str, why: str) -> ReadError:
    return ReadError("too-large", f"{name}: {why}, more than a document holds; it may be a zip bomb, do not open it")
