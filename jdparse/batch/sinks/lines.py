"""Lines of JSON: in a file, plain or compressed, or on a stream."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_file, partial_path

ZSTANDARD_LEVEL = 3
GZIP_LEVEL = 6


class LinesFile:
    """A file of lines, made at once and moved into place when complete; ``.gz`` and ``.zst`` are compressed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = partial_path(path)
        self._file = self._partial.open("wb")
        self._lines = _compressed(self._file, path.suffix.lower())

    def write(self, line: bytes) -> None:
        self._lines.write(line + b"\n")

    def finish(self) -> None:
        self._close()
        move_file(self._partial, self._path)

    def keep(self) -> Path:
        self._close()
        return self._partial

    def _close(self) -> None:
        self._lines.close()
        self._file.close()


def _compressed(file: io.BufferedWriter, ending: str) -> BinaryIO:
    """What writes to ``file``. The same lines give the same bytes: no time and no name stands in them."""
    if ending == ".gz":
        return cast(BinaryIO, gzip.GzipFile("", "wb", GZIP_LEVEL, file, mtime=0))
    if ending == ".zst":
        import zstandard

        compressor = zstandard.ZstdCompressor(ZSTANDARD_LEVEL, write_checksum=True)
        return cast(BinaryIO, compressor.stream_writer(file, closefd=False))
    return file


class LinesStream:
    """Lines on a stream, which stays open; each is out before the next is taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, line: bytes) -> None:
        self._stream.write(line + b"\n")
        self._stream.flush()

    def finish(self) -> None:
        self._stream.flush()

    def keep(self) -> None:
        return None


class LinesWhereThereAreSome:
    """A file of lines that is there only when there are some."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: LinesFile | None = None

    def write(self, line: bytes) -> None:
        if self._lines is None:
            self._lines = LinesFile(self.path)
        self._lines.write(line)

    def finish(self) -> None:
        if self._lines is None:
            self.path.unlink(missing_ok=True)
        else:
            self._lines.finish()

    def keep(self) -> None:
        if self._lines is not None:
            self._lines.keep()


def written_lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines of a file that a LinesFile called ``name`` has written, without their line feeds."""
    ending = Path(name).suffix.lower()
    if ending == ".gz":
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    elif ending == ".zst":
        import zstandard

        stream = io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(stream))
    for line in stream:
        yield line.removesuffix(b"\n")


class JsonlFile:
    """One document per line in a file."""

    def __init__(self, path: Path) -> None:
        self._lines = LinesFile(path)

    def add(self, document: Converted) -> None:
        self._lines.write(document.json)

    def finish(self) -> None:
        self._lines.finish()

    def keep(self) -> Path:
        return self._lines.keep()


class JsonlStream:
    """One document per line on a stream, which stays open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = LinesStream(stream)

    def add(self, document: Converted) -> None:
        self._lines.write(document.json)

    def finish(self) -> None:
        self._lines.finish()

    def keep(self) -> None:
        return None
