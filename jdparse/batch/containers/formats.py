"""Which function opens which kind of container."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jdparse.batch.containers.compressed import open_compressed
from jdparse.batch.containers.csv_rows import open_csv
from jdparse.batch.containers.json_records import open_jsonl
from jdparse.batch.containers.kinds import Kind
from jdparse.batch.containers.opening import Container, Item
from jdparse.batch.containers.parquet_rows import open_parquet
from jdparse.batch.containers.tars import open_tar
from jdparse.batch.containers.warcs import open_warc
from jdparse.batch.containers.zips import open_zip

FORMATS: dict[Kind, Callable[[Container], Iterator[Item]]] = {
    "zip": open_zip,
    "tar": open_tar,
    "jsonl": open_jsonl,
    "csv": open_csv,
    "parquet": open_parquet,
    "warc": open_warc,
    "gzip": lambda container: open_compressed(container, "gzip"),
    "zstandard": lambda container: open_compressed(container, "zstandard"),
    "bzip2": lambda container: open_compressed(container, "bzip2"),
    "xz": lambda container: open_compressed(container, "xz"),
}
