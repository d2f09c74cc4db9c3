"""``jdparse golden check`` as a user calls it, and the test function for a project of one's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

import jdparse
from jdparse.cli.commands import jdparse as command
from jdparse.golden.corpus import Case, CorpusError
from jdparse.golden.known_failures import KnownFailure, write_known_failures
from jdparse.golden.writing import canonical
from jdparse.testing import golden_tests

GUARD = "岗位名称：门卫\n所在部门：保卫科\n岗位职责：\n1、登记来访人员\n2、收发信件\n"
COOK = "岗位名称：炊事员\n岗位职责：\n1、准备一日三餐\n2、保持灶台清洁\n"

Run = Callable[..., Result]
Folders = tuple[Path, Path]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Two pages and goldens that say what the parser reads."""
    pages, goldens = tmp_path / "pages", tmp_path / "goldens"
    for name, text in (("cook", COOK), ("guard", GUARD)):
        write(pages / f"{name}.txt", text)
        document = jdparse.parse_file(pages / f"{name}.txt").model_dump(mode="json")
        write(goldens / f"{name}.json", canonical(document))
    return pages, goldens


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def change_golden(goldens: Path, name: str, change: Callable[[dict[str, Any]], object]) -> None:
    path = goldens / f"{name}.json"
    golden = json.loads(path.read_text("utf-8"))
    change(golden)
    write(path, canonical(golden))


def other_department(golden: dict[str, Any]) -> None:
    golden["records"][0]["department"] = "保卫处"


def check(*arguments: object, **options: Any) -> Result:
    return CliRunner().invoke(command, ["golden", "check", *map(str, arguments), "--workers", "1"], **options)


ACCOUNT = "jdparse: 2 documents: {} new differences, {} known, {} known failures to strike off, {} pages not read\n"


def test_pages_that_are_read_as_their_goldens_say_are_no_lines_and_status_0(folders: Folders) -> None:
    ran = check(*folders)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", ACCOUNT.format(0, 0, 0, 0))


def test_a_difference_is_shown_with_the_text_around_it(folders: Folders) -> None:
    change_golden(folders[1], "guard", other_department)
    ran = check(*folders)
    assert ran.exit_code == 1
    assert ran.stdout == (
        "guard (manual)\n"
        "  changed department  /records/0/department\n"
        "    - 保卫处  13-16 …位名称：门卫⏎所在部门：[保卫科]⏎岗位职责：⏎1、登记来…\n"
        "    + 保卫科  13-16 …位名称：门卫⏎所在部门：[保卫科]⏎岗位职责：⏎1、登记来…\n"
    )


def test_a_terminal_has_colours_and_a_pipe_has_none(folders: Folders) -> None:
    change_golden(folders[1], "guard", other_department)
    assert "\x1b[31m保卫处\x1b[0m" in check(*folders, color=True).stdout
    assert "\x1b" not in check(*folders).stdout


def test_json_says_what_is_new_known_and_to_be_struck_off(folders: Folders) -> None:
    change_golden(folders[1], "guard", other_department)
    change_golden(folders[1], "cook", lambda golden: golden.update(layout="table"))
    known = [KnownFailure("cook", "judged otherwise", "layout"), KnownFailure("cook", "long ago", "salary")]
    write_known_failures(folders[1] / "known_failures.toml", [*known, KnownFailure("nobody", "gone", "title")])
    ran = check(*folders, "--json")
    data = json.loads(ran.stdout)
    cook, guard = data.pop("checks")
    assert ran.exit_code == 1
    assert data == {
        "documents": 2,
        "new": 1,
        "known": 1,
        "passing": 2,
        "unread": 0,
        "without_golden": ["nobody"],
    }
    assert (cook["new"], cook["known"][0]["pointer"]) == ([], "/layout")
    assert cook["passing"] == [{"class": "salary", "pointer": [], "reason": "long ago"}]
    assert [each["pointer"] for each in guard["new"]] == ["/records/0/department"]


def test_a_known_difference_is_well_and_shown_when_asked_for(folders: Folders) -> None:
    change_golden(folders[1], "guard", other_department)
    write_known_failures(folders[1] / "known_failures.toml", [KnownFailure("guard", "why", "department")])
    quiet, shown = check(*folders), check(*folders, "--known")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", ACCOUNT.format(0, 1, 0, 0))
    assert "  known: changed department  /records/0/department\n" in shown.stdout


def test_a_new_difference_in_a_document_with_a_known_one_is_seen(folders: Folders) -> None:
    change_golden(folders[1], "guard", other_department)
    change_golden(folders[1], "guard", lambda golden: golden.update(layout="table"))
    write_known_failures(folders[1] / "known_failures.toml", [KnownFailure("guard", "why", "layout")])
    ran = check(*folders)
    assert (ran.exit_code, ran.stderr) == (1, ACCOUNT.format(1, 1, 0, 0))


def test_a_known_failure_that_passes_fails_the_check(folders: Folders) -> None:
    write_known_failures(folders[1] / "known_failures.toml", [KnownFailure("guard", "why", "salary", ("/records/0",))])
    ran = check(*folders)
    assert (ran.exit_code, ran.stderr) == (1, ACCOUNT.format(0, 0, 1, 0))
    assert "read right by now, strike it off: salary /records/0 (why)" in ran.stdout


def test_a_page_that_cannot_be_read_fails_the_check_and_its_known_failures_stand(folders: Folders) -> None:
    (folders[0] / "guard.txt").write_bytes(b"%PDF-1.7 broken")
    write_known_failures(folders[1] / "known_failures.toml", [KnownFailure("guard", "why", "salary")])
    ran = check(*folders)
    assert (ran.exit_code, ran.stderr) == (1, ACCOUNT.format(0, 0, 0, 1))
    assert "the page cannot be read: guard.txt" in ran.stdout


def test_junit_has_a_suite_for_each_family_and_a_case_for_each_document(folders: Folders, tmp_path: Path) -> None:
    change_golden(folders[1], "guard", other_department)
    change_golden(folders[1], "cook", lambda golden: golden.update(layout="table"))
    known = [KnownFailure("cook", "why", "layout"), KnownFailure("nobody", "gone", "title")]
    write_known_failures(folders[1] / "known_failures.toml", known)
    check(*folders, "--junit", tmp_path / "out/check.xml")
    suites = {suite.get("name"): suite for suite in ElementTree.parse(tmp_path / "out/check.xml").getroot()}
    assert {name: dict(suite.attrib) for name, suite in suites.items()} == {
        "manual": {"name": "manual", "tests": "1", "failures": "1", "errors": "0", "skipped": "0"},
        "table": {"name": "table", "tests": "1", "failures": "0", "errors": "0", "skipped": "1"},
        "known failures": {"name": "known failures", "tests": "1", "failures": "1", "errors": "0", "skipped": "0"},
    }
    failure = suites["manual"].find("testcase[@name='guard']/failure")
    assert failure is not None
    assert failure.get("message") == "1 new differences, 0 known failures that pass"
    assert "- 保卫处  13-16" in (failure.text or "")


def test_junit_of_a_page_that_cannot_be_read_is_an_error(folders: Folders, tmp_path: Path) -> None:
    (folders[0] / "guard.txt").write_bytes(b"%PDF-1.7 broken")
    check(*folders, "--junit", tmp_path / "check.xml")
    assert ElementTree.parse(tmp_path / "check.xml").find("testsuite/testcase[@name='guard']/error") is not None


def test_folders_that_cannot_be_used_are_told_in_one_line(tmp_path: Path) -> None:
    ran = check(tmp_path / "nowhere", tmp_path)
    assert (ran.exit_code, ran.stderr.count("\n")) == (3, 1)


# --- in a project of one's own ---------------------------------------------------------------------------------------


def outcome(folders: Folders, name: str) -> str:
    """What becomes of the test of a golden: passed, or the kind of its end and what it says."""
    test = golden_tests(*folders)
    (mark,) = test.pytestmark  # type: ignore[attr-defined]
    cases: dict[str, Case] = {case.name: case for case in mark.args[1]}
    assert mark.kwargs["ids"] == ["cook", "guard"]
    try:
        test(cases[name])
    except (pytest.fail.Exception, pytest.xfail.Exception) as end:
        return f"{type(end).__name__}: {end}"
    return "passed"


def test_three_lines_put_the_goldens_of_a_project_under_test(folders: Folders) -> None:
    change_golden(folders[1], "guard", other_department)
    assert outcome(folders, "cook") == "passed"
    assert outcome(folders, "guard").startswith("Failed: changed department  /records/0/department\n  - 保卫处")


def test_a_known_failure_is_expected_to_fail_and_one_that_passes_fails(folders: Folders) -> None:
    change_golden(folders[1], "guard", other_department)
    known = [KnownFailure("guard", "an old name", "department"), KnownFailure("cook", "why", "salary")]
    write_known_failures(folders[1] / "known_failures.toml", known)
    assert outcome(folders, "guard") == "XFailed: an old name"
    assert outcome(folders, "cook") == "Failed: read right by now, strike it off: salary (why)"


def test_a_known_failure_of_no_golden_is_told_when_tests_are_collected(folders: Folders) -> None:
    write_known_failures(folders[1] / "known_failures.toml", [KnownFailure("nobody", "gone", "title")])
    with pytest.raises(CorpusError, match="nobody has no golden; strike it off"):
        golden_tests(*folders)
