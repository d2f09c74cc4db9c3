"""Bytes to text: which encoding, and how much of it could not be decoded.

The order of belief: a byte-order mark; strict UTF-8; UTF-16 without a mark, by what its units
look like; UTF-8 with a few bad bytes; chardet; and where chardet is misled by damage (one bad
byte in a GBK page makes it say IBM855), the Chinese encoding that gives everyday characters.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple


class Decoded(NamedTuple):
    """A text, the Python name of its encoding, and how many U+FFFD stand for undecodable bytes."""

    text: str
    encoding: str
    replaced: int


# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_READ_AS = {"gb2312": "gb18030", "gbk": "gb18030"}
_BELIEVED = re.compile(r"gb|big5|cp9|utf|euc|shift_jis|johab")

# Control characters that no text holds: all of C0 but tab, line feed, vertical tab, form feed, return and escape.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.01
_MOST_REPLACED = 0.02
_SAMPLE = 1 << 16

# Latin, general punctuation and signs, CJK punctuation, kana, common ideographs, full-width forms.
_USUAL_UNIT = re.compile(
    r"[\t\n\r -~\u00a0-\u00ff\u2010-\u203b\u2190-\u22ff\u2460-\u25ff\u3001-\u30ff\u4e01-\u9fff\uff01-\uff5e]"
)
_LEAST_USUAL = 0.8


def decode(data: bytes) -> Decoded:
    """The text of ``data``, line ends as they are, a byte-order mark left out. Nothing is raised."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if _has_many_controls(data) and (unmarked := _utf16_without_mark(data)):
        return _decoded(data, unmarked)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        return _decoded(data, _legacy_encoding(data))


def decode_as(data: bytes, charset: str) -> Decoded | None:
    """``data`` in the encoding that a page or a mail calls ``charset`` (gb2312 is read as gb18030); None for a
    name that nobody knows or that is no encoding of text."""
    try:
        encoding = codecs.lookup(charset).name
        return _decoded(data, _READ_AS.get(encoding, encoding))
    except (LookupError, UnicodeError):
        return None


def decode_told(data: bytes, *charsets: str | None) -> Decoded:
    """As ``decode``, for bytes of which others say in which of ``charsets`` they are, the most trusted first.

    One that does not fit the bytes is not believed (many pages say gb2312 and are in UTF-8), nor is a single-byte one,
    which fits all bytes: servers say iso-8859-1 of every page that they know nothing of.
    """
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return decode(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        for charset in charsets:
            decoded = decode_as(data, charset) if charset else None
            if decoded and _BELIEVED.match(decoded.encoding) and decoded.replaced <= _MOST_REPLACED * len(data):
                return decoded
        return decode(data)


def is_binary(data: bytes) -> bool:
    """Whether ``data`` is no text in any encoding: full of control characters and not UTF-16 or UTF-32."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    return _has_many_controls(data) and _utf16_without_mark(data) is None


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, 0)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, len(text) - len(data.decode(encoding, "ignore")))


def _has_many_controls(data: bytes) -> bool:
    return len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _MOST_CONTROLS


def _utf16_without_mark(data: bytes) -> str | None:
    """The UTF-16 whose units look like text: with the bytes swapped, Chinese text is spread over all of Unicode
    and Latin text becomes ideographs ending in 00, which are not counted as usual."""
    sample = data[:_SAMPLE]
    shares = {encoding: _usual_share(sample.decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _LEAST_USUAL else None


def _usual_share(text: str) -> float:
    usual = sum(unit == "\u3000" or unit == "\u4e00" or ord(unit) & 0xFF != 0 for unit in _USUAL_UNIT.findall(text))
    return usual / len(text) if text else 0.0


def _legacy_encoding(data: bytes) -> str:
    """The encoding of bytes that are not valid UTF-8.

    A single-byte encoding is never believed: it fits every damaged Chinese page, and hides the damage.
    """
    if _is_damaged_utf8(data):
        return "utf-8"
    guess = _chardet_encoding(data)
    return guess if guess and _BELIEVED.match(guess) else _chinese_encoding(data[:_SAMPLE])


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether three characters beyond ASCII decode for each stretch that does not (in GBK pages it is the other
    way round); a cut at the end is no damage."""
    decoder = codecs.getincrementaldecoder("utf-8")
    kept = decoder("ignore").decode(data, final=False)
    bad = len(decoder("replace").decode(data, final=False)) - len(kept)
    beyond_ascii = len(kept) - len(kept.encode("ascii", "ignore"))
    return beyond_ascii > 0 and beyond_ascii >= 3 * bad


def _chardet_encoding(data: bytes) -> str | None:
    import chardet  # 60 ms, and most files are UTF-8

    name = chardet.detect(data)["encoding"]
    try:
        codec = codecs.lookup(name or "")
    except LookupError:
        return None
    return _READ_AS.get(codec.name, codec.name)


def _chinese_encoding(sample: bytes) -> str:
    """Big5 where it makes most of the text everyday characters, more than GB18030 does; else GB18030."""
    as_gb = _everyday_share(sample.decode("gb18030", "replace"), "gb2312", 0xA1, 0xD7)
    as_big5 = _everyday_share(sample.decode("big5", "replace"), "big5", 0xA1, 0xC6)
    return "big5" if as_big5 > max(as_gb, 0.5) else "gb18030"


def _everyday_share(text: str, charset: str, first: int, last: int) -> float:
    """How much of ``text`` beyond ASCII stands in the rows ``first`` to ``last`` of ``charset``, which hold its
    punctuation and the characters of level 1, the everyday ones."""
    beyond_ascii = re.sub(r"[\x00-\x7f]+", "", text)
    rows = beyond_ascii.encode(charset, "ignore")[::2]
    return sum(first <= row <= last for row in rows) / len(beyond_ascii) if beyond_ascii else 0.0
