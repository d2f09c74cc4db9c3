"""Files of JSON lines: one record per line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from jdparse.batch.containers import limits
from jdparse.batch.containers.columns import Columns
from jdparse.batch.containers.errors import ContainerError
from jdparse.batch.containers.opening import Container, Item
from jdparse.batch.containers.streams import CHUNK, too_large
from jdparse.reading.decoding import decode

_MARK = b"\xef\xbb\xbf"


def open_jsonl(container: Container) -> Iterator[Item]:
    """Its records; blank lines are none. A line that is no record is the failure of that line."""
    number = container.records_before or 0
    for line in lines_of(container.stream, is_beginning=not container.records_before):
        if line is not None and not line.strip():
            continue
        number += 1
        try:
            record = _record(line)
            data = _text(record, container.columns)
            yield container.record(number, data, record.get(container.columns.record_id or ""))
        except ContainerError as error:
            yield error.of(f"{container.name}#{number}")


def lines_of(stream: IO[bytes], is_beginning: bool = True) -> Iterator[bytes | None]:
    """The lines; None for one that is too long. The byte-order mark at the beginning of a file is left out."""
    first = is_beginning
    while line := stream.readline(limits.MOST_MEMBER_BYTES + 1):
        if len(line) > limits.MOST_MEMBER_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line.removeprefix(_MARK) if first else line
        first = False


def _record(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise too_large()
    try:
        record = json.loads(decode(line).text)
    except (ValueError, RecursionError) as error:
        raise ContainerError("damaged", f"is not a line of JSON ({error}); mend the line") from error
    if not isinstance(record, dict):
        raise ContainerError("no-text-column", 'is no object with named values; write {"text": ...} for each')
    return record


def _text(record: dict[str, Any], columns: Columns) -> bytes:
    name = columns.text_of(record)
    text = record[name]
    if text is not None and not isinstance(text, str):
        raise ContainerError("no-text-column", f"holds no text in {name!r}; name another with --text-column")
    return (text or "").encode("utf-8", "surrogatepass")
