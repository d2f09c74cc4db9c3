"""``jdparse convert``: what is written where, what fails, how it ends."""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import random
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import jdparse
from jdparse.batch import outcome
from jdparse.batch.json_lines import to_json
from jdparse.batch.output import OutputError, json_names

Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def last_line(result: Result) -> str:
    return result.stderr.splitlines()[-1]


@pytest.fixture
def pages(tmp_path: Path, form: str) -> Path:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_text(form)
    (folder / "sub/a.md").write_bytes(form.encode("gb18030"))
    return folder


def test_a_folder_becomes_one_line_per_document_in_order(run: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("convert", pages, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 documents: 2 converted, 0 without records, 0 failed\n"
    documents = lines_of(out)
    assert [each["source"]["path"] for each in documents] == ["b.txt", "sub/a.md"]
    assert [each["source"]["encoding"] for each in documents] == ["utf-8", "gb18030"]
    assert [each["records"][0]["title"] for each in documents] == ["档案管理员"] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "pages"]


def test_a_line_is_the_document_as_the_library_gives_it_and_not_escaped(run: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("convert", pages / "b.txt", "-o", out)
    assert out.read_text() == jdparse.parse_file(pages / "b.txt").model_dump_json() + "\n"
    assert "档案管理员" in out.read_text()


def test_standard_input_is_converted_to_standard_output(run: Run, form: str) -> None:
    result = run("convert", "-", "-o", "-", input=form.encode("utf-16"))
    assert result.exit_code == 0
    assert jdparse.Document.model_validate_json(result.stdout).source.path == "-"
    assert result.stderr == "1 documents: 1 converted, 0 without records, 0 failed\n"


def test_a_json_folder_has_a_file_per_document_on_the_stem_of_its_path(run: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "json"
    assert run("convert", pages, "-o", out).exit_code == 0
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.json")) == ["b.json", "sub/a.json"]
    assert json.loads((out / "sub/a.json").read_text())["records"][0]["department"] == "综合办公室"


def test_documents_that_share_a_stem_get_json_files_on_their_full_names() -> None:
    assert json_names(["a.md", "a.txt", "b.txt", "c", "d/a.txt"]) == {
        "a.md": "a.md.json",
        "a.txt": "a.txt.json",
        "b.txt": "b.json",
        "c": "c.json",
        "d/a.txt": "d/a.json",
    }


def test_a_full_name_that_is_the_stem_of_another_takes_nothing_from_it() -> None:
    names = json_names(["b.md", "b.txt", "b.txt.old"])
    assert names == {"b.md": "b.md.json", "b.txt": "b.txt.json", "b.txt.old": "b.txt.old.json"}


def test_two_inputs_of_one_path_cannot_share_a_json_folder_but_a_jsonl_file(run: Run, pages: Path) -> None:
    with pytest.raises(OutputError, match=r"^a\.txt: two inputs"):
        json_names(["a.txt", "a.txt"])
    result = run("convert", pages / "b.txt", pages / "b.txt", "-o", "-")
    assert result.stderr == "2 documents: 2 converted, 0 without records, 0 failed\n"


@pytest.mark.parametrize(
    ("out", "given", "message"),
    [
        ("x.csv", None, "the name says no format"),
        ("x.jsonl", "json", "--format json writes a folder"),
        ("-", "json", "--format json writes a folder"),
    ],
)
def test_a_name_and_a_format_that_do_not_fit_are_wrong_usage(
    run: Run, pages: Path, out: str, given: str | None, message: str
) -> None:
    result = run("convert", pages, "-o", out, *(["--format", given] if given else []))
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_format_that_is_given_wins_where_the_name_says_none(run: Run, pages: Path, tmp_path: Path) -> None:
    assert run("convert", pages, "-o", tmp_path / "records.txt", "--format", "jsonl").exit_code == 0
    assert len(lines_of(tmp_path / "records.txt")) == 2


def test_folders_that_an_output_needs_are_made(run: Run, pages: Path, tmp_path: Path) -> None:
    assert run("convert", pages, "-o", tmp_path / "new/er/out.jsonl").exit_code == 0
    assert run("convert", pages, "-o", tmp_path / "other/json/").exit_code == 0
    assert len(lines_of(tmp_path / "new/er/out.jsonl")) == 2
    assert (tmp_path / "other/json/b.json").exists()


@pytest.mark.parametrize("name", ["out.jsonl", "json"])
def test_an_output_that_exists_is_refused_and_replaced_on_request(
    run: Run, pages: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / name
    run("convert", pages, "-o", out)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (pages / "b.txt").unlink()
    refused = run("convert", pages, "-o", out)
    assert refused.exit_code == 3
    assert refused.stderr == f"jdparse: {out}: exists already; give --overwrite to replace it, or name another output\n"
    assert all(path.read_bytes() == data for path, data in before.items() if path != pages / "b.txt")
    assert run("convert", pages, "-o", out, "--overwrite").exit_code == 0
    left = lines_of(out) if out.is_file() else [json.loads(path.read_text()) for path in out.rglob("*.json")]
    assert [each["source"]["path"] for each in left] == ["sub/a.md"]


def test_an_empty_folder_may_become_the_output(run: Run, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "json").mkdir()
    assert run("convert", pages, "-o", tmp_path / "json").exit_code == 0


def test_a_folder_with_files_of_the_user_is_never_replaced(run: Run, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("keep")
    result = run("convert", pages, "-o", tmp_path / "mine", "--overwrite")
    assert result.exit_code == 3
    assert "notes.txt" in result.stderr
    assert (tmp_path / "mine/notes.txt").read_text() == "keep"


def test_an_output_that_is_or_holds_an_input_is_wrong_usage(run: Run, pages: Path) -> None:
    for out in (pages, pages.parent):
        result = run("convert", pages, "-o", out, "--format", "json", "--overwrite")
        assert result.exit_code == 2
        assert "would replace the input" in result.stderr
    result = run("convert", pages / "b.txt", "-o", pages / "b.txt", "--format", "jsonl", "--overwrite")
    assert result.exit_code == 2
    assert (pages / "b.txt").exists()


@pytest.mark.parametrize("name", ["out.jsonl", "json"])
def test_an_output_inside_the_input_folder_is_not_read(run: Run, pages: Path, name: str) -> None:
    (pages / "a.pdf").write_bytes(b"%PDF-1.4")
    for _ in range(2):
        result = run("convert", pages, "-o", pages / name, "--overwrite")
        assert last_line(result) == "3 documents: 2 converted, 0 without records, 1 failed"


def test_a_device_is_written_to_and_not_replaced(run: Run, pages: Path) -> None:
    assert run("convert", pages, "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_is_one_line_and_status_3(run: Run, pages: Path) -> None:
    result = run("convert", pages, "-o", "/dev/full")
    assert result.exit_code == 3
    assert last_line(result).startswith("jdparse: /dev/full: cannot be written (No space left on device); ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_that_may_not_be_written_is_one_line_and_status_3(run: Run, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    result = run("convert", pages, "-o", tmp_path / "locked/out.jsonl")
    assert result.exit_code == 3
    assert "cannot be written (Permission denied)" in last_line(result)


def test_no_input_at_all_is_status_3_and_leaves_no_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for given, message in (
        (tmp_path / "missing", "no such file or folder"),
        (tmp_path / "empty", "no documents in it"),
    ):
        result = run("convert", given, "-o", tmp_path / "out.jsonl")
        assert result.exit_code == 3
        assert result.stderr.startswith(f"jdparse: {given}: ")
        assert message in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert not (tmp_path / "out.jsonl").exists()


def test_one_missing_input_of_several_is_a_failure_and_the_others_are_done(
    run: Run, pages: Path, tmp_path: Path
) -> None:
    result = run("convert", tmp_path / "missing", pages, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert last_line(result) == "3 documents: 2 converted, 0 without records, 1 failed"
    (failure,) = lines_of(tmp_path / "out.jsonl.failures.jsonl")
    assert (failure["path"], failure["code"], failure["sha256"]) == (f"{tmp_path}/missing", "not-found", None)


def test_a_document_that_cannot_be_read_is_listed_and_the_run_goes_on(run: Run, pages: Path, tmp_path: Path) -> None:
    data = random.Random(1).randbytes(500)
    (pages / "a.bin").write_bytes(data)
    out = tmp_path / "out.jsonl"
    result = run("convert", pages, "-o", out)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"jdparse: the failures are listed in {out}.failures.jsonl",
        "3 documents: 2 converted, 0 without records, 1 failed",
    ]
    (failure,) = lines_of(tmp_path / "out.jsonl.failures.jsonl")
    assert list(failure) == ["path", "sha256", "code", "message"]
    assert failure["path"] == "a.bin"
    assert failure["sha256"] == hashlib.sha256(data).hexdigest()
    assert failure["code"] == "unsupported-format"
    assert [each["source"]["path"] for each in lines_of(out)] == ["b.txt", "sub/a.md"]


def test_a_list_of_failures_that_is_no_longer_true_is_removed(run: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    (pages / "a.bin").write_bytes(bytes(100))
    run("convert", pages, "-o", out)
    assert (tmp_path / "out.jsonl.failures.jsonl").exists()
    (pages / "a.bin").unlink()
    assert run("convert", pages, "-o", out, "--overwrite").exit_code == 0
    assert not (tmp_path / "out.jsonl.failures.jsonl").exists()


def test_failures_of_a_run_to_standard_output_are_told_on_stderr(run: Run, pages: Path) -> None:
    (pages / "a.pdf").write_bytes(b"%PDF-1.4")
    result = run("convert", pages, "-o", "-")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("jdparse: a.pdf: looks like a PDF document")
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize("error", [ValueError("two\nlines"), MemoryError(), RecursionError("deep")])
def test_a_bug_in_the_parser_costs_one_document(
    run: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    whole = outcome.parse_document

    def parse_or_fail(raw: Any, lexicon: Any) -> Any:
        if raw.path == "b.txt":
            raise error
        return whole(raw, lexicon)

    monkeypatch.setattr(outcome, "parse_document", parse_or_fail)
    result = run("convert", pages, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert last_line(result) == "2 documents: 1 converted, 0 without records, 1 failed"
    (failure,) = lines_of(tmp_path / "out.jsonl.failures.jsonl")
    assert failure["code"] == "parser-error"
    assert failure["sha256"] == hashlib.sha256((pages / "b.txt").read_bytes()).hexdigest()
    assert type(error).__name__ in failure["message"]
    assert "\n" not in failure["message"]


BAD_INPUT = {
    "empty": b"",
    "one newline": b"\n",
    "a mark and nothing else": codecs.BOM_UTF8,
    "UTF-8 cut within a character": "岗位名称：档案管理员，负责清点".encode()[:-1],
    "a nul in a short text": "岗位\0".encode(),
    "surrogates in UTF-8": "岗位名称：\ud800档案\n".encode("utf-8", "surrogatepass"),
    "a lone surrogate in UTF-16": "岗位名称：\ud800档案\n".encode("utf-16-le", "surrogatepass"),
    "random bytes": random.Random(5).randbytes(3000),
    "control characters": bytes(range(32)) * 10,
    "one long line": "负责清点库房".encode() * 20_000,
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_is_a_document_or_a_failure_and_is_counted(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.txt").write_bytes(BAD_INPUT[name])
    out = tmp_path / "out.jsonl"
    result = run("convert", tmp_path / "bad.txt", "-o", out)
    failures = tmp_path / "out.jsonl.failures.jsonl"
    assert len(lines_of(out)) + (len(lines_of(failures)) if failures.exists() else 0) == 1
    assert result.exit_code == (1 if failures.exists() else 0)
    assert last_line(result).startswith("1 documents: ")
    if failures.exists():
        assert lines_of(failures)[0]["code"] == "unsupported-format"


@pytest.mark.parametrize("name", ["empty", "one newline", "a mark and nothing else"])
def test_a_file_without_text_is_a_document_without_records(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.txt").write_bytes(BAD_INPUT[name])
    result = run("convert", tmp_path / "bad.txt", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0
    assert last_line(result) == "1 documents: 0 converted, 1 without records, 0 failed"
    (document,) = lines_of(tmp_path / "out.jsonl")
    assert (document["records"], document["layout"]) == ([], "none")
    assert document["source"]["chars"] == (1 if name == "one newline" else 0)


ENCODED = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("gb18030", b""),
]


@pytest.mark.parametrize(("codec", "mark"), ENCODED)
def test_a_form_gives_the_same_records_and_evidence_in_any_encoding(
    run: Run, tmp_path: Path, form: str, codec: str, mark: bytes
) -> None:
    (tmp_path / "a.txt").write_bytes(mark + form.encode(codec))
    run("convert", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl")
    (document,) = lines_of(tmp_path / "out.jsonl")
    wanted = json.loads(to_json(jdparse.parse(form)))
    assert document["source"]["encoding"] == codec
    assert {key: document[key] for key in ("records", "evidence", "coverage")} == {
        key: wanted[key] for key in ("records", "evidence", "coverage")
    }


def test_a_form_in_big5_is_read(run: Run, tmp_path: Path) -> None:
    form = "職位名稱：倉庫管理員\n職責：\n1、驗收進貨並核對單據。\n2、每月盤點存貨，差異呈報主管。\n"
    (tmp_path / "a.txt").write_bytes(form.encode("big5"))
    run("convert", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl")
    (document,) = lines_of(tmp_path / "out.jsonl")
    assert document["source"]["encoding"] == "big5"
    assert document["source"]["chars"] == len(form)


def test_a_lone_surrogate_is_written_as_its_escape_and_nothing_else_is_escaped() -> None:
    page = jdparse.parse("")
    source = page.source.model_copy(update={"path": "岗位\udc80.txt"})
    line = to_json(page.model_copy(update={"source": source}))
    assert line.encode("utf-8").startswith('{"schema_version":"1","source":{"path":"岗位\\udc80.txt",'.encode())
    assert json.loads(line)["source"]["path"] == "岗位\udc80.txt"
    assert line.replace("岗位\\udc80.txt", "-") == to_json(page)


def test_labels_of_the_user_count_and_a_mistake_in_them_is_wrong_usage(run: Run, tmp_path: Path, form: str) -> None:
    page, labels = tmp_path / "a.txt", tmp_path / "mine.toml"
    page.write_text(form.replace("岗位职责", "库房代号：乙三\n岗位职责"))
    labels.write_text('[[label]]\nfield = "code"\ntexts = ["库房代号"]\n')
    run("convert", page, "-o", tmp_path / "out.jsonl", "--labels", labels)
    assert lines_of(tmp_path / "out.jsonl")[0]["records"][0]["code"] == "乙三"
    labels.write_text('[[label]]\nfield = "colour"\ntexts = ["库房代号"]\n')
    result = run("convert", page, "-o", tmp_path / "other.jsonl", "--labels", labels)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"jdparse: {labels}:2: unknown field 'colour'; ")
    assert len(result.stderr.splitlines()) == 1


def test_the_library_reads_the_same_documents_and_failures_lazily(pages: Path) -> None:
    (pages / "a.pdf").write_bytes(b"%PDF-1.4")
    outcomes = jdparse.read([pages, "missing"])
    first = next(outcomes)
    assert isinstance(first, jdparse.Failure)
    assert (first.path, first.code) == ("a.pdf", "unsupported-format")
    (pages / "b.txt").unlink()
    second, third, fourth = outcomes
    assert isinstance(second, jdparse.Failure)
    assert isinstance(third, jdparse.Document)
    assert isinstance(fourth, jdparse.Failure)
    assert (second.path, second.code) == ("b.txt", "not-found")
    assert third.source.path == "sub/a.md"
    assert (fourth.path, fourth.code) == ("missing", "not-found")


def test_an_interrupted_run_keeps_what_is_done_and_says_where(start: Start, pages: Path, tmp_path: Path) -> None:
    pipe, out = tmp_path / "pipe", tmp_path / "out.jsonl"
    os.mkfifo(pipe)
    process = start("convert", pages, pipe, "-o", out)
    with pipe.open("wb"):
        # The pipe opens when the documents before it are done and the command waits for this one.
        process.send_signal(signal.SIGINT)
        stderr = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 130
    assert not out.exists()
    assert [each["source"]["path"] for each in lines_of(tmp_path / "out.jsonl.partial")] == ["b.txt", "sub/a.md"]
    assert stderr.split("\n")[-3:] == [
        f"jdparse: interrupted; what is done is kept in {out}.partial; the same command starts again",
        "2 documents: 2 converted, 0 without records, 0 failed",
        "",
    ]


def test_a_reader_that_goes_away_ends_the_run_quietly(start: Start, pages: Path) -> None:
    for number in range(300):
        (pages / f"{number}.txt").write_bytes((pages / "b.txt").read_bytes())
    process = start("convert", pages, "-o", "-")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 1


def test_a_process_of_its_own_gives_the_same_bytes(start: Start, run: Run, pages: Path, tmp_path: Path) -> None:
    run("convert", pages, "-o", tmp_path / "here.jsonl")
    process = start("convert", pages, "-o", "-")
    stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout) == (0, (tmp_path / "here.jsonl").read_bytes())
    assert stderr == b"2 documents: 2 converted, 0 without records, 0 failed\n"
