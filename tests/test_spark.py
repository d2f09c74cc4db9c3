"""The function that Spark calls for its batches, under a Spark of two threads on this machine."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pyarrow
import pytest

import jdparse
from jdparse.batch.worker import Limits
from jdparse.cluster.arrow_batches import SPARK_SCHEMA, convert_batches

PAGES = [(f"{number}.txt", f"岗位名称：门卫{number}\n岗位职责：\n1、登记来访车辆\n".encode()) for number in range(8)]
RUBBISH = ("a.bin", bytes(range(32)) * 10)


def test_batches_come_out_as_documents_and_failures_in_order() -> None:
    given = pyarrow.RecordBatch.from_pylist([{"path": path, "content": data} for path, data in [*PAGES, RUBBISH]])
    rows = [row for batch in convert_batches([given], Limits()) for row in batch.to_pylist()]
    assert [row["path"] for row in rows] == [path for path, _ in [*PAGES, RUBBISH]]
    assert [jdparse.Document.model_validate_json(row["document"]).records[0].title for row in rows[:-1]] == [
        f"门卫{number}" for number in range(8)
    ]
    assert (rows[-1]["document"], rows[-1]["code"]) == (None, "unsupported-format")


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java; apt install openjdk-17-jre-headless")
def test_spark_maps_the_function_over_its_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="Spark is not installed; pip install 'jdparse[spark]'")
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # else whatever python3 is first on the path
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = session.config("spark.sql.warehouse.dir", str(tmp_path)).getOrCreate()
    try:
        pages = spark.createDataFrame([*PAGES, RUBBISH], "path string, content binary").repartition(2)
        rows = pages.mapInArrow(convert_batches, SPARK_SCHEMA).collect()
    finally:
        spark.stop()
    titles = {
        row.path: jdparse.Document.model_validate_json(row.document).records[0].title for row in rows if row.document
    }
    assert titles == {f"{number}.txt": f"门卫{number}" for number in range(8)}
    assert [(row.path, row.code) for row in rows if row.code] == [("a.bin", "unsupported-format")]
