"""``jdparse convert`` on containers: accounted for, resumed, never taken down."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from containers import tar_of, zip_of
from outputs import last_line, lines_of

import jdparse
from jdparse.batch import Failure, Found
from jdparse.batch.containers import Columns, Opener, opener, opener_process

Run = Callable[..., Result]
ROOT = Path(__file__).parent.parent


@pytest.fixture
def dump(tmp_path: Path, form: str) -> Path:
    """A folder of a file, an archive with a document, a link out and a bad name, and a record file."""
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "a.txt").write_text(form)
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    (folder / "b.tar").write_bytes(tar_of({"in/b.txt": form.encode("gbk"), "link": link, "../c": b"x"}))
    (folder / "c.csv").write_text(f'id,正文\nA7,"{form}"\n')
    return folder


def test_the_documents_of_containers_are_converted_in_their_place(run: Run, dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("convert", dump, "-o", out)
    assert result.exit_code == 1
    assert last_line(result) == "5 documents: 3 converted, 0 without records, 2 failed"
    assert [each["source"]["path"] for each in lines_of(out)] == ["a.txt", "b.tar!in/b.txt", "c.csv#1"]
    listed = lines_of(tmp_path / "out.jsonl.failures.jsonl")
    assert [(each["path"], each["code"]) for each in listed] == [
        ("b.tar!link", "not-a-file"),
        ("b.tar!../c", "unsafe-path"),
    ]


def test_a_json_folder_holds_members_at_their_paths_and_inside_itself(run: Run, dump: Path, tmp_path: Path) -> None:
    run("convert", dump, "-o", tmp_path / "json")
    made = sorted(path.relative_to(tmp_path / "json").as_posix() for path in (tmp_path / "json").rglob("*.json"))
    assert made == ["a.json", "b.tar!in/b.json", "c.json"]


def test_a_resumed_run_parses_only_the_members_that_changed(run: Run, form: str, tmp_path: Path) -> None:
    out, archive = tmp_path / "out.jsonl", tmp_path / "a.zip"
    archive.write_bytes(zip_of({"a.txt": form.encode(), "b.txt": form.encode()}))
    run("convert", archive, "-o", out)
    first = out.read_bytes().splitlines()
    archive.write_bytes(zip_of({"a.txt": form.encode(), "b.txt": form.replace("档案", "仓库").encode()}))
    result = run("convert", archive, "-o", out, "--resume")
    assert last_line(result) == "2 documents: 2 converted, 0 without records, 0 failed"
    second = out.read_bytes().splitlines()
    assert second[0] == first[0]
    assert lines_of(out)[1]["records"][0]["title"] == "仓库管理员"


def test_any_number_of_workers_gives_the_same_bytes(run: Run, form: str, tmp_path: Path) -> None:
    archive = tmp_path / "a.tar.gz"
    members = {f"{number:02}.txt": f"{form}{number}、其他工作。\n".encode() for number in range(40)}
    archive.write_bytes(gzip.compress(tar_of(members)))
    outputs = []
    for workers in ("1", "3"):
        run("convert", archive, "-o", tmp_path / f"{workers}.jsonl", "--workers", workers)
        outputs.append((tmp_path / f"{workers}.jsonl").read_bytes())
    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == 40


def test_a_record_file_that_is_named_without_a_column_of_texts_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    for name, data in (("a.csv", "id,name\n1,x\n"), ("a.jsonl", '{"id": 1, "name": "x"}\n')):
        (tmp_path / name).write_text(data)
        result = run("convert", tmp_path / name, "-o", tmp_path / "out.jsonl")
        assert result.exit_code == 2
        assert "none of its columns is known to hold the text: id, name; give --text-column" in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert not (tmp_path / "out.jsonl").exists()


def test_a_record_file_in_a_folder_without_a_column_of_texts_is_a_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.csv").write_text("id,name\n1,x\n")
    result = run("convert", tmp_path / "in", "-o", tmp_path / "out.jsonl")
    assert (result.exit_code, last_line(result)[:30]) == (1, "1 documents: 0 converted, 0 wi")


def test_the_columns_that_are_named_are_read_and_the_id_is_told_of_failures(
    run: Run, form: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(f'nr,seite\nA7,"%PDF-1.4 x"\nA8,"{form}"\n')
    out = tmp_path / "out.jsonl"
    run("convert", tmp_path / "a.csv", "-o", out, "--text-column", "seite", "--id-column", "nr")
    assert [each["source"]["path"] for each in lines_of(out)] == ["a.csv#2"]
    (failure,) = lines_of(tmp_path / "out.jsonl.failures.jsonl")
    assert failure["path"] == "a.csv#1"
    assert failure["message"].endswith(" (its id is A7)")


def test_the_library_reads_containers_too(dump: Path) -> None:
    paths = [each.path if isinstance(each, Failure) else each.source.path for each in jdparse.read(dump)]
    assert paths == ["a.txt", "b.tar!in/b.txt", "b.tar!link", "b.tar!../c", "c.csv#1"]


def test_an_empty_archive_is_damaged_and_an_archive_of_nothing_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.zip").touch()
    (tmp_path / "b.zip").write_bytes(zip_of({}))
    with Opener() as opened:
        found = [Found(tmp_path / name, name) for name in ("a.zip", "b.zip")]
        (only,) = opened.documents(found)
    assert isinstance(only, Failure)
    assert (only.path, only.code) == ("a.zip", "damaged")


def dies(_pipe: object, _columns: Columns) -> None:
    os._exit(7)


def hangs(pipe: object, _columns: Columns) -> None:
    time.sleep(60)


@pytest.mark.parametrize(("process", "code", "seconds"), [(dies, "worker-died", 60), (hangs, "timeout", 0.5)])
def test_an_opener_that_dies_or_hangs_costs_the_container_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: Callable[..., None], code: str, seconds: float
) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"a": b"x"}))
    (tmp_path / "b.txt").write_text("x")
    found = [Found(tmp_path / name, name) for name in ("a.zip", "b.txt", "a.zip")]
    with Opener(Columns()) as opened, monkeypatch.context() as patch:
        patch.setattr(opener, "serve_opener", process)
        patch.setattr(opener, "SECONDS_WITHOUT_A_MEMBER", seconds)
        documents = opened.documents(found)
        first = next(documents)
        assert isinstance(first, Failure)
        assert (first.path, first.code) == ("a.zip", code)
        assert next(documents) == found[1]
        patch.undo()
        assert next(documents) == Found(tmp_path / "a.zip", "a.zip!a", b"x")


MEASURE = """
import resource, sys
from pathlib import Path
from jdparse.batch.containers import Columns
from jdparse.batch.containers.opener_process import open_file
count = sum(1 for _ in open_file(Path(sys.argv[1]), "a.tar.gz", Columns()))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_kilobytes(archive: Path, members: int) -> int:
    """The memory that opening a compressed archive of many pages takes."""
    page = tarfile.TarInfo()
    with tarfile.open(archive, "w:gz", compresslevel=1) as made:
        for number in range(members):
            data = f"{number:06}".encode() * 1000
            page.name, page.size = f"pages/{number}.txt", len(data)
            made.addfile(page, io.BytesIO(data))
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, str(archive)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    count, peak = map(int, ran.stdout.split())
    assert count == members
    return peak


def test_memory_stays_flat_over_a_large_compressed_archive(tmp_path: Path) -> None:
    small, large = (peak_kilobytes(tmp_path / "a.tar.gz", members) for members in (200, 15_000))
    assert large < 1.2 * small


def test_the_opener_answers_what_it_is_asked_in_process(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"[Content_Types].xml": b""}))
    messages = list(opener_process.messages(opener_process.Open(tmp_path / "a.zip", "a.zip"), Columns()))
    assert messages == [opener_process.IsDocument()]
