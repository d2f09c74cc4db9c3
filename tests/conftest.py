"""What several test files use: the command, within this process and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdparse.cli.commands import jdparse

ROOT = Path(__file__).parent.parent

FORM = """\
岗位名称：档案管理员
所在部门：综合办公室
岗位职责：
1、收集各科室移交的文件并登记造册。
2、每季度清点库房一次。
"""
"""A document with one record: a position and two duties."""


@pytest.fixture
def form() -> str:
    return FORM


@pytest.fixture
def run() -> Callable[..., Result]:
    """Runs the command in this process; standard input as the keyword ``input``."""

    def run_command(*args: str | Path, **options: object) -> Result:
        return CliRunner().invoke(jdparse, [str(arg) for arg in args], **options)

    return run_command


@pytest.fixture(scope="session")
def script() -> list[str]:
    """How to start the command as a user does: the console script where it is installed."""
    installed = Path(sys.executable).with_name("jdparse")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "jdparse"]


@pytest.fixture
def start(script: list[str]) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts the command as a process of its own, with pipes for its three streams."""

    def start_command(*args: str | Path, **options: object) -> subprocess.Popen[bytes]:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen([*script, *map(str, args)], env=environment, **(pipes | options))

    return start_command
