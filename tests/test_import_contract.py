"""What may import what: the layers of the architecture, and what ``import jdparse`` must not cost."""

from __future__ import annotations

import os
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
LAYERS = ConfigParser()
LAYERS.read(ROOT / ".importlinter", "utf-8")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("jdparse", include_external_packages=True, cache_dir=None)


def test_every_import_keeps_the_contracts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    status = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_every_part_of_the_package_has_its_layer(graph: grimp.ImportGraph) -> None:
    named = LAYERS["importlinter:contract:layers"]["layers"].replace("|", " ").split()
    assert sorted(graph.find_children("jdparse")) == sorted(named)


def test_only_one_module_knows_jieba(graph: grimp.ImportGraph) -> None:
    assert graph.find_modules_that_directly_import("jieba") == {"jdparse.parsing.words"}


@pytest.mark.parametrize("forbidden", ["pathlib", "os", "io", "shutil", "tempfile", "subprocess", "socket"])
def test_no_stage_of_the_parser_reaches_for_files(graph: grimp.ImportGraph, forbidden: str) -> None:
    importers = graph.find_modules_that_directly_import(forbidden) if forbidden in graph.modules else set()
    assert sorted(name for name in importers if name.startswith("jdparse.parsing")) == []


@pytest.mark.parametrize("upper", ["jdparse.batch", "jdparse.cli", "jdparse.api"])
def test_the_parser_knows_nothing_of_what_stands_above_it(graph: grimp.ImportGraph, upper: str) -> None:
    assert graph.find_shortest_chain("jdparse.parsing.pipeline", upper) is None


def test_the_pure_stages_do_not_build_models(graph: grimp.ImportGraph) -> None:
    importers = graph.find_modules_that_directly_import("pydantic")
    assert sorted(name for name in importers if name.startswith("jdparse.parsing")) == []


def loaded_after(statement: str) -> set[str]:
    """The modules that a fresh process has loaded after ``statement``."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {"jieba", "rich", "click", "pydantic", "chardet"}
    assert loaded_after("import jdparse") & heavy == set()


def test_parsing_a_page_that_raises_no_doubt_does_not_load_jieba() -> None:
    page = "岗位名称：司炉工\\n岗位职责：\\n1、点火升压；\\n2、化验炉水。\\n"
    assert "jieba" not in loaded_after(f'import jdparse\njdparse.parse("{page}")')


def test_parsing_never_loads_the_terminal() -> None:
    assert loaded_after('import jdparse\njdparse.parse("岗位职责：1、点火 2、升压")') & {"rich", "click"} == set()


def test_a_run_leaves_loading_the_parser_to_its_workers() -> None:
    heavy = {"jieba", "pydantic", "chardet", "jdparse.records", "jdparse.parsing.pipeline", "jdparse.lexicon"}
    assert loaded_after("import jdparse.cli.conversion") & heavy == set()
