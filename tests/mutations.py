"""Damaging valid documents at random: bytes of the file, or of the parts inside an archive."""

from __future__ import annotations

import io
import random
import zipfile

from lxml import etree

_TOKENS = (
    *(b"\x00", b"\xff", b"\xff\xfe", b"%s", b"-1", b"999999999999", b"0", b"<", b">", b"&", b'"', b"=?utf-8?q?"),
    *(b"</w:p>", b"<w:tbl>", b"<w:tc>", b"<tr>", b"<table>", b"<td colspan=9>", b"</td>", b"<ol>", b"charset="),
    *(b"{", b"}", b"\\cell ", b"\\row ", b"\\u-1?", b"\\'", b"\\bin9 ", b"obj", b"endobj", b"stream", b"/Kids ["),
    *(b"boundary=", b"A1:ZZ9", "岗".encode(), "岗".encode("gbk")),
)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """``data`` with up to eight damages; an archive is mostly damaged in one of its parts."""
    if data.startswith(b"PK") and rng.random() < 0.9:
        return _with_damaged_part(data, rng)
    return _damaged(data, rng)


def _damaged(data: bytes, rng: random.Random) -> bytes:
    damaged = bytearray(data)
    # What moves the bytes behind it makes most binary files unreadable at once.
    damages = _IN_PLACE if b"\0\0" in data[:64] and rng.random() < 0.8 else _DAMAGES
    for _ in range(rng.randint(1, 8)):
        rng.choice(damages)(damaged, rng)
    return bytes(damaged)


def _flip(data: bytearray, rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _set(data: bytearray, rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] = rng.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF, rng.randrange(256)))


def _insert(data: bytearray, rng: random.Random) -> None:
    at = rng.randint(0, len(data))
    data[at:at] = rng.choice(_TOKENS)


def _remove(data: bytearray, rng: random.Random) -> None:
    start = rng.randint(0, len(data))
    del data[start : start + rng.randint(1, 64)]


def _repeat(data: bytearray, rng: random.Random) -> None:
    start = rng.randint(0, len(data))
    piece = bytes(data[start : start + rng.randint(1, 128)])
    data[start:start] = piece * rng.randint(1, 20)


def _cut(data: bytearray, rng: random.Random) -> None:
    if rng.random() < 0.2:
        del data[rng.randint(0, len(data)) :]


def _swap(data: bytearray, rng: random.Random) -> None:
    one, two = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
    data[one:two] = bytes(reversed(data[one:two])) if two - one < 64 else data[two:] + data[one:two][:256]


_IN_PLACE = (_flip, _set)
_DAMAGES = (_flip, _set, _insert, _remove, _repeat, _cut, _swap)


def _with_damaged_part(data: bytes, rng: random.Random) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        names = old.namelist()
        chosen = set(rng.sample(names, min(len(names), rng.randint(1, 2))))
        for name in names:
            part = old.read(name)
            new.writestr(name, _damaged_part(part, rng) if name in chosen else part)
    return written.getvalue()


def _damaged_part(part: bytes, rng: random.Random) -> bytes:
    """Mostly the elements of XML, which stays well-formed: few parsers get past a broken tag."""
    if rng.random() < 0.2:
        return _damaged(part, rng)
    root = etree.fromstring(part)
    for _ in range(rng.randint(1, 6)):
        elements = list(root.iter("{*}*"))[1:]
        if elements:
            rng.choice(_CHANGES)(rng.choice(elements), rng.choice(elements), rng)
    return etree.tostring(root)


def _drop(element: etree._Element, other: etree._Element, rng: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _copy(element: etree._Element, other: etree._Element, rng: random.Random) -> None:
    written = etree.tostring(element, with_tail=False)
    for _ in range(rng.choice((1, 30)) if len(element) == 0 else 1):
        other.append(etree.fromstring(written))


def _rename(element: etree._Element, other: etree._Element, rng: random.Random) -> None:
    element.tag = other.tag


def _set_attribute(element: etree._Element, other: etree._Element, rng: random.Random) -> None:
    names = [*element.attrib, *other.attrib]
    if names:
        values = ("", "0", "-1", "1", "7", "99999999999", "x", "restart", *other.attrib.values())
        element.set(rng.choice(names), rng.choice(values))


def _drop_attribute(element: etree._Element, other: etree._Element, rng: random.Random) -> None:
    if element.attrib:
        del element.attrib[rng.choice([*element.attrib])]


def _set_text(element: etree._Element, other: etree._Element, rng: random.Random) -> None:
    element.text = rng.choice(("", "1e999", "\t\n", "岗位", "99999999", "=A1", None))


_CHANGES = (_drop, _copy, _rename, _set_attribute, _set_attribute, _drop_attribute, _set_text)
