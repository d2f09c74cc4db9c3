"""Documents in batches of Arrow, for engines that hand out work themselves: Spark's ``mapInArrow``, for one.

::

    pages = spark.read.format("binaryFile").load("hdfs://dump/*.html").select("path", "content")
    pages.mapInArrow(convert_batches, SPARK_SCHEMA).write.parquet("hdfs://out/documents")
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jdparse.batch import Failure, Found
from jdparse.batch.pool import Pool
from jdparse.batch.protocol import Answer, Converted, Task
from jdparse.batch.worker import Limits
from jdparse.cluster.handling import LabelledHandling
from jdparse.cluster.shard_run import allow_children

if TYPE_CHECKING:
    from pyarrow import RecordBatch

SPARK_SCHEMA = "path string, sha256 string, document string, code string, message string"
"""The columns that come out: ``document`` is the line of JSON; where it is null, ``code`` and ``message`` say why."""

ROWS = 500
"""Documents of a batch that comes out."""


def convert_batches(
    batches: Iterable[RecordBatch], limits: Limits | None = None, labels: bytes | None = None
) -> Iterator[RecordBatch]:
    """The documents of ``batches``, columns ``path`` (text) and ``content`` (bytes or text), one at a time in a process
    that is guarded as those of ``jdparse convert`` are. Raises WorkersError where it cannot be started.

    A row is one document: containers are not opened. ``labels`` is the content of a label file.
    """
    allow_children()
    with Pool(LabelledHandling(labels), 1, limits) as pool:
        answers = pool.answers(_tasks(batches))
        while rows := [*itertools.islice(answers, ROWS)]:
            yield _batch(rows)


def _tasks(batches: Iterable[RecordBatch]) -> Iterator[Task]:
    for batch in batches:
        for row in batch.to_pylist():
            content = row["content"]
            data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content or b""
            yield Task(Found(None, row["path"], data))


def _batch(answers: list[Answer]) -> RecordBatch:
    import pyarrow

    rows = [_row(answer) for answer in answers]
    names = [column.split()[0] for column in SPARK_SCHEMA.split(", ")]
    return pyarrow.RecordBatch.from_pylist(rows, pyarrow.schema([(name, pyarrow.string()) for name in names]))


def _row(answer: Answer) -> dict[str, str | None]:
    if isinstance(answer, Failure):
        return {"path": answer.path, "sha256": answer.sha256, "code": answer.code, "message": answer.message}
    assert isinstance(answer, Converted)
    return {"path": answer.path, "sha256": answer.sha256, "document": answer.json.decode("utf-8")}
