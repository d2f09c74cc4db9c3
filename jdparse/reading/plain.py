"""Plain text and Markdown in any encoding."""

from __future__ import annotations

from jdparse.reading.decoding import decode_told
from jdparse.reading.raw import Content

MARKDOWN_ENDINGS = (".md", ".markdown")


def read_plain_text(data: bytes, name: str, charset: str | None = None) -> Content:
    """The text as it stands, Markdown's signs included; ``charset`` is what HTTP says of it."""
    media_type = "text/markdown" if name.lower().endswith(MARKDOWN_ENDINGS) else "text/plain"
    text, encoding, replaced = decode_told(data, charset)
    return Content(media_type, encoding, text, replaced)
