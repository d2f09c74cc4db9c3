"""The Dask DataFrames of a source, together."""

from __future__ import annotations

from typing import Any

from jdparse.dataframes.named_tables import NamedTables


class DaskFrames(NamedTables[Any]):
    """The tables of :func:`jdparse.dask_frames`, each a ``dask.dataframe.DataFrame``, as attributes and by name."""

    def __repr__(self) -> str:
        return f"DaskFrames({len(self)} tables in {self.documents.npartitions} partitions)"
