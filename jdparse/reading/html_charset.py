"""Which encoding a web page is in: a byte-order mark, what HTTP or the page itself says, else the bytes alone."""

from __future__ import annotations

import codecs
import re

from jdparse.reading.decoding import Decoded, decode, decode_as

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})""", re.I
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_REPLACED = 0.02


def decode_html(data: bytes, said: str | None = None) -> Decoded:
    """The page as text. ``said`` is the charset of the HTTP or MIME header, which goes before the page's own.

    A declaration that does not fit the bytes is not believed: many pages say gb2312 and are in UTF-8.
    """
    if data.startswith(_MARKS):
        return decode(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        for charset in (said, _declared(data)):
            if charset and (decoded := decode_as(data, charset)) and decoded.replaced <= _MOST_REPLACED * len(data):
                return decoded
        return decode(data)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii") if found else None
