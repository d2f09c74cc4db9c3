"""Streams of bytes that containers are read from: looked into, unpacked and counted, read to a limit."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import IO

import zstandard

from jdparse.batch.containers import limits
from jdparse.batch.containers.budget import Budget
from jdparse.batch.containers.errors import ContainerError
from jdparse.batch.containers.kinds import HEAD, Kind

CHUNK = 1 << 16
_ZSTANDARD_CHUNK = 2048
"""Packed bytes at a time: Zstandard has no limit on what a piece unpacks to, and four bytes may be 128 KB."""

DAMAGE = (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError, zstandard.ZstdError)
"""What decompressors raise for bytes that they cannot read."""


def with_head(stream: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """The first bytes of ``stream``, and the stream from its beginning."""
    head = up_to(stream, HEAD)
    if is_file(stream):
        stream.seek(0)
        return head, stream
    return head, io.BufferedReader(Joined(head, stream), CHUNK)


def is_file(stream: IO[bytes]) -> bool:
    """Whether it is a file on the disk or in memory, in which any place can be gone to."""
    raw = getattr(stream, "raw", None)
    return isinstance(stream, io.BytesIO) or (isinstance(raw, io.FileIO) and raw.seekable())


def up_to(stream: IO[bytes], size: int) -> bytes:
    """The next ``size`` bytes, fewer at the end only."""
    pieces = []
    while size > 0 and (piece := stream.read(min(size, CHUNK))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def whole(stream: IO[bytes]) -> bytes:
    """All that is left. Raises ContainerError ``too-large`` where it is more than a member may have."""
    data = up_to(stream, limits.MOST_MEMBER_BYTES + 1)
    if len(data) > limits.MOST_MEMBER_BYTES:
        raise too_large()
    return data


def too_large() -> ContainerError:
    """A member or record is larger than a document may be."""
    most = limits.MOST_MEMBER_BYTES >> 20
    return ContainerError("too-large", f"unpacks to more than {most} MB, more than a document holds; leave it out")


class Joined(io.RawIOBase):
    """``head``, then ``rest``."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class Unpacked(io.RawIOBase):
    """What ``packed`` unpacks to. Bytes that cannot be unpacked end it, and stand in ``damage``: what came before
    them is good. Raises BudgetError where it is too much."""

    def __init__(self, packed: IO[bytes], kind: Kind, budget: Budget) -> None:
        self._source: IO[bytes] = _decompressor(packed, kind)
        self._budget = budget
        self.damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.damage is not None:
            return 0
        try:
            piece = self._source.read1(len(buffer))  # type: ignore[attr-defined]
        except DAMAGE as error:
            self.damage = error
            return 0
        self._budget.spend(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


def _decompressor(packed: IO[bytes], kind: Kind) -> IO[bytes]:
    if kind == "gzip":
        return gzip.GzipFile(fileobj=packed)  # type: ignore[return-value]
    if kind == "bzip2":
        return bz2.BZ2File(packed)
    return lzma.LZMAFile(packed) if kind == "xz" else _Zstandard(packed)  # type: ignore[return-value]


class _Zstandard:
    """Frames of Zstandard one after the other; unlike the library's own reader it notices that the end is missing."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=limits.MOST_WINDOW_BYTES)
        self._frame = self._decompressor.decompressobj()
        self._begun = False
        self._rest = b""
        self._ready = memoryview(b"")

    def read1(self, size: int) -> bytes:
        """Up to ``size`` bytes; none at the end. Raises EOFError where a frame is cut off."""
        while not self._ready:
            packed = self._rest or self._packed.read(_ZSTANDARD_CHUNK)
            if not packed:
                if self._begun:
                    raise EOFError("the file ends in the middle of a frame")
                return b""
            self._ready = memoryview(self._frame.decompress(packed))
            self._begun = not self._frame.eof
            self._rest = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = self._decompressor.decompressobj()
        piece, self._ready = self._ready[:size], self._ready[size:]
        return bytes(piece)
