"""The figures of ``jdparse golden report``: worked examples for the definitions, and the command as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browser import data_of
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from jdparse.cli.commands import jdparse
from jdparse.golden.bootstrap import f1_interval
from jdparse.golden.scoring import Counts, score

DUTIES = [{"description": "登记来访人员", "tasks": ["查验证件"]}, {"description": "收发信件"}]


def position(title: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "position", "title": title, **fields}


def test_what_is_read_alike_agrees_in_every_item() -> None:
    record = position("门卫", responsibilities=DUTIES)
    total = score([record], [record]).strict_total()
    assert total == Counts(agreeing=5, missed=0, invented=0)


def test_closing_punctuation_width_and_white_space_do_not_count() -> None:
    found = score([position("门卫(夜班)")], [position("门卫（夜 班）。")])
    assert found.strict["title"] == Counts(1, 0, 0)


def test_a_task_counts_only_under_its_own_duty() -> None:
    moved = [{"description": "登记来访人员"}, {"description": "收发信件", "tasks": ["查验证件"]}]
    found = score([position("门卫", responsibilities=DUTIES)], [position("门卫", responsibilities=moved)])
    assert found.strict["responsibilities.tasks"] == Counts(0, 1, 1)
    assert found.soft["responsibilities.tasks"] == Counts(4, 0, 0)


def test_a_requirement_counts_only_under_its_own_category() -> None:
    expected = position("门卫", qualifications=[{"category": "education", "text": "初中"}])
    found = position("门卫", qualifications=[{"category": "general", "text": "初中"}])
    assert score([expected], [found]).strict["qualifications"] == Counts(0, 1, 1)


def test_soft_counts_the_characters_that_agree() -> None:
    found = score([position("夜班门卫")], [position("门卫班长")])
    assert found.soft["title"] == Counts(2, 2, 2)


def test_a_class_that_is_open_is_not_scored_in_its_record() -> None:
    expected = [position("门卫", summary="守门"), position("电工", summary="接线")]
    found = [position("门卫"), position("电工")]
    assert score(expected, found, [["summary"], []]).strict["summary"] == Counts(0, 1, 0)


def test_a_record_too_many_costs_its_own_items_and_no_others() -> None:
    expected = [position("门卫"), position("电工")]
    found = [position("门卫"), position("目录"), position("电工")]
    assert score(expected, found).strict_total() == Counts(agreeing=4, missed=0, invented=2)


def test_a_number_counts_in_any_form() -> None:
    found = score([position("门卫", headcount=2)], [position("门卫", headcount=2.0)])
    assert found.strict["headcount"] == Counts(1, 0, 0)


def test_of_nothing_found_the_precision_is_one_and_the_recall_none() -> None:
    total = score([position("门卫")], []).strict_total()
    assert (total.precision, total.recall, total.f1) == (1.0, 0.0, 0.0)


def near(expected: str, found: str, **more: Any) -> Counts:
    return score([position("门卫", summary=expected)], [position("门卫", summary=found, **more)]).near["summary"]


def test_near_allows_for_a_tenth_of_the_text() -> None:
    assert near("每天早上登记来访人员。并查验证件", "每天早上登记来访人员,并查验证件") == Counts(1, 0, 0)
    assert near("登记来访人员", "登记来往人员") == Counts(0, 1, 1)


def test_a_task_is_near_where_its_duty_is() -> None:
    expected = [{"description": "每天早上八点登记来访人员", "tasks": ["查验证件"]}]
    found = [{"description": "每天早上八点登记来往人员", "tasks": ["查验证件"]}]
    scored = score([position("门卫", responsibilities=expected)], [position("门卫", responsibilities=found)])
    assert scored.strict["responsibilities.tasks"] == Counts(0, 1, 1)
    assert scored.near["responsibilities.tasks"] == Counts(1, 0, 0)


def test_an_item_is_near_to_one_other_only() -> None:
    kpis = ["出入库单据登记差错率一", "出入库单据登记差错率二"]
    scored = score([position("门卫", kpis=kpis)], [position("门卫", kpis=["出入库单据登记差错率三"])])
    assert scored.near["kpis"] == Counts(1, 1, 0)


def test_a_whole_record_is_one_without_a_fault() -> None:
    expected = [position("门卫", summary="守门"), position("电工")]
    found = [position("门卫", summary="守大门"), position("电工"), position("目录")]
    assert score(expected, found).whole == Counts(agreeing=1, missed=1, invented=2)


def test_what_is_open_does_not_spoil_a_whole_record() -> None:
    assert score([position("门卫", summary="守门")], [position("门卫")], [["summary"]]).whole == Counts(1, 0, 0)


def test_macro_counts_a_rare_class_as_much_as_a_frequent_one() -> None:
    kpis = [f"指标{number}" for number in range(8)]
    scored = score([position("门卫", kpis=kpis, code="甲")], [position("门卫", kpis=kpis)])
    assert scored.macro_f1() == pytest.approx((1 + 1 + 1 + 0) / 4)  # kind, title, kpis; code


def test_the_interval_of_documents_that_are_all_alike_is_a_point() -> None:
    assert f1_interval([Counts(9, 1, 1)] * 20) == (0.9, 0.9)


def test_the_interval_holds_the_figure_and_is_narrower_for_more_documents() -> None:
    some = [Counts(10, 0, 0), Counts(5, 5, 0), Counts(9, 1, 2)]
    low, high = f1_interval(some * 5)
    lower, higher = f1_interval(some * 50)
    assert low < lower < Counts(24, 6, 2).f1 < higher < high


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=1, max_size=8))
@settings(max_examples=15)
def test_an_interval_is_a_range_of_f1(counts: list[tuple[int, int, int]]) -> None:
    low, high = f1_interval([Counts(*each) for each in counts])
    assert 0 <= low <= high <= 1


# --- the command ------------------------------------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two pages and what they say; the index names the family of one."""
    pages, goldens = tmp_path / "pages", tmp_path / "goldens"
    (pages / "deep").mkdir(parents=True)
    goldens.mkdir()
    (pages / "deep/guard.txt").write_text("门卫岗位职责\n1、登记来访人员\n2、收发信件\n", "utf-8")
    (pages / "notice.txt").write_text("各位邻居，小区东门的路灯今晚七点检修，请绕行西门。\n", "utf-8")
    duties = [{"description": "登记来访人员"}, {"description": "收发信件"}]
    guard = {"layout": "manual", "records": [position("门卫", responsibilities=duties)]}
    (goldens / "guard.json").write_text(json.dumps(guard), "utf-8")
    (goldens / "notice.json").write_text(json.dumps({"layout": "none", "records": []}), "utf-8")
    index = '[[document]]\nname = "guard"\nfamily = "regulation"\nnoise = ["short"]\nheld_out = true\n'
    (goldens / "index.toml").write_text(index, "utf-8")
    return pages, goldens


def report(*arguments: object) -> Result:
    return CliRunner().invoke(jdparse, ["golden", "report", *map(str, arguments)])


def test_the_report_has_a_line_for_each_family_and_one_for_all(folders: tuple[Path, Path]) -> None:
    ran = report(*folders, "--json")
    lines = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert [(line["name"], line["documents"], line["records"]) for line in lines] == [
        ("none", 1, 0),
        ("regulation", 1, 1),
        ("all", 2, 1),
    ]
    assert [line["strict_f1"] for line in lines[1:]] == [1.0, 1.0]
    assert lines[0]["invented_records"] == 0
    assert lines[0]["unclaimed_share"] > 0.8


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("noise", ["none", "short", "all"]),
        ("document", ["guard", "notice", "all"]),
        ("held-out", ["held out", "open", "all"]),
        ("class", ["kind", "responsibilities.description", "title", "all"]),
    ],
)
def test_the_report_can_be_by_noise_document_or_what_was_kept_aside(
    folders: tuple[Path, Path], by: str, names: list[str]
) -> None:
    assert [line["name"] for line in json.loads(report(*folders, "--by", by, "--json").stdout)] == names


def test_the_table_has_one_row_per_line_under_its_headings(folders: tuple[Path, Path]) -> None:
    heading, *rows = report(*folders).stdout.splitlines()
    assert heading.split()[:4] == ["family", "documents", "records", "precision"]
    assert [row.split()[0] for row in rows] == ["none", "regulation", "all"]


def test_a_class_is_counted_by_its_own_items(folders: tuple[Path, Path]) -> None:
    pages, goldens = folders
    wrong = {"layout": "manual", "records": [position("保安", responsibilities=[{"description": "登记来访人员"}])]}
    (goldens / "guard.json").write_text(json.dumps(wrong), "utf-8")
    lines = {line["name"]: line for line in json.loads(report(pages, goldens, "--by", "class", "--json").stdout)}
    assert (lines["title"]["strict_f1"], lines["kind"]["strict_f1"]) == (0.0, 1.0)
    assert lines["responsibilities.description"]["strict_precision"] == 0.5
    assert lines["title"]["whole_f1"] is None


def test_the_page_links_the_worst_documents_to_their_views(folders: tuple[Path, Path], tmp_path: Path) -> None:
    pages, goldens = folders
    duties = [{"description": "登记来访人员"}, {"description": "收发<报纸>"}]
    guard = {"layout": "manual", "records": [position("门卫", responsibilities=duties)]}
    (goldens / "guard.json").write_text(json.dumps(guard), "utf-8")
    assert report(pages, goldens, "--html", tmp_path / "deep/the report.html").exit_code == 0
    page = (tmp_path / "deep/the report.html").read_text("utf-8")
    assert '<a href="the%20report-views/guard.html">guard</a>' in page
    views = tmp_path / "deep/the report-views"
    assert [path.name for path in views.iterdir()] == ["guard.html"]  # the notice is read as its golden says
    data = data_of((views / "guard.html").read_text("utf-8"))
    assert data["index"] == "../the%20report.html"
    assert data["golden"] == [
        ["-", "responsibilities.description", "", "收发<报纸>", None, []],
        ["+", "responsibilities.description", "", "收发信件", "/records/0/responsibilities/1/description", []],
    ]


def test_without_plotly_the_page_is_refused_before_anything_is_read(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdparse.golden.report_page.find_spec", lambda name: None)
    ran = report(*folders, "--html", tmp_path / "report.html")
    assert ran.exit_code == 3
    assert "pip install 'jdparse[report]'" in ran.stderr
    assert not (tmp_path / "report.html").exists()


def test_a_page_that_cannot_be_written_is_told_in_one_line(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    ran = report(*folders, "--html", tmp_path / "taken/report.html")
    assert ran.exit_code == 3
    assert "cannot be written" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_record_on_a_page_that_describes_no_position_is_counted_as_invented(folders: tuple[Path, Path]) -> None:
    pages, goldens = folders
    (goldens / "guard.json").write_text(json.dumps({"layout": "none", "records": []}), "utf-8")
    assert json.loads(report(pages, goldens, "--json").stdout)[-1]["invented_records"] == 1


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda pages, goldens: (pages / "notice.txt").unlink(), "has no page of its stem"),
        (lambda pages, goldens: (goldens / "notice.json").write_text("{}"), "is no document with records"),
        (lambda pages, goldens: (goldens / "index.toml").write_text("=", "utf-8"), "not TOML"),
    ],
)
def test_folders_that_do_not_fit_are_told_in_one_line(folders: tuple[Path, Path], spoil: Any, message: str) -> None:
    spoil(*folders)
    ran = report(*folders)
    assert ran.exit_code == 3
    assert message in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    ran = report(tmp_path / "nowhere", tmp_path)
    assert ran.exit_code == 3
    assert "there is no such folder" in ran.stderr
