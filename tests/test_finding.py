"""Inputs to documents: names, order, links, and what cannot be listed."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdparse.batch import Failure, Found, find


def make(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return root


def names_in(*inputs: Path | str, excluded: tuple[Path, ...] = ()) -> list[str]:
    found = list(find(map(str, inputs), excluded))
    assert all(isinstance(each, Found) for each in found), found
    return [each.name for each in found if isinstance(each, Found)]


def test_a_file_is_called_by_its_own_name(tmp_path: Path) -> None:
    make(tmp_path, "dump/a.txt")
    assert list(find([f"{tmp_path}/dump/a.txt"])) == [Found(tmp_path / "dump/a.txt", "a.txt")]


def test_standard_input_is_called_dash() -> None:
    assert list(find(["-"])) == [Found(None, "-")]


def test_a_folder_is_walked_and_its_documents_called_by_their_path_below_it(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "sub/deep/a.txt", "sub/c.md")
    assert names_in(tmp_path) == ["b.txt", "sub/c.md", "sub/deep/a.txt"]


def test_documents_come_in_the_bytewise_order_of_their_paths(tmp_path: Path) -> None:
    names = ["a/x", "a-b/x", "a.txt", "a0", "B", "岗位/一.txt", "岗位.txt", "é", "z"]
    assert names_in(make(tmp_path, *names)) == sorted(names, key=str.encode)


@given(st.sets(st.text("aB.-_岗", min_size=1, max_size=3).filter(lambda name: not name.startswith(".")), max_size=6))
def test_any_names_come_in_bytewise_order(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> None:
    root = tmp_path_factory.mktemp("tree")
    paths = [path for name in names for path in (f"{name}/inner", f"{name}x/{name}")]
    make(root, *paths)
    assert names_in(root) == sorted(set(paths), key=str.encode)


def test_inputs_come_in_the_order_given_even_twice(tmp_path: Path) -> None:
    make(tmp_path, "b/same.txt", "a/same.txt")
    assert names_in(tmp_path / "b", tmp_path / "a", tmp_path / "b") == ["same.txt"] * 3


def test_hidden_files_and_folders_are_passed_over_unless_named(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.txt", ".git/config", "seen.txt")
    assert names_in(tmp_path) == ["seen.txt"]
    assert names_in(tmp_path / ".hidden.txt") == [".hidden.txt"]


def test_links_that_lead_up_or_to_themselves_end(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.txt")
    (tmp_path / "sub/up").symlink_to(tmp_path)
    (tmp_path / "sub/here").symlink_to(".")
    (tmp_path / "self").symlink_to("self")
    assert names_in(tmp_path) == ["sub/a.txt"]


def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    make(tmp_path, "a/one.txt", "b/two.txt")
    (tmp_path / "a/to_b").symlink_to(tmp_path / "b")
    (tmp_path / "b/to_a").symlink_to(tmp_path / "a")
    assert sorted(set(names_in(tmp_path))) == ["a/one.txt", "a/to_b/two.txt", "b/to_a/one.txt", "b/two.txt"]


def test_a_linked_folder_and_a_linked_file_are_read(tmp_path: Path) -> None:
    make(tmp_path, "away/a.txt", "dump/b.txt")
    (tmp_path / "dump/linked").symlink_to(tmp_path / "away")
    (tmp_path / "dump/file.txt").symlink_to(tmp_path / "away/a.txt")
    assert names_in(tmp_path / "dump") == ["b.txt", "file.txt", "linked/a.txt"]


def test_a_dangling_link_is_a_document_so_that_it_is_accounted_for(tmp_path: Path) -> None:
    (tmp_path / "lost.txt").symlink_to("nowhere.txt")
    assert names_in(tmp_path) == ["lost.txt"]


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert names_in(make(tmp_path, "a.txt")) == ["a.txt"]


def test_excluded_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out.jsonl", "sub/out.jsonl", "json/a.json")
    excluded = (tmp_path / "out.jsonl", tmp_path / "json")
    assert names_in(tmp_path, excluded=excluded) == ["a.txt", "sub/out.jsonl"]


def test_an_input_that_does_not_exist_is_a_failure_in_its_place(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    first, second = find([f"{tmp_path}/missing", f"{tmp_path}/a.txt"])
    assert isinstance(first, Failure)
    assert (first.code, first.path) == ("not-found", f"{tmp_path}/missing")
    assert second == Found(tmp_path / "a.txt", "a.txt")


@pytest.mark.usefixtures("permissions_hold")
def test_a_folder_that_may_not_be_listed_is_a_failure_in_its_place(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "locked/b.txt", "z.txt")
    (tmp_path / "locked").chmod(0)
    _, failure, last = find([str(tmp_path)])
    (tmp_path / "locked").chmod(0o700)
    assert isinstance(failure, Failure)
    assert (failure.code, failure.path) == ("unreadable", "locked/")
    assert isinstance(last, Found)


def test_a_name_in_gbk_bytes_is_read_as_what_it_says(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), "岗位.txt".encode("gbk"))
    try:
        with open(path, "wb") as file:
            file.write(b"x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (found,) = find([str(tmp_path)])
    assert isinstance(found, Found)
    assert found.name == "岗位.txt"
    assert found.path is not None
    assert found.path.read_bytes() == b"x"


def test_folders_may_nest_deeper_than_python_calls_do(tmp_path: Path) -> None:
    make(tmp_path, "d/" * 200 + "a.txt")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    try:
        assert names_in(tmp_path) == ["d/" * 200 + "a.txt"]
    finally:
        sys.setrecursionlimit(limit)
