"""A compressed file: of a tar archive or a record file, whose documents are called as if it were not compressed; or of
a single document, ``page.html.gz!page.html``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from jdparse.batch.containers.errors import damaged
from jdparse.batch.containers.kinds import Kind, kind_of
from jdparse.batch.containers.opening import Container, Item
from jdparse.batch.containers.streams import CHUNK, Unpacked, with_head

_ENDING = re.compile(r"\.(?:gz|zst|bz2|xz)$", re.IGNORECASE)
_IN_ONE_WITH_IT: tuple[Kind | None, ...] = ("tar", "jsonl", "csv", "warc")


def open_compressed(container: Container, kind: Kind) -> Iterator[Item]:
    """The documents in it. Where it is damaged, the last that comes out is the one that is cut off: the failure stands
    in its place."""
    unpacked = Unpacked(container.stream, kind, container.budget)
    before: Item | None = None
    for item in _content(container, unpacked):
        if before is not None:
            yield before
        before = item
    if unpacked.damage is not None:
        raise damaged(unpacked.damage, "cannot be unpacked further")
    if before is not None:
        yield before


def _content(container: Container, unpacked: Unpacked) -> Iterator[Item]:
    head, stream = with_head(io.BufferedReader(unpacked, CHUNK))
    inner = _ENDING.sub("", re.split("[!/]", container.name)[-1])
    kind = kind_of(head, inner)
    if kind is not None and kind in _IN_ONE_WITH_IT:
        yield from replace(container, stream=stream).items(kind)
    else:
        yield from container.member(inner, stream)
