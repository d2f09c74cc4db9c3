"""The containers of old Office files (OLE): what is inside, by the names of the streams."""

from __future__ import annotations

import io
import struct
from typing import NamedTuple

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)


# What the directory may say of a stream beyond the bytes that there are, as of a file that was cut off: olefile walks
# that many sectors where damage has made a ring of them, 4 GB in a minute from a file of 6 KB.
_MOST_MISSING = 64 << 20


def stream_of(data: bytes, names: tuple[str, ...]) -> bytes:
    """The first of the streams called so. Raises what olefile raises when there is none or its sectors are broken, and
    OSError where the container says that it is far larger than the file."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = next((name for name in names if container.exists(name)), names[0])
        if max(container.get_size(name), container.root.size) > len(data) + _MOST_MISSING:
            raise OSError(f"the stream {name} is said to be larger than the file")
        stream: bytes = container.openstream(name).read()
        return stream


class WordHeader(NamedTuple):
    """What the first bytes of the WordDocument stream say."""

    encrypted: bool
    characters: int | None
    """Of the main text; None before Word 97."""


def ole_kind(data: bytes) -> str | None:
    """``doc``, ``xls``, ``ppt``, ``encrypted`` (a .docx or .xlsx with a password) or ``ole`` for any other; None
    where it is no such container, ``damaged-ole`` where its directory cannot be read."""
    if not data.startswith(OLE_MAGIC):
        return None
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            kind = next((kind for stream, kind in _STREAMS if container.exists(stream)), None)
    except Exception:  # what a broken directory makes of the library has no end: IndexError, struct.error ...
        return "damaged-ole"
    return kind or ("damaged-ole" if _WORD_STREAM in data else "ole")


_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_97, _FLAGS, _ENCRYPTED, _MAIN_TEXT = 0xC1, 0x0A, 0x0100, 0x4C


def word_header(data: bytes) -> WordHeader:
    """The header of a Word document; one cut off reads as zeros. Raises what olefile raises when there is none."""
    header = stream_of(data, ("WordDocument",)).ljust(_MAIN_TEXT + 4, b"\0")
    version, flags = struct.unpack_from("<2xH", header)[0], struct.unpack_from("<H", header, _FLAGS)[0]
    characters = struct.unpack_from("<i", header, _MAIN_TEXT)[0] if version >= _WORD_97 else None
    return WordHeader(bool(flags & _ENCRYPTED), characters)
