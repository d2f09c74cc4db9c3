"""What can be read of a zip archive that has lost its directory: each member has a header of its own."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from jdparse.batch.containers import limits
from jdparse.batch.containers.errors import ContainerError
from jdparse.batch.containers.names import decoded_name
from jdparse.batch.containers.opening import Container, Item
from jdparse.batch.containers.streams import CHUNK, up_to

_HEADER = struct.Struct("<4s5H3L2H")
_MAGIC = b"PK\x03\x04"
_DESCRIPTOR = b"PK\x07\x08"
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8


class _Header(NamedTuple):
    name: str
    flags: int
    method: int
    crc: int
    size: int
    """Packed; 0 or unknown where the sizes follow the data."""


def open_without_directory(container: Container) -> Iterator[Item]:
    """The files in it, up to the first that is cut off or cannot be told from what follows it."""
    stream = container.stream
    while (header := _header(stream)) is not None:
        data = _data(stream, header, container)
        if data is None:
            return
        if header.flags & _ENCRYPTED:
            refusal = ContainerError("encrypted", "is encrypted; unpack it with its password and give the files")
            yield container.refused(header.name, refusal)
        elif not header.name.endswith(("/", "\\")):
            yield from container.member(header.name, io.BytesIO(data))


def _header(stream: IO[bytes]) -> _Header | None:
    packed = stream.read(_HEADER.size)
    if len(packed) < _HEADER.size or not packed.startswith(_MAGIC):
        return None
    _, _, flags, method, _, _, crc, size, _, name_size, extra_size = _HEADER.unpack(packed)
    raw = stream.read(name_size)
    stream.read(extra_size)
    name = raw.decode("utf-8", "replace") if flags & _UTF8 else decoded_name(raw)
    return _Header(name, flags, method, crc, size)


def _data(stream: IO[bytes], header: _Header, container: Container) -> bytes | None:
    """The member's bytes, empty for an encrypted one; None where they are cut off, damaged or of unknown length."""
    sizes_follow = bool(header.flags & _SIZES_FOLLOW)
    if header.flags & _ENCRYPTED or header.method == _STORED:
        if sizes_follow or header.size > limits.MOST_MEMBER_BYTES:
            return None
        data = up_to(stream, header.size)
        if header.flags & _ENCRYPTED:
            return b""
        return data if len(data) == header.size and zlib.crc32(data) == header.crc else None
    if header.method != _DEFLATED:
        return None
    inflated = _inflated(stream, container)
    if sizes_follow:
        _pass_descriptor(stream)
    elif inflated is not None and zlib.crc32(inflated) != header.crc:
        return None
    return inflated


def _inflated(stream: IO[bytes], container: Container) -> bytes | None:
    """The deflated data that begins here; the stream stands behind it then."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size, packed = 0, b""
    while not inflater.eof:
        packed = inflater.unconsumed_tail or stream.read(CHUNK)
        if not packed or size > limits.MOST_MEMBER_BYTES:
            return None
        try:
            pieces.append(inflater.decompress(packed, CHUNK))
        except zlib.error:
            return None
        size += len(pieces[-1])
        container.budget.spend(len(pieces[-1]))
    stream.seek(-len(inflater.unused_data), io.SEEK_CUR)
    return b"".join(pieces)


def _pass_descriptor(stream: IO[bytes]) -> None:
    """Go behind the sizes that follow the data: twelve bytes, or twenty in archives beyond 4 GB, with a mark or not."""
    start = stream.tell()
    ahead = stream.read(28)
    marked = 4 if ahead.startswith(_DESCRIPTOR) else 0
    size = next((size for size in (12, 20) if ahead[marked + size :].startswith(b"PK")), 12)
    stream.seek(start + marked + size)
