"""A folder made to do harm: every file is accounted for, and the harmless ones are converted."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import Result
from outputs import last_line, lines_of

Run = Callable[..., Result]
SCRIPT = Path(__file__).parent.parent / "scripts/hostile_folder.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hostile_folder", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_file_of_a_hostile_folder_is_accounted_for(run: Run, script: ModuleType, tmp_path: Path) -> None:
    folder, out = tmp_path / "hostile", tmp_path / "out.jsonl"
    script.make_hostile_folder(folder, line_megabytes=2, bomb_megabytes=20)
    result = run("convert", folder, "-o", out, "--timeout", "8")
    assert result.exit_code == 1
    converted = [each["source"]["path"] for each in lines_of(out)]
    failed = {each["path"]: each["code"] for each in lines_of(tmp_path / "out.jsonl.failures.jsonl")}
    assert last_line(result).startswith(f"{len(converted) + len(failed)} documents: ")
    assert not {"worker-died", "out-of-memory", "parser-error"} & set(failed.values())

    told = {each.split("!")[0].split("#")[0] for each in (*converted, *failed)}
    there = {path.name for path in folder.iterdir() if path.is_file() and path.name != "dangling.txt"}
    unreadable_names = {name for name in there if any("\udc80" <= char <= "\udcff" for char in name)}
    assert there - told - unreadable_names <= set(), "passed over"
    assert "岗位.txt" in converted

    good = {
        "page.txt",
        "bomb.zip!before.txt",
        "bomb.zip!behind.txt",
        "outside.zip!inside.txt",
        "outside.tar!inside.txt",
    }
    assert good | {"gbk-names.zip!岗位.txt", "zip.txt!a.txt", "broken.jsonl#3", "pages.csv#1"} <= set(converted)
    assert failed["bomb.txt.gz"] == failed["bomb.zip!zeros.txt"] == "too-large"
    assert failed["outside.tar!link"] == "not-a-file"
    assert failed["outside.zip!../../outside.txt"] == "unsafe-path"
    assert failed["encrypted.zip!a.txt"] == "encrypted"
    assert failed["broken.jsonl#2"] == "damaged"
    assert failed["columns.csv"] == "no-text-column"
    assert not (tmp_path / "outside.txt").exists()
