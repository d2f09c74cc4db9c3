"""``jdparse convert``: what is written, where, and under which name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from containers import zip_of
from hypothesis import given
from hypothesis import strategies as st
from outputs import last_line, lines_of

import jdparse
from jdparse.batch.sinks.json_folder import json_names
from jdparse.batch.sinks.naming import safe_parts

Run = Callable[..., Result]


def test_a_folder_becomes_one_line_per_document_in_order(run: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("convert", pages, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 documents: 2 converted, 0 without records, 0 failed\n"
    documents = lines_of(out)
    assert [each["source"]["path"] for each in documents] == ["b.txt", "sub/a.md"]
    assert [each["source"]["encoding"] for each in documents] == ["utf-8", "gb18030"]
    assert [each["records"][0]["title"] for each in documents] == ["档案管理员"] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.ledger", "pages"]


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


def test_documents_that_share_a_stem_get_json_files_on_their_full_names(run: Run, tmp_path: Path, form: str) -> None:
    names = ["a.md", "a.txt", "b.txt", "c", "d/a.txt", "e", "e.json/f.txt"]
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(form)
    assert run("convert", tmp_path / "in", "-o", tmp_path / "out").exit_code == 0
    made = {path.relative_to(tmp_path / "out").as_posix(): path for path in (tmp_path / "out").rglob("*.json")}
    sources = {name: json.loads(path.read_text())["source"]["path"] for name, path in made.items() if path.is_file()}
    assert sources == {
        "a.md.json": "a.md",
        "a.txt.json": "a.txt",
        "b.json": "b.txt",
        "c.json": "c",
        "d/a.json": "d/a.txt",
        "e.json.json": "e",
        "e.json/f.json": "e.json/f.txt",
    }


def test_a_full_name_that_is_the_stem_of_another_takes_nothing_from_it() -> None:
    names = json_names(["b.md", "b.txt", "b.txt.old"])
    assert names == {"b.md": "b.md.json", "b.txt": "b.txt.json", "b.txt.old": "b.txt.old.json"}


@given(st.sets(st.text("ab.", min_size=1, max_size=7), max_size=8), st.sets(st.text("ab.json", max_size=7), max_size=3))
def test_no_two_documents_and_no_folder_ever_share_a_name(names: set[str], folders: set[str]) -> None:
    chosen = [*json_names(sorted(names), folders).values()]
    assert len({*chosen, *folders}) == len(chosen) + len(folders)
    assert all(name.endswith(".json") for name in chosen)


def test_a_path_of_a_document_leads_nowhere_but_into_the_folder() -> None:
    assert safe_parts("a.zip!../../etc/passwd") == ("a.zip!..", "_..", "etc", "passwd")
    assert safe_parts("/etc//./x\0y") == ("_", "etc", "_", "_.", "x_y")
    (long,) = safe_parts("岗" * 200)
    assert len(long.encode()) <= 240
    assert safe_parts("岗" * 199 + "位") != (long,)


def test_a_second_document_of_one_path_has_its_number_behind_it_in_a_json_folder(
    run: Run, pages: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("门卫岗位职责\n1、登记来访人员", "utf-8")
    for _ in range(2):
        result = run("convert", pages / "b.txt", other, "-o", tmp_path / "json", "--overwrite")
        assert result.stderr == "2 documents: 2 converted, 0 without records, 0 failed\n"
        files = [tmp_path / "json" / name for name in ("b.txt.json", "b.txt#2.json")]
        hashes = [json.loads(file.read_text("utf-8"))["source"]["sha256"] for file in files]
        assert hashes == [hashlib.sha256(file.read_bytes()).hexdigest() for file in (pages / "b.txt", other / "b.txt")]


def test_a_file_called_as_a_member_of_an_archive_beside_it_is_written_too(
    run: Run, pages: Path, tmp_path: Path
) -> None:
    (pages / "a.zip").write_bytes(zip_of({"x.txt": "岗位名称：门卫".encode()}))
    (pages / "a.zip!x.txt").write_text("岗位名称：司炉工", "utf-8")
    names = {"x.json.partial/y.txt": b"one", "x": b"two", "a/" * 3000 + "z.txt": b"three"}
    (pages / "names.zip").write_bytes(zip_of(names))
    result = run("convert", pages, "-o", tmp_path / "json")
    written = [*(tmp_path / "json").rglob("*.json")]
    account = last_line(result)
    assert account.endswith(" 0 failed")
    assert len(written) == int(account.split()[0])


@pytest.mark.parametrize(
    ("out", "asked", "message"),
    [
        ("x.docx", None, "the name says no format"),
        ("x.jsonl", "json", "--format json writes a folder"),
        ("-", "json", "--format json writes a folder"),
        ("x.jsonl.gz", "sqlite", "--format sqlite writes a file"),
    ],
)
def test_a_name_and_a_format_that_do_not_fit_are_wrong_usage(
    run: Run, pages: Path, out: str, asked: str | None, message: str
) -> None:
    result = run("convert", pages, "-o", out, *(["--format", asked] if asked else []))
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
    assert refused.stderr == (
        f"jdparse: {out}: exists already; give --overwrite to replace it, --resume to bring it up to date, "
        "or name another output\n"
    )
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


@pytest.mark.usefixtures("permissions_hold")
def test_an_output_that_may_not_be_written_is_one_line_and_status_3(run: Run, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    result = run("convert", pages, "-o", tmp_path / "locked/out.jsonl")
    assert result.exit_code == 3
    assert "cannot be written (Permission denied)" in last_line(result)


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
