"""``jdparse golden compare``: two runs by document and field, gains and losses, another version of the parser."""

from __future__ import annotations

import gzip
import json
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import zstandard
from click.testing import CliRunner, Result
from golden_documents import COOK, ELECTRICIAN, GUARD, document

from jdparse.cli.commands import jdparse as command
from jdparse.golden.corpus import Golden
from jdparse.golden.run_comparison import FieldChange, RunComparison, compared
from jdparse.golden.runs import Both, RunError, documents_in, side_by_side
from jdparse.golden.versions import Version, VersionError, version_of


def named(path: str, *records: dict[str, Any], **fields: object) -> dict[str, Any]:
    """A document of that path; ``fields`` are changed in its first record."""
    made = document(*records)
    made["source"]["path"] = path
    made["records"][0].update(deepcopy(fields))
    return made


def compare(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["golden", "compare", *map(str, arguments)])


def write(path: Path, *documents: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in documents), "utf-8")
    return path


@pytest.fixture
def runs(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two runs and a folder of goldens: the new one reads the guard's department right and loses the cook's title."""
    goldens = tmp_path / "goldens"
    goldens.mkdir()
    (goldens / "guard.json").write_text(json.dumps({"records": [GUARD]}), "utf-8")
    (goldens / "cook.json").write_text(json.dumps({"records": [COOK]}), "utf-8")
    base = write(
        tmp_path / "base.jsonl",
        named("guard.txt", department="保卫处"),
        named("cook.txt", COOK),
        named("electrician.txt", ELECTRICIAN),
        named("gone.txt"),
    )
    new = write(
        tmp_path / "new.jsonl",
        named("guard.txt"),
        named("cook.txt", COOK, title=None),
        named("electrician.txt", ELECTRICIAN),
    )
    return base, new, goldens


def test_documents_fields_gains_and_losses_are_shown_the_worst_first(runs: tuple[Path, Path, Path]) -> None:
    base, new, goldens = runs
    ran = compare(base, new, "--goldens", goldens)
    assert ran.exit_code == 0, ran.output
    facts, rest = ran.stdout.split("\nfield ")
    assert facts == (
        "3 documents in both: 2 changed; 1 only in base.jsonl, 0 only in new.jsonl\n"
        "text that no field took: 22.22% -> 22.22%\n"
        "strict F1 over 2 goldens: 0.9677 -> 0.9836\n"
        "mistakes against the goldens: 2 gained (are no more), 1 lost (are new)"
    )
    assert [line.split() for line in rest.splitlines()[1:3]] == [
        ["department", "1", "1", "2", "0"],
        ["title", "1", "1", "0", "1"],
    ]
    assert [line for line in rest.splitlines()[3:] if not line.startswith(" ")] == [
        "cook.txt: 1 differences (0 gained, 1 lost)",
        "guard.txt: 1 differences (2 gained, 0 lost)",
    ]
    assert "  changed department  /records/0/department\n    - 保卫处  20-23\n    + 保卫科  20-23\n" in rest


def test_json_has_the_same_figures(runs: tuple[Path, Path, Path]) -> None:
    base, new, goldens = runs
    data = json.loads(compare(base, new, "--goldens", goldens, "--json", "--most", "1").stdout)
    assert (data["base"], data["new"], data["documents"], data["changed"]) == ("base.jsonl", "new.jsonl", 3, 2)
    assert (data["only_base"], data["only_new"], data["seconds"]) == (["gone.txt"], [], [None, None])
    assert data["fields"]["title"] == {"differences": 1, "documents": 1, "gained": 0, "lost": 1}
    assert [(each["path"], each["lost"]) for each in data["changed_documents"]] == [("cook.txt", 1)]
    assert 1 > data["strict_f1"][1] > data["strict_f1"][0] > 0.9


def test_the_page_has_the_fields_and_the_documents_and_escapes_what_pages_say(
    runs: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    base, _, goldens = runs
    new = write(tmp_path / "other.jsonl", named("guard.txt", department="<b>"), named("cook.txt", COOK))
    compare(base, new, "--goldens", goldens, "--html", tmp_path / "out/page.html")
    page = (tmp_path / "out/page.html").read_text("utf-8")
    assert "<h1>base.jsonl → other.jsonl</h1>" in page
    assert "<td>department</td><td>1</td><td>1</td>" in page
    assert '<span class="parser">&lt;b&gt;</span>' in page
    assert "<b>" not in page


def test_without_goldens_there_are_no_gains_and_losses(runs: tuple[Path, Path, Path], tmp_path: Path) -> None:
    base, new, _ = runs
    ran = compare(base, new, "--goldens", tmp_path / "none")
    assert "F1" not in ran.stdout
    assert "2 changed" in ran.stdout


def test_runs_that_a_ledger_stands_beside_tell_their_time(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("岗位名称：门卫\n岗位职责：\n1、登记来访人员\n", "utf-8")
    for name in ("base", "new"):
        given = ["convert", str(tmp_path / "page.txt"), "-o", str(tmp_path / f"{name}.jsonl"), "--workers", "1"]
        assert CliRunner().invoke(command, given).exit_code == 0
    data = json.loads(compare(tmp_path / "base.jsonl", tmp_path / "new.jsonl", "--json").stdout)
    assert all(seconds > 0 for seconds in data["seconds"])


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["one.jsonl"], 2, "name two runs, BASE and NEW, or a version with --base-ref"),
        (["one.jsonl", "two.jsonl"], 3, "one.jsonl: cannot be read"),
        (["--base-ref", "main", "nowhere"], 3, "nowhere: there is no such file or folder"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = compare(*arguments)
    assert (ran.exit_code, message in ran.stderr, ran.stderr.count("\n")) == (status, True, 1)


# --- runs side by side ------------------------------------------------------------------------------------------------


def paths(pages: list[Both]) -> list[tuple[str, bool, bool]]:
    return [(both.path, both.base is not None, both.new is not None) for both in pages]


def test_pages_that_one_run_does_not_have_come_last_and_shift_nothing() -> None:
    base = [named(name) for name in ("a", "b", "c", "e")]
    new = [named(name) for name in ("b", "c", "d", "e", "f")]
    assert paths([*side_by_side(base, new)]) == [
        ("b", True, True),
        ("c", True, True),
        ("e", True, True),
        ("a", True, False),
        ("d", False, True),
        ("f", False, True),
    ]


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_a_run_is_read_compressed_too(tmp_path: Path, ending: str) -> None:
    data = json.dumps(named("guard.txt")).encode() + b"\n\n"
    path = tmp_path / f"run.jsonl{ending}"
    compress = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}[ending]
    path.write_bytes(compress(data))
    assert [each["source"]["path"] for each in documents_in(path)] == ["guard.txt"]


@pytest.mark.parametrize("line", ["{", "[]", '{"source": {}}', '{"source": {"path": "a"}}'])
def test_a_line_that_is_no_document_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "run.jsonl", named("guard.txt"))
    path.write_text(path.read_text("utf-8") + f"{line}\n", "utf-8")
    with pytest.raises(RunError, match=r"run\.jsonl, line 2: is no document"):
        list(documents_in(path))


def test_a_cut_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(named("guard.txt")).encode() + b"\n")[:-9])
    with pytest.raises(RunError, match="cannot be read"):
        list(documents_in(path))


# --- figures ----------------------------------------------------------------------------------------------------------


def test_a_mistake_in_place_of_another_is_neither_gain_nor_loss_of_the_value_that_is_missing() -> None:
    comparison = RunComparison(most=0)
    golden = Golden({"records": [GUARD]}, [])
    comparison.add(Both("guard", named("guard", department="保卫处"), named("guard", department="警卫处")), golden)
    assert comparison.fields == {"department": FieldChange(differences=1, documents=1, gained=1, lost=1)}
    assert comparison.worst() == []


def test_only_so_many_documents_are_kept_and_the_worst_of_them() -> None:
    pages = [
        Both(f"{at}.txt", named(f"{at}.txt"), named(f"{at}.txt", kpis=["新增"] * at, department=None))
        for at in range(5)
    ]
    comparison = compared(pages, {}, most=2)
    assert comparison.changed == 5
    assert [each.path for each in comparison.worst()] == ["4.txt", "3.txt"]


def test_what_an_index_leaves_open_does_not_count_in_f1() -> None:
    both = Both("guard.txt", named("guard.txt"), named("guard.txt", department=None))
    comparison = RunComparison(most=0)
    comparison.add(both, Golden({"records": [GUARD]}, [["department"]]))
    assert [each.strict_total().f1 for each in comparison.scores] == [1.0, 1.0]


# --- another version --------------------------------------------------------------------------------------------------

_STUB = """
import json, sys
given, out = sys.argv[2], sys.argv[sys.argv.index("-o") + 1]
document = {"source": {"path": "guard.txt", "chars": 9}, "records": [{"title": "门卫"}]}
open(out, "w", encoding="utf-8").write(json.dumps(document))
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project with a parser that finds a guard on every page, tagged ``old``; its next version is broken."""
    root = tmp_path / "project"
    (root / "jdparse").mkdir(parents=True)
    (root / "pyproject.toml").write_text('[project]\nname = "jdparse"\n', "utf-8")
    (root / "jdparse/__main__.py").write_text(_STUB, "utf-8")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    git(root, "tag", "old")
    (root / "jdparse/__main__.py").write_text("raise SystemExit('jdparse: broken')", "utf-8")
    git(root, "commit", "-qam", "two")
    return root


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_an_old_version_runs_from_git_in_an_environment_of_its_own(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "guard.txt").write_text("岗位名称：门卫\n岗位职责：\n1、登记来访人员\n", "utf-8")
    ran = compare("--base-ref", "old", tmp_path / "guard.txt", "--goldens", tmp_path / "none")
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.startswith("1 documents in both: 1 changed; 0 only in old, 0 only in this version\n")
    assert "time: " in ran.stdout
    assert "  added responsibilities.description  /records/0/responsibilities/0/description\n" in ran.stdout
    assert "[登记来访人员]" in ran.stdout
    (environment,) = (tmp_path / "cache/jdparse/environments").iterdir()
    assert (environment / "pyvenv.cfg").exists()


def test_an_environment_is_made_once_for_all_versions_with_the_same_dependencies(
    repository: Path, tmp_path: Path
) -> None:
    pythons = set()
    for at, ref in enumerate(("old", "HEAD")):
        version = version_of(ref, repository, tmp_path / f"checkout{at}", tmp_path / "environments")
        pythons.add((version.python, (version.python.parent.parent / "pyvenv.cfg").stat().st_mtime_ns))
    assert len(pythons) == 1


def test_a_version_that_is_not_there_or_does_not_run_is_told(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(VersionError, match="never: git has no such version here"):
        version_of("never", repository, tmp_path / "a", tmp_path / "environments")
    broken = version_of("HEAD", repository, tmp_path / "b", tmp_path / "environments")
    assert isinstance(broken, Version)
    with pytest.raises(VersionError, match=r"does not convert \(jdparse: broken\)"):
        broken.convert([tmp_path], tmp_path / "out.jsonl", 1)
