"""CSV files: one record per row, the names of the columns in the first."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections.abc import Iterator
from typing import IO

from jdparse.batch.containers import limits
from jdparse.batch.containers.opening import Container, Item
from jdparse.batch.containers.streams import Joined, too_large, up_to
from jdparse.reading.decoding import decode

_SAMPLE = 1 << 18
_DELIMITERS = ",;\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_csv(container: Container) -> Iterator[Item]:
    """Its records. Raises ContainerError without a column of texts, csv.Error where it is damaged."""
    csv.field_size_limit(limits.MOST_MEMBER_BYTES)
    sample = up_to(container.stream, _SAMPLE)
    encoding = decode(sample).encoding
    lines = _lines(sample.removeprefix(codecs.BOM_UTF8), container.stream, encoding)
    header = next(lines, "")
    delimiter = max(_DELIMITERS, key=header.count)
    rows = csv.reader(itertools.chain([header], lines), delimiter=delimiter)
    names = [_bytes(name, encoding).decode("utf-8", "replace") for name in next(rows, [])]
    if not names:
        return
    column = names.index(container.columns.text_of(names))
    ids = names.index(container.columns.record_id) if container.columns.record_id in names else None
    number = 0
    for row in rows:
        if row:
            number += 1
            yield container.record(
                number, _cell(row, column, encoding), _cell(row, ids, encoding).decode("utf-8", "replace") or None
            )


def _lines(sample: bytes, rest: IO[bytes], encoding: str) -> Iterator[str]:
    """The lines of the file, in Latin-1 where its encoding leaves ASCII as it is: commas, quotes and line ends are
    found there, and what stands between them is kept byte for byte."""
    text = io.TextIOWrapper(
        io.BufferedReader(Joined(sample, rest)),
        "utf-16" if sample.startswith(_UTF_16) else encoding if _is_wide(encoding) else "latin-1",
        errors="replace",
        newline="",
    )
    while line := text.readline(limits.MOST_MEMBER_BYTES):
        if len(line) == limits.MOST_MEMBER_BYTES:
            raise too_large()
        yield line


def _is_wide(encoding: str) -> bool:
    return encoding.startswith(("utf-16", "utf-32"))


def _cell(row: list[str], column: int | None, encoding: str) -> bytes:
    """The cell of a row, empty where the row is too short for it."""
    return b"" if column is None or column >= len(row) else _bytes(row[column], encoding)


def _bytes(value: str, encoding: str) -> bytes:
    """A value in UTF-8; as it stands where it is not in the file's encoding, so that its damage is seen and counted."""
    if _is_wide(encoding):
        return value.encode("utf-8", "surrogatepass")
    raw = value.encode("latin-1")
    try:
        return raw.decode(encoding).encode("utf-8")
    except UnicodeDecodeError:
        return raw
