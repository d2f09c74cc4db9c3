"""What kind of container bytes are: judged by the content first, by the name where the content may be anything."""

from __future__ import annotations

import tarfile
from typing import Literal

from jdparse.reading.decoding import is_binary

Kind = Literal["zip", "gzip", "zstandard", "bzip2", "xz", "tar", "warc", "parquet", "jsonl", "csv"]

HEAD = 4096
"""Bytes that the content is judged by."""

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstandard"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
)
_RECORD_FILES: tuple[tuple[str, Kind], ...] = ((".jsonl", "jsonl"), (".ndjson", "jsonl"), (".csv", "csv"))
_ARCHIVE_ENDINGS = (".zip", ".tar", ".tgz", ".gz", ".zst", ".bz2", ".xz", ".warc", ".parquet")


def kind_of(head: bytes, name: str) -> Kind | None:
    """The kind of container whose first HEAD bytes are ``head``; None for a document.

    A zip archive may still be a document, a .docx for one: that only its directory tells.
    """
    by_magic = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if by_magic == "bzip2" and not is_binary(head):
        return None
    if by_magic is not None:
        return by_magic
    if _is_tar(head):
        return "tar"
    ending = name.lower()
    by_name = next((kind for end, kind in _RECORD_FILES if ending.endswith(end)), None)
    return None if by_name is None or is_binary(head) else by_name


def is_named_container(name: str) -> bool:
    """Whether ``name`` ends like that of a container."""
    return name.lower().endswith((*_ARCHIVE_ENDINGS, *(end for end, _ in _RECORD_FILES)))


def is_named_archive(name: str) -> bool:
    """Whether ``name`` ends like that of a container that is never empty."""
    return name.lower().endswith(_ARCHIVE_ENDINGS)


def _is_tar(head: bytes) -> bool:
    """Whether a header with a right checksum stands at the beginning: old archives have no other mark."""
    block = head[: tarfile.BLOCKSIZE]
    if len(block) < tarfile.BLOCKSIZE or not block.strip(b"\0"):
        return False
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True
