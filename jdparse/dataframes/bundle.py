"""The frames of a source, together."""

from __future__ import annotations

from pathlib import Path

import pandas

from jdparse.batch.sinks.moving import move_folder, new_folder
from jdparse.dataframes import accessor as accessor  # importing it registers DataFrame.jd
from jdparse.dataframes.columns import chinese_names, with_labels
from jdparse.dataframes.named_tables import NamedTables
from jdparse.dataframes.pointers import KEYS


class Frames(NamedTables[pandas.DataFrame]):
    """The tables of :func:`jdparse.frames`, as attributes and by name."""

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name}={len(frame)}" for name, frame in self.items())
        return f"Frames({sizes})"

    def duties(self) -> pandas.DataFrame:
        """All duties, descriptions and tasks alike, in the order of the page: ``document``, ``record``,
        ``responsibility``, ``task`` (null for a description) and ``text``."""
        described = self._in_english("responsibilities").drop(columns="time_percent")
        described = described.rename(columns={"description": "text"}).dropna(subset="text")
        described.insert(3, "task", pandas.array([None] * len(described), dtype="Int64"))
        duties = pandas.concat([described, self._in_english("tasks")])
        duties = duties.sort_values(KEYS["tasks"], na_position="first", ignore_index=True)
        duties.attrs = {}
        return with_labels(duties, "tasks", self._labels)

    def to_parquet(self, folder: str | Path, *, overwrite: bool = False) -> None:
        """Write a folder of Parquet tables, with English column names; ``jdparse.frames(folder)`` gives back the same
        frames, their index from 0.

        The folder is there when it is complete. Raises FileExistsError where there is one already, unless ``overwrite``
        says that it may be replaced; one that holds anything but Parquet never is.
        """
        folder = Path(folder)
        if folder.exists() and not overwrite:
            raise FileExistsError(f"{folder}: is there already; give overwrite=True to replace it, or another name")
        partial = new_folder(folder, [_ENDING])
        for name in self:
            self._in_english(name).to_parquet(partial / f"{name}{_ENDING}", index=False, compression="zstd")
        move_folder(partial, folder, [_ENDING])

    @property
    def _labels(self) -> str:
        return "en" if "document" in self.documents.columns else "zh"

    def _in_english(self, name: str) -> pandas.DataFrame:
        return self[name].rename(columns={title: name for name, title in chinese_names(name).items()})


_ENDING = ".parquet"
