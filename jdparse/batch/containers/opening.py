"""One container file: its documents one after the other, what is in inner containers in its place.

Every format is a function of a Container that yields Members and Failures, and raises where it cannot go on: that is
one Failure for the rest.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, NamedTuple

from jdparse.batch.containers import limits
from jdparse.batch.containers.budget import Budget
from jdparse.batch.containers.columns import Columns
from jdparse.batch.containers.errors import BudgetError, ContainerError, damaged
from jdparse.batch.containers.kinds import Kind, kind_of
from jdparse.batch.containers.names import checked_name, is_hidden
from jdparse.batch.containers.streams import whole, with_head
from jdparse.batch.failure import Failure


class Member(NamedTuple):
    """A document in a container: ``dump.zip!a/b.txt`` and its bytes."""

    name: str
    data: bytes
    record_id: str | None = None
    charset: str | None = None


Item = Member | Failure

MOST_OF_AN_ID = 100
"""Characters of an id that are told."""


class NotAContainerError(Exception):
    """The bytes look like a container and are a document, as a .docx is a zip archive."""


@dataclass(frozen=True, slots=True)
class Container:
    """A container as it is opened: a file, or a member of another one."""

    name: str
    stream: IO[bytes]
    columns: Columns
    budget: Budget
    depth: int = 1
    records_before: int | None = None
    """Of a part of a file of JSON lines: how many records of the file stand before it. None for what is whole."""

    def items(self, kind: Kind) -> Iterator[Item]:
        """The documents in it. Raises NotAContainerError before the first, and BudgetError."""
        from jdparse.batch.containers.formats import FORMATS

        opened: Callable[[Container], Iterator[Item]] = FORMATS[kind]
        try:
            yield from opened(self)
        except (NotAContainerError, BudgetError, MemoryError):
            raise
        except ContainerError as error:
            yield error.of(self.name)
        except Exception as error:  # what damaged bytes make of a library has no end
            yield damaged(error).of(self.name)

    def member(self, inner: str, stream: IO[bytes]) -> Iterator[Item]:
        """What the member called ``inner`` is: a document, or the documents of a container.

        Raises what reading ``stream`` raises.
        """
        try:
            inner = checked_name(inner)
        except ContainerError as error:
            yield error.of(self.budget.add_member(f"{self.name}!{inner}"))
            return
        if not is_hidden(inner):
            yield from self.content(self.budget.add_member(f"{self.name}!{inner}"), stream)

    def content(self, name: str, stream: IO[bytes]) -> Iterator[Item]:
        """As ``member``, with the name made already."""
        head, stream = with_head(stream)
        kind = kind_of(head, name)
        if kind is None:
            yield _document(name, stream)
            return
        if kind in ("zip", "parquet"):  # both are read from their ends
            document = _document(name, stream)
            if isinstance(document, Failure):
                yield document
                return
            stream = in_memory(document.data)
        yield from self._inner(name, kind, stream)

    def _inner(self, name: str, kind: Kind, stream: IO[bytes]) -> Iterator[Item]:
        inner = replace(self, name=name, stream=stream, depth=self.depth + 1)
        try:
            if inner.depth > limits.MOST_DEPTH and kind != "zip":
                yield too_deep().of(name)
            else:
                yield from inner.items(kind)
        except NotAContainerError:
            stream.seek(0)
            yield _document(name, stream)

    def record(self, number: int, data: bytes, record_id: object = None, charset: str | None = None) -> Item:
        """Record ``number``, from 1, as a document; ``record_id`` is what its id column holds, ``charset`` what HTTP
        says of it."""
        shown = None if record_id is None else str(record_id)[:MOST_OF_AN_ID]
        return Member(f"{self.name}#{number}", data, shown, charset)

    def refused(self, inner: str, error: ContainerError) -> Failure:
        """The failure of the member called ``inner``."""
        return error.of(self.budget.add_member(f"{self.name}!{inner}"))


def too_deep() -> ContainerError:
    """A container stands in too many others."""
    return ContainerError("too-deep", f"is the container number {limits.MOST_DEPTH + 1} around a document; unpack it")


def in_memory(data: bytes) -> IO[bytes]:
    """A stream of ``data``."""
    return io.BytesIO(data)


def _document(name: str, stream: IO[bytes]) -> Item:
    try:
        return Member(name, whole(stream))
    except BudgetError:
        raise
    except ContainerError as error:
        return error.of(name)
