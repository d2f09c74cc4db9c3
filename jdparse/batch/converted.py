"""Files that ``jdparse convert`` wrote as JSON: the documents in them, one at a time."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from pydantic import ValidationError

from jdparse.batch.containers.budget import Budget
from jdparse.batch.containers.errors import BudgetError, damaged
from jdparse.batch.containers.json_records import lines_of
from jdparse.batch.containers.kinds import kind_of
from jdparse.batch.containers.streams import CHUNK, Unpacked, with_head
from jdparse.batch.failure import Failure
from jdparse.records import Document

_MARK = b"\xef\xbb\xbf"
_PACKED = ("gzip", "zstandard", "bzip2", "xz")


class _Opened(NamedTuple):
    """The bytes of a file, unpacked where it is compressed."""

    head: bytes
    stream: IO[bytes]
    unpacked: Unpacked | None


def is_converted(path: Path) -> bool:
    """Whether the file holds documents that ``jdparse convert`` wrote, plain or compressed: its content says so.

    False too where it cannot be read: whoever reads it as a page says why.
    """
    try:
        with _opened(path) as opened:
            return begins_a_document(opened.head)
    except (OSError, ValueError, BudgetError):
        return False


def begins_a_document(head: bytes) -> bool:
    """Whether bytes begin like a line of ``jdparse convert``: the version of the contract is its first key."""
    return head.removeprefix(_MARK).lstrip().startswith(b"{") and b'"schema_version"' in head


def converted_documents(path: Path, name: str) -> Iterator[Document | Failure]:
    """The documents in a file called ``name``. A line that is none is the failure of ``name#17``; what is cut off or
    cannot be unpacked is one failure for the rest."""
    try:
        with _opened(path) as opened:
            yield from documents_of_lines(opened.stream, name, opened.unpacked)
            if opened.unpacked is not None and opened.unpacked.damage is not None:
                yield damaged(opened.unpacked.damage, "cannot be unpacked further").of(name)
    except BudgetError as error:
        yield error.of(name)
    except OSError as error:
        why = f"{name}: cannot be read further ({error.strerror or error}); check its permissions and the disk"
        yield Failure(name, None, "unreadable", why)


def documents_of_lines(stream: IO[bytes], name: str, unpacked: Unpacked | None = None) -> Iterator[Document | Failure]:
    """The documents of lines of JSON, blank lines left out, and the last one where ``unpacked`` was cut off in it."""
    for number, line in enumerate(lines_of(stream), 1):
        if unpacked is not None and unpacked.damage is not None and not (line or b"\n").endswith(b"\n"):
            return
        if line is None:
            yield Failure(f"{name}#{number}", None, "too-large", f"{name}, line {number}: is too long; leave it out")
        elif line.strip():
            yield _document(line, name, number)


def _document(line: bytes, name: str, number: int) -> Document | Failure:
    try:
        try:
            return Document.model_validate_json(line)
        except ValidationError:  # of a lone surrogate, which JSON may hold and pydantic's reader refuses
            return Document.model_validate(json.loads(line))
    except (ValueError, RecursionError) as error:
        why = f"{name}, line {number}: is no document of jdparse convert ({_in_short(error)}); convert its page again"
        return Failure(f"{name}#{number}", None, "damaged", why)


def _in_short(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return " ".join(str(error).split())
    first = error.errors(include_url=False, include_input=False)[0]
    return ": ".join(filter(None, [".".join(map(str, first["loc"])), first["msg"]]))


@contextmanager
def _opened(path: Path) -> Iterator[_Opened]:
    with path.open("rb") as file:
        head, stream = with_head(file)
        kind = kind_of(head, path.name)
        unpacked = Unpacked(stream, kind, Budget(path.stat().st_size)) if kind in _PACKED else None
        if unpacked is not None:
            head, stream = with_head(io.BufferedReader(unpacked, CHUNK))
        yield _Opened(head, stream, unpacked)
