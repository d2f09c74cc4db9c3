"""``jdparse.dask_frames``: what is computed is what ``jdparse.frames`` gives."""

from __future__ import annotations

import json
import math
from pathlib import Path

import dask
import fsspec
import pytest
from dask.dataframe.utils import assert_eq
from pandas.testing import assert_frame_equal
from table_pages import documents, write_lines

import jdparse
from jdparse.batch.json_lines import to_json
from jdparse.cluster.store import Store
from jdparse.dask_tables import FramesError
from jdparse.dask_tables.bundle import DaskFrames
from jdparse.dataframes.bundle import Frames


@pytest.fixture(autouse=True)
def _in_this_process() -> object:
    with dask.config.set(scheduler="synchronous"):
        yield


def assert_same(found: DaskFrames, wanted: Frames) -> None:
    assert list(found) == list(wanted)
    computed = dask.compute(dict(found))[0]
    for name, frame in wanted.items():
        assert_frame_equal(computed[name].reset_index(drop=True), frame)
        assert dict(found[name].dtypes) == dict(frame.dtypes)


def many(count: int) -> list[jdparse.Document]:
    return [documents()[number % 3] for number in range(count)]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "records.jsonl", many(20))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Shards of 7, 0, 1 and 12 documents."""
    folder = tmp_path / "shards"
    (folder / "documents").mkdir(parents=True)
    parts, left = [], iter(many(20))
    for number, count in enumerate((7, 0, 1, 12)):
        name = f"documents/{number}.jsonl"
        write_lines(folder / name, [next(left) for _ in range(count)])
        parts.append({"documents": name, "converted": count, "without_records": 0})
    (folder / "manifest.json").write_text(json.dumps({"parts": parts}))
    return folder


@pytest.mark.parametrize("partition_bytes", [1, 100, 5000, 10**9])
def test_a_file_of_lines_is_cut_at_any_byte_and_is_the_same(lines: Path, partition_bytes: int) -> None:
    size = lines.stat().st_size
    partition_bytes = max(partition_bytes, size // 50)
    found = jdparse.dask_frames(lines, partition_bytes=partition_bytes)
    assert_same(found, jdparse.frames(lines))
    assert found.documents.npartitions == math.ceil(size / partition_bytes)


def test_blank_lines_are_no_documents_wherever_a_file_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("\n \n".join(f"{to_json(document)}\r\n" for document in documents()) + "\n\n", "utf-8")
    size = path.stat().st_size
    for partition_bytes in (size // 11, size // 7 + 1, size - 1):
        assert_same(jdparse.dask_frames(path, partition_bytes=partition_bytes), jdparse.frames(path))


def test_shards_are_partitions_the_empty_one_too(store: Path, lines: Path) -> None:
    found = jdparse.dask_frames(store)
    assert found.records.npartitions == 4
    assert_same(found, jdparse.frames(lines))
    assert Store(str(store)).is_complete


def test_files_folders_and_shards_follow_each_other(tmp_path: Path, lines: Path, store: Path) -> None:
    jdparse.frames(lines).to_parquet(tmp_path / "tables")
    packed = tmp_path / "records.jsonl.gz"
    with fsspec.open(str(packed), "wb", compression="gzip") as file:
        file.write(lines.read_bytes())
    found = jdparse.dask_frames([store, tmp_path / "tables", packed, str(lines)])
    assert_same(found, jdparse.frames([lines, tmp_path / "tables", packed, lines]))


def test_a_pattern_matches_as_in_frames(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "a.jsonl.failures.jsonl"):
        write_lines(tmp_path / name, documents()[: 1 + (name == "b.jsonl")])
    (tmp_path / "a.jsonl.shards").mkdir()
    assert_same(jdparse.dask_frames(tmp_path / "*"), jdparse.frames(tmp_path / "*"))


def test_a_url_is_read_as_its_file_a_folder_and_a_pattern_too(tmp_path: Path, lines: Path, store: Path) -> None:
    wanted = jdparse.frames(lines)
    wanted.to_parquet(tmp_path / "tables")
    for place in (lines, store, tmp_path / "tables", tmp_path / "rec*.jsonl"):
        assert_same(jdparse.dask_frames(f"local://{place}"), wanted)


def test_labels_are_chinese_where_they_are_asked_for(lines: Path) -> None:
    assert_same(jdparse.dask_frames(lines, labels="zh"), jdparse.frames(lines, labels="zh"))


def test_tables_join_as_those_of_pandas(lines: Path) -> None:
    found, wanted = jdparse.dask_frames(lines, partition_bytes=4000), jdparse.frames(lines)
    joined = found.tasks.merge(found.records, on=["document", "record"])
    assert_eq(
        joined.groupby("title").text.count(),
        wanted.tasks.merge(wanted.records, on=["document", "record"]).groupby("title").text.count(),
    )


def test_a_file_without_documents_has_every_column(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert_same(jdparse.dask_frames(empty), jdparse.frames(empty))


def test_nothing_is_read_before_it_is_computed(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("no JSON\n")
    found = jdparse.dask_frames(path)
    with pytest.raises(FramesError, match=r"records\.jsonl, line 1: is no JSON"):
        found.records.compute()


def test_one_line_says_what_is_no_source(tmp_path: Path) -> None:
    for place in (tmp_path / "nothing", tmp_path / "*.jsonl", f"local://{tmp_path}/nothing"):
        with pytest.raises(FramesError, match=r"there is no such file or folder|no file matches"):
            jdparse.dask_frames(place)
    with pytest.raises(TypeError, match=r"a Document is no source of Dask DataFrames; .*jdparse\.frames"):
        jdparse.dask_frames(documents())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="labels is 'fr'"):
        jdparse.dask_frames("x", labels="fr")  # type: ignore[call-overload, arg-type]
