"""``jdparse convert``: what fails is listed and counted, and costs one document."""

from __future__ import annotations

import codecs
import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from outputs import last_line, lines_of

import jdparse
from jdparse.batch.json_lines import to_json
from jdparse.parsing.pipeline import parse_document

Run = Callable[..., Result]


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
    assert result.stderr.splitlines()[0].startswith("jdparse: a.pdf: cannot be read as a PDF")
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ValueError("two\nlines"), "parser-error"),
        (RecursionError("deep"), "parser-error"),
        (MemoryError(), "out-of-memory"),
    ],
)
def test_a_bug_in_the_parser_costs_one_document(
    pages: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def parse_or_fail(raw: Any, lexicon: Any) -> Any:
        if raw.path == "b.txt":
            raise error
        return parse_document(raw, lexicon)

    monkeypatch.setattr("jdparse.batch.outcome.parse_document", parse_or_fail)
    failure, document = jdparse.read(pages)
    assert isinstance(failure, jdparse.Failure)
    assert isinstance(document, jdparse.Document)
    assert (failure.path, failure.code) == ("b.txt", code)
    assert failure.sha256 == hashlib.sha256((pages / "b.txt").read_bytes()).hexdigest()
    assert "\n" not in failure.message
    if code == "parser-error":
        assert type(error).__name__ in failure.message


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


def test_the_library_reads_the_same_documents_and_failures_lazily(pages: Path) -> None:
    (pages / "a.pdf").write_bytes(b"%PDF-1.4")
    outcomes = jdparse.read([pages, "missing"])
    first = next(outcomes)
    assert isinstance(first, jdparse.Failure)
    assert (first.path, first.code) == ("a.pdf", "damaged")
    (pages / "b.txt").unlink()
    second, third, fourth = outcomes
    assert isinstance(second, jdparse.Failure)
    assert isinstance(third, jdparse.Document)
    assert isinstance(fourth, jdparse.Failure)
    assert (second.path, second.code) == ("b.txt", "not-found")
    assert third.source.path == "sub/a.md"
    assert (fourth.path, fourth.code) == ("missing", "not-found")


def test_a_text_with_lone_surrogates_is_parsed_and_written(form: str) -> None:
    line = to_json(jdparse.parse(form.replace("档案管理员", "档案\ud800管理员")))
    assert json.loads(line.encode("utf-8"))["records"][0]["title"] == "档案\ud800管理员"
