"""``jdparse export jobposting``: from documents or their records to postings, nothing lost on the way."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from golden_documents import GUARD, document
from outputs import last_line, lines_of

import jdparse
from jdparse.records import Document

Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """What convert writes of a page with a position and a department."""
    plain = document(GUARD, {"kind": "department", "title": "保卫科"})
    for record in plain["records"]:
        record.setdefault("kind", "position")
    plain["source"]["encoding"] = "utf-8"
    path = tmp_path / "records.jsonl"
    path.write_text(Document.model_validate(plain).model_dump_json() + "\n", "utf-8")
    return path


def test_each_position_is_a_line_of_json_ld(run: Run, records: Path, tmp_path: Path) -> None:
    result = run("export", "jobposting", records, "-o", tmp_path / "postings.jsonl")
    assert result.exit_code == 0, result.stderr
    (posting,) = lines_of(tmp_path / "postings.jsonl")
    assert [*posting][:3] == ["@context", "@type", "title"]
    assert posting["@context"] == "https://schema.org"
    assert last_line(result) == "1 documents: 1 with positions, 0 without, 0 failed; 1 postings"


def test_what_has_no_place_is_listed_beside_the_postings_and_told(run: Run, records: Path, tmp_path: Path) -> None:
    result = run("export", "jobposting", records, "-o", tmp_path / "postings.jsonl")
    listed = lines_of(tmp_path / "postings.jsonl.unmapped.jsonl")
    assert listed[0] == {
        "path": "guard.txt",
        "sha256": "00",
        "pointer": "/records/0/reports_to/0",
        "value": "保卫科长",
        "reason": "no-property",
    }
    assert (listed[-1]["pointer"], listed[-1]["reason"]) == ("/records/1", "no-posting")
    assert f"jdparse: {len(listed)} values have no place in a posting (" in result.stderr
    assert f"they are listed in {tmp_path / 'postings.jsonl.unmapped.jsonl'}" in result.stderr


def test_pages_give_the_same_bytes_as_their_records(run: Run, pages: Path, tmp_path: Path) -> None:
    assert run("convert", pages, "-o", tmp_path / "records.jsonl.zst").exit_code == 0
    assert run("export", "jobposting", pages, "-o", tmp_path / "of_pages.jsonl").exit_code == 0
    assert (
        run("export", "jobposting", tmp_path / "records.jsonl.zst", "-o", tmp_path / "of_records.jsonl").exit_code == 0
    )
    postings = (tmp_path / "of_pages.jsonl").read_bytes()
    assert postings == (tmp_path / "of_records.jsonl").read_bytes()
    assert postings.count(b"\n") == 2


def test_a_graph_holds_the_postings_of_the_lines(run: Run, pages: Path, tmp_path: Path) -> None:
    run("export", "jobposting", pages, "-o", tmp_path / "a.jsonl")
    run("export", "jobposting", pages, "-o", tmp_path / "a.jsonld.gz")
    graph = json.loads(gzip.decompress((tmp_path / "a.jsonld.gz").read_bytes()))
    assert [{"@context": graph["@context"]} | posting for posting in graph["@graph"]] == lines_of(tmp_path / "a.jsonl")


def test_a_graph_without_postings_is_json_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("今日天气晴。\n")
    result = run("export", "jobposting", tmp_path / "page.txt", "-o", "-", "--format", "graph")
    assert json.loads(result.stdout) == {"@context": "https://schema.org", "@graph": []}


def test_records_come_through_a_pipe(start: Start, pages: Path) -> None:
    converted, _ = start("convert", pages, "-o", "-").communicate()
    export = start("export", "jobposting", "-", "-o", "-")
    out, err = export.communicate(converted)
    assert [json.loads(line)["title"] for line in out.splitlines()] == ["档案管理员", "档案管理员"], err
    assert export.returncode == 0


def test_a_page_comes_through_a_pipe(run: Run, form: str) -> None:
    result = run("export", "jobposting", "-", "-o", "-", input=form.encode())
    assert json.loads(result.stdout)["employmentUnit"] == {"@type": "Organization", "name": "综合办公室"}
    assert not result.stderr.startswith("jdparse: unexpected")


def test_on_stdout_the_list_goes_where_it_is_told_to(run: Run, records: Path, tmp_path: Path) -> None:
    quiet = run("export", "jobposting", records, "-o", "-")
    assert "--unmapped FILE lists them" in quiet.stderr
    run("export", "jobposting", records, "-o", "-", "--unmapped", tmp_path / "list.jsonl")
    assert lines_of(tmp_path / "list.jsonl")[0]["pointer"] == "/records/0/reports_to/0"


def test_a_damaged_line_is_listed_and_the_others_are_exported(run: Run, records: Path, tmp_path: Path) -> None:
    good = records.read_text("utf-8")
    records.write_text(f'{good}{good[:300]}\n{{"schema_version": "1"}}\n{good}', "utf-8")
    result = run("export", "jobposting", records, "-o", tmp_path / "postings.jsonl")
    assert result.exit_code == 1
    assert last_line(result) == "4 documents: 2 with positions, 0 without, 2 failed; 2 postings"
    failures = lines_of(tmp_path / "postings.jsonl.failures.jsonl")
    assert [(each["path"], each["code"]) for each in failures] == [
        ("records.jsonl#2", "damaged"),
        ("records.jsonl#3", "damaged"),
    ]
    assert failures[0]["message"].startswith("records.jsonl, line 2: is no document of jdparse convert (")


def test_a_page_that_cannot_be_read_is_listed(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "a.bin").write_bytes(bytes(100))
    assert run("export", "jobposting", pages, "-o", tmp_path / "postings.jsonl").exit_code == 1
    (failure,) = lines_of(tmp_path / "postings.jsonl.failures.jsonl")
    assert failure["code"] == "unsupported-format"


def test_a_page_that_cannot_be_read_is_told_where_no_list_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(100))
    result = run("export", "jobposting", tmp_path / "a.bin", "-o", "-")
    assert result.exit_code == 1
    assert result.stderr.startswith("jdparse: a.bin: ")


def test_the_lists_of_an_earlier_export_go_when_there_is_nothing_to_list(
    run: Run, records: Path, pages: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    run("export", "jobposting", records, "-o", out)
    assert (tmp_path / "out.jsonl.unmapped.jsonl").exists()
    run("export", "jobposting", pages, "-o", out, "--overwrite")
    assert not (tmp_path / "out.jsonl.unmapped.jsonl").exists()


@pytest.mark.parametrize("existing", ["out.jsonl", "out.jsonl.unmapped.jsonl", "out.jsonl.failures.jsonl"])
def test_nothing_that_exists_is_replaced_unasked(run: Run, records: Path, tmp_path: Path, existing: str) -> None:
    (tmp_path / existing).write_text("mine")
    result = run("export", "jobposting", records, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 3
    assert f"{existing}: exists already; give --overwrite" in result.stderr
    assert (tmp_path / existing).read_text() == "mine"


@pytest.mark.parametrize("option", ["-o", "--unmapped"])
def test_an_input_is_no_output(run: Run, records: Path, tmp_path: Path, option: str) -> None:
    others = [] if option == "-o" else ["-o", tmp_path / "out.jsonl"]
    assert run("export", "jobposting", records, option, records, "--overwrite", *others).exit_code == 2
    assert jdparse.Document.model_validate_json(records.read_bytes())


def test_a_name_that_says_no_format_is_wrong_usage(run: Run, records: Path, tmp_path: Path) -> None:
    result = run("export", "jobposting", records, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "name it *.jsonl or *.jsonld" in result.stderr


def test_without_input_nothing_is_done(run: Run, tmp_path: Path) -> None:
    missing = run("export", "jobposting", tmp_path / "none.jsonl", "-o", tmp_path / "out.jsonl")
    (tmp_path / "empty").mkdir()
    empty = run("export", "jobposting", tmp_path / "empty", "-o", tmp_path / "out.jsonl")
    assert (missing.exit_code, empty.exit_code) == (3, 3)
    assert "there is no such file or folder" in missing.stderr
    assert "there are no documents in it" in empty.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_the_postings_and_their_list_are_two_files(run: Run, records: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("export", "jobposting", records, "-o", out, "--unmapped", out).exit_code == 2
    assert not out.exists()


def test_a_full_disk_is_told(run: Run, records: Path) -> None:
    result = run("export", "jobposting", records, "-o", "/dev/full")
    assert result.exit_code == 3
    assert last_line(result).startswith("jdparse: /dev/full: cannot be written (No space left on device)")
