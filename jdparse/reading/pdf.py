"""The text layer of PDF documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdparse.reading.raw import Content, ReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# What PDFium puts for a hyphen at a line's end, and characters that no font maps to text.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
# The bullets of symbol fonts, which have no name of their own.
_BULLET = re.compile("[\uf000-\uf0ff]")
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD


def read_pdf(data: bytes, name: str) -> Content:
    """The pages' text layers in order, each on lines of its own; line ends are line feeds.

    Raises ReadError ``encrypted`` when it asks for a password, ``no-text-layer`` when no page has text, ``damaged``.
    """
    import pypdfium2  # 50 ms, and most files are text

    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [_page_text(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, error) from error
    text = "\n".join(page for page in pages if page)
    if not text.strip():
        raise ReadError(
            "no-text-layer",
            f"{name}: has {len(pages)} pages without text, as scans have; run OCR on it (ocrmypdf) first",
        )
    return Content("application/pdf", None, text)


def _page_text(document: PdfDocument, index: int) -> str:
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_bounded()
        finally:
            text_page.close()
    finally:
        page.close()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BULLET.sub("•", _NOT_TEXT.sub("", text)).strip("\n")


def _refusal(name: str, error: Exception) -> ReadError:
    if getattr(error, "err_code", None) == _PASSWORD_NEEDED or "password" in str(error).lower():
        return ReadError("encrypted", f"{name}: is a PDF that asks for a password; save it without one")
    return ReadError("damaged", f"{name}: cannot be read as a PDF ({error}); get the file again")
