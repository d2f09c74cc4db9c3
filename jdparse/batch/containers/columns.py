"""Which column of a record file holds the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jdparse.batch.containers.errors import ContainerError

TEXT_COLUMNS = (
    "text",
    "content",
    "body",
    "正文",
    "内容",
    "文本",
    "职位描述",
    "岗位描述",
    "岗位职责",
    "job_description",
    "description",
    "html",
)
"""Taken in this order where none is named, in upper or lower case."""

_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """What the user says of record files; None takes the first of TEXT_COLUMNS."""

    text: str | None = None
    record_id: str | None = None

    def text_of(self, names: Iterable[str]) -> str:
        """The one of ``names`` that holds the text. Raises ContainerError ``no-text-column``, which lists them."""
        there = [*names]
        if self.text is not None:
            if self.text in there:
                return self.text
            raise ContainerError(
                "no-text-column", f"has no column {self.text!r} but {_listed(there)}; name one of them"
            )
        lower = {name.strip().lower(): name for name in reversed(there)}
        found = next((lower[name] for name in TEXT_COLUMNS if name in lower), None)
        if found is None:
            raise ContainerError(
                "no-text-column", f"none of its columns is known to hold the text: {_listed(there)}; give --text-column"
            )
        return found


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:_MOST_SHOWN] for name in names[:_MOST_SHOWN])
    return f"{shown}, …" if len(names) > _MOST_SHOWN else shown or "none"
