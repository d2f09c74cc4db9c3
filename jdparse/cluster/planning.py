"""Where shards begin and end.

Small files go together until there are about enough bytes; a file that is large, and by its name one of many documents,
is surveyed by a worker first. Whether a shard ends behind a file is for that file's own name and size to say, so that
a file more in a folder of a million changes one shard and not all that follow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from jdparse.batch import Failure
from jdparse.batch.containers.kinds import is_named_container
from jdparse.cluster.listing import Entry, InputFile
from jdparse.cluster.shards import Shard, Survey

BYTES_OF_A_FILE = 2048
"""What a file counts for beside its size: to fetch and to open it costs about as much as to parse so many bytes."""

SMALL_SHARE = 4
"""A container of less than a fourth of a shard is taken as it is: text in archives packs about so many times."""

MOST_PARTS = 64
"""Parts of one container: for each of them it is read from its beginning, a hundred times as fast as it is parsed."""


def plan(files: Iterable[Entry], shard_bytes: int) -> Iterator[Shard | Survey]:
    """What to do with ``files``, in their order: shards of about ``shard_bytes``, and surveys."""
    together: list[Entry] = []
    weight = 0
    for entry in files:
        is_large = _is_large(entry, shard_bytes)
        if is_large and together:
            yield Shard(tuple(together))
            together, weight = [], 0
        if isinstance(entry, InputFile) and is_large:
            yield Survey(entry)
            continue
        together.append(entry)
        weight += _weight(entry)
        if weight >= 2 * shard_bytes or _ends_a_shard(entry, shard_bytes):
            yield Shard(tuple(together))
            together, weight = [], 0
    if together:
        yield Shard(tuple(together))


def _is_large(entry: Entry, shard_bytes: int) -> bool:
    return (
        isinstance(entry, InputFile)
        and is_named_container(entry.name)
        and entry.size > max(shard_bytes // SMALL_SHARE, 1)
    )


def _weight(entry: Entry) -> int:
    return BYTES_OF_A_FILE + (entry.size if isinstance(entry, InputFile) else 0)


def _ends_a_shard(entry: Entry, shard_bytes: int) -> bool:
    """Chance by the name: one file in so many that a shard has ``shard_bytes`` on average."""
    name = entry.path if isinstance(entry, Failure) else entry.name
    drawn = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    return drawn / 2**64 < _weight(entry) / shard_bytes
