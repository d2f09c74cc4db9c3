"""Plain text and Markdown in any encoding."""

from __future__ import annotations

from jdparse.reading.decoding import decode
from jdparse.reading.raw import Content

MARKDOWN_ENDINGS = (".md", ".markdown")


def read_plain_text(data: bytes, name: str) -> Content:
    """The text as it stands, Markdown's signs included."""
    media_type = "text/markdown" if name.lower().endswith(MARKDOWN_ENDINGS) else "text/plain"
    text, encoding, replaced = decode(data)
    return Content(media_type, encoding, text, replaced)
