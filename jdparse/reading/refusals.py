"""What is said of bytes that no reader takes."""

from __future__ import annotations

from jdparse.reading.raw import ReadError

_UNREAD = {
    "zip": "a zip archive",
    "odf": "an OpenDocument file",
    "pptx": "a PowerPoint presentation",
    "ppt": "a PowerPoint presentation",
    "ole": "an old Office file without a text",
}
_DAMAGED = {"damaged-office": "Office file (.docx, .xlsx)", "damaged-ole": "old Office file (.doc, .xls)"}


def refusal(kind: str, name: str) -> ReadError:
    """Why a document of ``kind`` is not read: ``encrypted``, ``damaged`` or ``unsupported-format``."""
    if kind == "encrypted":
        return ReadError("encrypted", f"{name}: is an Office file with a password; save it without one")
    if kind in _DAMAGED:
        return ReadError("damaged", f"{name}: is an {_DAMAGED[kind]} that was cut off or damaged; get the file again")
    looks = _UNREAD.get(kind, kind)
    return ReadError(
        "unsupported-format", f"{name}: looks like {looks}, which cannot be read; save its text as .txt and give that"
    )


def broken(name: str, kind: str, error: Exception) -> ReadError:
    """A library stumbled over the bytes."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return ReadError("damaged", f"{name}: cannot be read as {kind} ({what}); open it in its program and save it anew")
