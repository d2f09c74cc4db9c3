"""The tables of a source, together: those of pandas and those of Dask alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

Table = TypeVar("Table")


@dataclass(frozen=True, eq=False, repr=False)
class NamedTables(Mapping[str, Table]):
    """The tables as attributes and by name."""

    documents: Table
    records: Table
    responsibilities: Table
    tasks: Table
    authorities: Table
    working_relationships: Table
    qualifications: Table
    diagnostics: Table

    def __getitem__(self, name: str) -> Table:
        if name not in set(self):
            raise KeyError(f"there is no table {name!r}; the tables are {', '.join(self)}")
        table: Table = getattr(self, name)
        return table

    def __iter__(self) -> Iterator[str]:
        return (field.name for field in fields(self))

    def __len__(self) -> int:
        return len(fields(self))
