"""What is installed: the wheel holds the package with its data and nothing else, and works away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from jdparse import __version__

ROOT = Path(__file__).parent.parent
BUILD = "from setuptools.build_meta import build_wheel; build_wheel('wheel')"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built by the installed setuptools from a copy of what it needs; nothing is downloaded."""
    folder = tmp_path_factory.mktemp("package")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "jdparse", folder / "jdparse", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "tests").mkdir()
    (folder / "tests/__init__.py").touch()
    (folder / "wheel").mkdir()
    ran = subprocess.run([sys.executable, "-c", BUILD], cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    (path,) = (folder / "wheel").iterdir()
    return zipfile.ZipFile(path)


def metadata(wheel: zipfile.ZipFile, name: str) -> str:
    return wheel.read(f"jdparse-{__version__}.dist-info/{name}").decode()


def test_the_wheel_holds_the_package_its_lexicon_and_its_type_marker_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "jdparse").rglob("*") if path.is_file()}
    ours = {name for name in ours if "__pycache__" not in name}
    assert {"jdparse/py.typed", "jdparse/lexicon/labels.toml", "jdparse/lexicon/words.toml"} <= ours
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == ours


def test_the_wheel_carries_the_version_the_licence_and_the_command(wheel: zipfile.ZipFile) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    described = Parser().parsestr(metadata(wheel, "METADATA"))
    assert described["Version"] == __version__ == project["version"]
    assert described["Requires-Python"] == project["requires-python"]
    assert described["Description-Content-Type"] == "text/markdown"
    assert any(name.endswith("/LICENSE") for name in wheel.namelist())
    assert "jdparse = jdparse.cli:main" in metadata(wheel, "entry_points.txt")


def test_the_installed_package_works_away_from_the_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    wheel.extractall(site)
    elsewhere.mkdir()
    script = (
        "import jdparse; print(jdparse.__file__); "
        "print(jdparse.parse('岗位名称：门卫\\n岗位职责：\\n1、登记来访车辆\\n').records[0].title)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": str(site), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout) == (0, f"{site}/jdparse/__init__.py\n门卫\n"), ran.stderr


def test_the_changelog_tells_of_this_version() -> None:
    assert f"\n## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
