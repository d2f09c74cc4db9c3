"""The floor of quality: what it lets pass, what it refuses, and the reasons that it keeps."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from jdparse.golden.corpus import cases
from jdparse.golden.floor import corpus_hash, read_floor

ROOT = Path(__file__).parent.parent

DUTIES = [{"description": "验收食材"}, {"description": "清洗灶台"}]
"""Those of the cook."""

Run = Callable[..., Result]


class Corpus:
    """Two pages with goldens, and the floor beside them."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.pages, self.goldens = folder / "pages", folder / "goldens"
        self._run = run
        for path in (self.pages, self.goldens):
            path.mkdir()
        self.add("guard", "门卫", ["登记来访人员", "收发信件"])
        self.add("cook", "厨师", ["验收食材", "清洗灶台"])

    def add(self, name: str, title: str, duties: list[str]) -> None:
        lines = "".join(f"{number + 1}、{duty}\n" for number, duty in enumerate(duties))
        (self.pages / f"{name}.txt").write_text(f"{title}岗位职责\n{lines}", "utf-8")
        self.says(name, title=title, responsibilities=[{"description": duty} for duty in duties])

    def says(self, name: str, **record: Any) -> None:
        golden = {"layout": "manual", "records": [{"kind": "position", **record}]}
        (self.goldens / f"{name}.json").write_text(json.dumps(golden), "utf-8")

    def floor(self, *options: str) -> Result:
        return self._run("golden", "floor", self.pages, self.goldens, *options)

    def written(self) -> dict[str, Any]:
        return tomllib.loads((self.goldens / "floor.toml").read_text("utf-8"))

    def set_figure(self, old: str, new: str) -> None:
        path = self.goldens / "floor.toml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def corpus(tmp_path: Path, run: Run) -> Corpus:
    return Corpus(tmp_path, run)


def test_a_floor_that_was_set_is_kept(corpus: Corpus) -> None:
    assert corpus.floor("--write").exit_code == 0
    assert corpus.floor().exit_code == 0
    written = corpus.written()
    assert written["all"] == {"strict": 1.0}
    assert written["family"] == {"manual": 1.0}
    assert written["class"] == {"kind": 1.0, "responsibilities.description": 1.0, "title": 1.0}


def test_without_a_floor_the_check_says_how_to_set_one(corpus: Corpus) -> None:
    ran = corpus.floor()
    assert ran.exit_code == 3
    assert "set it with --write" in ran.stderr


def test_a_class_that_is_read_worse_fails_by_name(corpus: Corpus) -> None:
    corpus.says("cook", title="面点师", responsibilities=DUTIES)
    corpus.floor("--write")
    corpus.set_figure('"title" = 0.5', '"title" = 0.9')
    ran = corpus.floor()
    assert ran.exit_code == 1
    assert ran.stdout == "class title: 0.5000, floor 0.9000\n"


def test_what_falls_within_the_tolerance_passes(corpus: Corpus) -> None:
    corpus.says("cook", title="面点师")
    corpus.floor("--write")
    corpus.set_figure('"title" = 0.5', '"title" = 0.5019')
    assert corpus.floor().exit_code == 0


def test_another_corpus_needs_another_floor(corpus: Corpus) -> None:
    corpus.floor("--write")
    corpus.add("driver", "司机", ["出车前检查车辆", "登记里程"])
    ran = corpus.floor()
    assert ran.exit_code == 1
    assert "another corpus" in ran.stderr
    assert corpus.floor("--write").exit_code == 0
    assert corpus.floor().exit_code == 0


@pytest.mark.parametrize("change", ["a page", "a record", "an open class"])
def test_the_corpus_is_known_by_its_pages_records_and_open_classes(corpus: Corpus, change: str) -> None:
    corpus.floor("--write")
    before = corpus.written()["corpus"]
    if change == "a page":
        (corpus.pages / "cook.txt").write_text("厨师岗位职责\n1、验收食材\n2、清洗灶台\n\n", "utf-8")
    elif change == "a record":
        corpus.says("cook", title="厨师", responsibilities=DUTIES[::-1])
        corpus.says("cook", title="厨师", responsibilities=DUTIES, code=None)
    else:
        (corpus.goldens / "index.toml").write_text('[[document]]\nname = "cook"\nopen = [["kpis"]]\n', "utf-8")
    corpus.floor("--write")
    assert corpus.written()["corpus"] != before


def test_the_floor_is_not_lowered_by_writing(corpus: Corpus) -> None:
    corpus.floor("--write")
    before = (corpus.goldens / "floor.toml").read_bytes()
    corpus.says("cook", title="面点师")
    ran = corpus.floor("--write")
    assert ran.exit_code == 1
    assert "class title: 0.5000, floor 1.0000" in ran.stdout
    assert "--allow-regression" in ran.stderr
    assert (corpus.goldens / "floor.toml").read_bytes() == before


@pytest.mark.parametrize("options", [["--allow-regression"], ["--write", "--allow-regression"], ["--reason", "新规则"]])
def test_without_a_reason_nothing_is_lowered(corpus: Corpus, options: list[str]) -> None:
    corpus.floor("--write")
    corpus.says("cook", title="面点师")
    assert corpus.floor(*options).exit_code in (1, 2)
    assert corpus.written()["class"]["title"] == 1.0


def test_the_reasons_for_which_it_was_lowered_stay_in_the_file(corpus: Corpus) -> None:
    corpus.floor("--write")
    corpus.says("cook", title="面点师", responsibilities=DUTIES)
    lower = ("--write", "--allow-regression", "--reason")
    assert corpus.floor(*lower, '金标准改了 "厨师"').exit_code == 0
    corpus.says("guard", title="保安", responsibilities=[{"description": "登记来访人员"}, {"description": "收发信件"}])
    assert corpus.floor(*lower, "又改了").exit_code == 0
    first, second = corpus.written()["lowered"]
    assert (first["reason"], second["reason"]) == ('金标准改了 "厨师"', "又改了")
    assert first["figures"]["class title"] == [1.0, 0.5]
    assert second["figures"]["class title"] == [0.5, 0.0]
    assert corpus.floor().exit_code == 0


@pytest.mark.parametrize(
    "text", ["=", "tolerance = 0.1", "corpus = 1\ntolerance = 0.1\nall = 3\nfamily = 1\nclass = 2"]
)
def test_a_file_that_is_no_floor_is_told_in_one_line(corpus: Corpus, text: str) -> None:
    (corpus.goldens / "floor.toml").write_text(text, "utf-8")
    ran = corpus.floor()
    assert ran.exit_code == 3
    assert "is no floor" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_floor_of_the_project_has_every_family_of_its_corpus() -> None:
    families = {path.name for path in (ROOT / "golden").iterdir() if path.is_dir()}
    assert set(tomllib.loads((ROOT / "golden/floor.toml").read_text("utf-8"))["family"]) == families


def test_the_floor_of_the_project_was_set_on_the_corpus_as_it_is() -> None:
    floor = read_floor(ROOT / "golden/floor.toml")
    assert floor is not None
    assert floor.corpus == corpus_hash(cases(ROOT / "corpus", ROOT / "golden")), "run: make floor"
