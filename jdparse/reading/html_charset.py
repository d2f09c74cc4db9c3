"""Which encoding a web page is in: a byte-order mark, what HTTP or the page itself says, else the bytes alone."""

from __future__ import annotations

import re

from jdparse.reading.decoding import Decoded, decode_told

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})""", re.I
)


def decode_html(data: bytes, said: str | None = None) -> Decoded:
    """The page as text. ``said`` is the charset of the HTTP or MIME header, which goes before the page's own."""
    return decode_told(data, said, _declared(data))


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii") if found else None
