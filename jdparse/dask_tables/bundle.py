"""The Dask DataFrames of a source, together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, eq=False, repr=False)
class DaskFrames(Mapping[str, Any]):
    """The tables of :func:`jdparse.dask_frames`, each a ``dask.dataframe.DataFrame``, as attributes and by name."""

    documents: Any
    records: Any
    responsibilities: Any
    tasks: Any
    authorities: Any
    working_relationships: Any
    qualifications: Any
    diagnostics: Any

    def __getitem__(self, name: str) -> Any:
        if name not in set(self):
            raise KeyError(f"there is no table {name!r}; the tables are {', '.join(self)}")
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        return (field.name for field in fields(self))

    def __len__(self) -> int:
        return len(fields(self))

    def __repr__(self) -> str:
        return f"DaskFrames({len(self)} tables in {self.documents.npartitions} partitions)"
