"""Parquet files: one record per row."""

from __future__ import annotations

from collections.abc import Iterator

from jdparse.batch.containers.errors import ContainerError
from jdparse.batch.containers.opening import Container, Item

_ROWS = 64
"""Rows in memory at a time."""


def open_parquet(container: Container) -> Iterator[Item]:
    """Its records. Raises ContainerError without pyarrow or a column of texts, pyarrow's errors where it is damaged."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        what = "is a Parquet file, which pyarrow reads; install it with pip install 'jdparse[parquet]'"
        raise ContainerError("tool-missing", what) from error
    file = parquet.ParquetFile(container.stream)
    column = container.columns.text_of(file.schema_arrow.names)
    number = 0
    ids = container.columns.record_id
    read = [column, ids] if ids in file.schema_arrow.names and ids != column else [column]
    for batch in file.iter_batches(batch_size=_ROWS, columns=read, use_threads=False):
        for row in range(batch.num_rows):
            number += 1
            text, record_id = batch.column(column)[row].as_py(), batch.column(read[-1])[row].as_py() if ids else None
            yield _record(container, number, text, record_id)


def _record(container: Container, number: int, value: object, record_id: object) -> Item:
    if value is not None and not isinstance(value, str | bytes):
        error = ContainerError("no-text-column", "has no text in its column of texts; name another with --text-column")
        return error.of(f"{container.name}#{number}")
    data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value or b""
    container.budget.spend(len(data))
    return container.record(number, data, record_id)
