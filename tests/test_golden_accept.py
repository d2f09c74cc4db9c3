"""``jdparse golden accept`` as a user calls it: what is asked, what is written, and what never is."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from golden_documents import COOK, ELECTRICIAN, GUARD, document

import jdparse
from jdparse.cli.commands import jdparse as command
from jdparse.golden.acceptance import Decision, reviewed
from jdparse.golden.changes import Change, changes_of
from jdparse.golden.checking import Checked, Unread, check_case
from jdparse.golden.comparing.documents import differences
from jdparse.golden.corpus import Case
from jdparse.golden.known_failures import KnownFailure, read_known_failures, write_known_failures
from jdparse.golden.merging import taken_over
from jdparse.golden.writing import canonical

PAGE = "岗位名称：门卫\n所在部门：保卫科\n岗位职责：\n1、登记来访人员\n2、收发信件\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A page, and a golden with another department and a salary that is not on it."""
    pages, goldens = tmp_path / "pages", tmp_path / "goldens"
    pages.mkdir()
    goldens.mkdir()
    (pages / "guard.txt").write_text(PAGE, "utf-8")
    golden = jdparse.parse_file(pages / "guard.txt").model_dump(mode="json")
    golden["records"][0].update(department="保卫处", salary="面议")
    (goldens / "guard.json").write_text(canonical(golden), "utf-8")
    return pages, goldens


def accept(folders: tuple[Path, Path], *arguments: str, **options: Any) -> Result:
    pages, goldens = map(str, folders)
    given = ["golden", "accept", *arguments, "--pages", pages, "--goldens", goldens, "--workers", "1"]
    return CliRunner().invoke(command, given, **options)


def record(folders: tuple[Path, Path]) -> dict[str, Any]:
    golden = json.loads((folders[1] / "guard.json").read_text("utf-8"))
    only: dict[str, Any] = golden["records"][0]
    return only


def known(folders: tuple[Path, Path]) -> list[KnownFailure]:
    return read_known_failures(folders[1] / "known_failures.toml")


SALARY_KNOWN = KnownFailure("guard", "no such line", "salary", ("/records/0/salary",))


def test_each_change_is_taken_or_kept_with_a_reason(folders: tuple[Path, Path]) -> None:
    ran = accept(folders, input="t\nk\nno such line\n")
    assert ran.exit_code == 0, ran.output
    assert (record(folders)["department"], record(folders)["salary"]) == ("保卫科", "面议")
    assert known(folders) == [SALARY_KNOWN]
    assert ran.stderr.endswith("1 changes taken, 1 kept as known failures, 0 skipped, 0 known failures struck off\n")


def test_what_is_skipped_stays_as_it_is(folders: tuple[Path, Path]) -> None:
    before = (folders[1] / "guard.json").read_bytes()
    accept(folders, input="s\ns\n")
    assert (folders[1] / "guard.json").read_bytes() == before
    assert known(folders) == []


def test_a_change_that_only_deletes_is_asked_about_twice(folders: tuple[Path, Path]) -> None:
    accept(folders, "--only", "salary", input="t\nn\n")
    assert record(folders)["salary"] == "面议"
    accept(folders, "--only", "salary", input="t\ny\n")
    assert record(folders)["salary"] is None


def test_the_end_of_the_input_leaves_the_golden_as_it_was(folders: tuple[Path, Path]) -> None:
    ran = accept(folders, input="t\n")
    assert ran.exit_code == 130
    assert record(folders)["department"] == "保卫处"


def test_all_takes_every_change_but_deletes_nothing(folders: tuple[Path, Path]) -> None:
    ran = accept(folders, "--all")
    assert (record(folders)["department"], record(folders)["salary"]) == ("保卫科", "面议")
    assert "guard: /records/0/salary would be deleted; review it without --all, or give --delete" in ran.stderr


def test_all_with_delete_makes_the_golden_what_is_read(folders: tuple[Path, Path]) -> None:
    accept(folders, "--all", "--delete")
    read = jdparse.parse_file(folders[0] / "guard.txt").model_dump(mode="json")
    assert (folders[1] / "guard.json").read_text("utf-8") == canonical(read)


def test_keep_lists_what_differs_and_touches_no_golden(folders: tuple[Path, Path]) -> None:
    before = (folders[1] / "guard.json").read_bytes()
    accept(folders, "--keep", "no such line", "--only", "salary")
    assert known(folders) == [SALARY_KNOWN]
    accept(folders, "--keep", "an old name")
    assert known(folders) == [
        KnownFailure("guard", "an old name", "department", ("/records/0/department",)),
        SALARY_KNOWN,
    ]
    assert (folders[1] / "guard.json").read_bytes() == before


def test_known_failures_that_pass_are_struck_off_and_those_of_other_documents_stay(folders: tuple[Path, Path]) -> None:
    other = KnownFailure("cook", "why", "title")
    passing = KnownFailure("guard", "why", "benefits")
    write_known_failures(folders[1] / "known_failures.toml", [other, SALARY_KNOWN, passing])
    ran = accept(folders, "guard", input="s\n")
    assert known(folders) == [other, SALARY_KNOWN]
    assert "1 known failures struck off" in ran.stderr


def test_known_failures_are_reviewed_when_asked_for_and_struck_off_when_taken(folders: tuple[Path, Path]) -> None:
    write_known_failures(folders[1] / "known_failures.toml", [SALARY_KNOWN])
    accept(folders, "--known", "--only", "salary", input="t\ny\n")
    assert (record(folders)["salary"], known(folders)) == (None, [])


def test_a_page_without_a_golden_gets_one_only_when_asked_for(folders: tuple[Path, Path]) -> None:
    (folders[0] / "deep").mkdir()
    (folders[0] / "deep/cook.txt").write_text(PAGE, "utf-8")
    accept(folders, "--all")
    assert not (folders[1] / "deep").exists()
    ran = accept(folders, "--new")
    assert ran.stdout.startswith(f"{folders[1] / 'deep/cook.json'}: new")
    read = jdparse.parse_file(folders[0] / "deep/cook.txt").model_dump(mode="json")
    assert (folders[1] / "deep/cook.json").read_text("utf-8") == canonical(read)
    assert record(folders)["salary"] == "面议"
    again = accept(folders, "--new")
    assert (again.exit_code, "has no page without a golden" in again.stderr) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--all", "--keep", "x"], "each say what to do"),
        (["--keep", " "], "--keep needs a reason"),
        (["nobody"], "has no golden called nobody"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(
    folders: tuple[Path, Path], arguments: list[str], message: str
) -> None:
    ran = accept(folders, *arguments)
    assert message in ran.stderr
    assert (ran.exit_code in (2, 3), ran.stderr.count("\n")) == (True, 1)


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_goldens_that_git_does_not_have_are_not_written_over_unless_told(folders: tuple[Path, Path]) -> None:
    git(folders[1], "init", "-q")
    git(folders[1], "add", ".")
    git(folders[1], "commit", "-qm", "goldens")
    path = folders[1] / "guard.json"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    ran = accept(folders, "--all")
    assert (ran.exit_code, record(folders)["department"]) == (3, "保卫处")
    assert "guard.json: not as git has it; commit or restore the goldens, or give --dirty" in ran.stderr
    assert accept(folders, "--keep", "an old name").exit_code == 0
    assert accept(folders, "--all", "--dirty", "--known").exit_code == 0
    assert record(folders)["department"] == "保卫科"


# --- what is taken over ---------------------------------------------------------------------------------------------


def taken(expected: dict[str, Any], found: dict[str, Any], *pointers: str) -> dict[str, Any]:
    """``expected`` with the changes that have a difference at one of ``pointers``."""
    changes = changes_of(expected, found, differences(expected, found))
    wanted = [change for change in changes if any(each.pointer in pointers for each in change.differences)]
    assert wanted
    return taken_over(expected, found, wanted)


def test_a_field_is_taken_with_its_evidence_and_the_others_stay() -> None:
    golden, found = document(), document()
    found["records"][0].update(summary="看好厂区", department="后勤科")
    found["evidence"]["/records/0/summary"] = [[700, 704]]
    merged = taken(golden, found, "/records/0/summary")
    assert (merged["records"][0]["summary"], merged["records"][0]["department"]) == ("看好厂区", "保卫科")
    assert merged["evidence"]["/records/0/summary"] == [[700, 704]]


def test_the_two_fields_of_a_value_in_a_wrong_one_are_one_change() -> None:
    golden, found = document(), document()
    found["records"][0].update(department=None, location="保卫科")
    (change,) = changes_of(golden, found, differences(golden, found))
    merged = taken_over(golden, found, [change])
    assert (merged["records"][0]["department"], merged["records"][0]["location"]) == (None, "保卫科")


def test_a_record_is_added_where_it_was_found_and_the_evidence_behind_it_moves_on() -> None:
    golden, found = document(GUARD, ELECTRICIAN), document(GUARD, COOK, ELECTRICIAN)
    merged = taken(golden, found, "/records/1")
    assert [each["title"] for each in merged["records"]] == ["门卫", "炊事员", "电工"]
    assert merged["evidence"]["/records/1/title"] == found["evidence"]["/records/1/title"]
    assert merged["evidence"]["/records/2/title"] == golden["evidence"]["/records/1/title"]


def test_a_record_is_taken_away_and_the_evidence_behind_it_moves_up() -> None:
    golden, found = document(GUARD, COOK, ELECTRICIAN), document(GUARD, ELECTRICIAN)
    merged = taken(golden, found, "/records/1")
    assert [each["title"] for each in merged["records"]] == ["门卫", "电工"]
    assert merged["evidence"]["/records/1/title"] == golden["evidence"]["/records/2/title"]
    assert "/records/2/title" not in merged["evidence"]


def test_a_record_that_has_moved_is_put_where_it_was_found() -> None:
    golden, found = document(GUARD, ELECTRICIAN, COOK), document(COOK, GUARD, ELECTRICIAN)
    merged = taken(golden, found, "/records/2")
    assert [each["title"] for each in merged["records"]] == ["炊事员", "门卫", "电工"]


def test_facts_of_the_page_are_taken_one_by_one() -> None:
    golden, found = document(), document()
    found["source"]["page"] = {"title": "保卫科", "site": "文档网"}
    found["evidence"]["/source/page/site"] = [[0, 3]]
    merged = taken(golden, found, "/source/page/site")
    assert merged["source"]["page"] == {"title": "保卫科说明书.doc", "site": "文档网"}
    assert merged["evidence"]["/source/page/site"] == [[0, 3]]


def test_what_a_golden_leaves_out_stays_left_out() -> None:
    golden, found = {"records": document()["records"]}, document()
    found["records"][0]["department"] = "后勤科"
    merged = taken(golden, found, "/records/0/department")
    assert merged.keys() == {"records"}
    assert merged["records"][0]["department"] == "后勤科"


# --- a review, without a terminal ------------------------------------------------------------------------------------


def review(
    golden: dict[str, Any], found: dict[str, Any] | Unread, failures: list[KnownFailure], decide: dict[str, Decision]
) -> Any:
    """The review where the change at each pointer of ``decide`` is decided so, and all else skipped."""
    case = Case("guard", Path("guard.txt"), golden, Path("guard.json"), None, (), False, [])

    def by_pointer(check: Checked, change: Change) -> Decision:
        return next((decide[each.pointer] for each in change.differences if each.pointer in decide), Decision("skip"))

    return reviewed(case, check_case(case, found, failures), by_pointer)


def test_entries_follow_their_records_when_one_is_taken_in_front() -> None:
    golden, found = document(ELECTRICIAN), document(COOK, ELECTRICIAN)
    golden["records"][0].update(salary="面议", location="北门")
    known_one = KnownFailure("guard", "why", "salary", ("/records/0/salary",))
    kept = {"/records/0/location": Decision("keep", "because"), "/records/0": Decision("take")}
    accepted = review(golden, found, [known_one], kept)
    assert len(accepted.golden["records"]) == 2
    assert accepted.failures == [
        KnownFailure("guard", "why", "salary", ("/records/1/salary",)),
        KnownFailure("guard", "because", "location", ("/records/1/location",)),
    ]


def test_the_same_value_of_two_records_is_kept_in_each() -> None:
    golden, found = document(GUARD, ELECTRICIAN), document(GUARD, ELECTRICIAN)
    for record_of in golden["records"]:
        record_of["employer"] = "北方机械厂"
    kept = {f"/records/{at}/employer": Decision("keep", "said once for all") for at in (0, 1)}
    accepted = review(golden, found, [], kept)
    assert [failure.pointers for failure in accepted.failures] == [("/records/0/employer",), ("/records/1/employer",)]
    assert accepted.golden is None


def test_an_entry_of_a_class_stays_one_of_the_class() -> None:
    golden, found = document(), document()
    found["layout"] = "table"
    found["records"][0]["department"] = "后勤科"
    accepted = review(
        golden, found, [KnownFailure("guard", "why", "layout")], {"/records/0/department": Decision("take")}
    )
    assert accepted.failures == [KnownFailure("guard", "why", "layout")]


def test_a_page_that_cannot_be_read_keeps_its_golden_and_its_entries() -> None:
    entry = KnownFailure("guard", "why", "layout")
    accepted = review(document(), Unread("guard.txt: broken"), [entry], {})
    assert (accepted.golden, accepted.failures) == (None, [entry])
