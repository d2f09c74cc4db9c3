"""What several test files use: the command, within this process and as a process of its own."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from click.testing import CliRunner, Result

from jdparse.cli.commands import jdparse

ROOT = Path(__file__).parent.parent

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

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
def pages(tmp_path: Path, form: str) -> Path:
    """A folder of two documents: ``b.txt`` in UTF-8 and ``sub/a.md`` in GB18030."""
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_text(form)
    (folder / "sub/a.md").write_bytes(form.encode("gb18030"))
    return folder


@pytest.fixture
def run() -> Callable[..., Result]:
    """Runs the command in this process; standard input as the keyword ``input``."""

    def run_command(*args: str | Path, **options: Any) -> Result:
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

    def start_command(*args: str | Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*script, *map(str, args)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    return start_command


@pytest.fixture
def permissions_hold(tmp_path: Path) -> Iterator[None]:
    """Permissions stop this thread, for root too where its rights can be laid down; skips the test otherwise."""
    with without_root_rights():
        probe = tmp_path / "probe"
        probe.touch(mode=0)
        readable = os.access(probe, os.R_OK, effective_ids=os.access in os.supports_effective_ids)
        probe.unlink()
        if readable:
            pytest.skip("this user may read every file")
        yield


@contextmanager
def without_root_rights() -> Iterator[None]:
    """Lays down the right to pass over permissions (CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of Linux) for a while."""
    if not sys.platform.startswith("linux"):
        yield
        return
    libc = ctypes.CDLL(None)
    version_3_of_this_thread = (ctypes.c_uint32 * 2)(0x20080522, 0)
    before, without = (ctypes.c_uint32 * 6)(), (ctypes.c_uint32 * 6)()
    libc.capget(version_3_of_this_thread, before)
    libc.capget(version_3_of_this_thread, without)
    without[0] &= ~0b110
    libc.capset(version_3_of_this_thread, without)
    try:
        yield
    finally:
        libc.capset(version_3_of_this_thread, before)


NO_SKIPS = os.environ.get("JDPARSE_NO_SKIPS") == "1"
"""Whether a skipped test is a failed one: set where all that a test could miss is there, as in .ci/run."""


# A benchmark, and what takes a right that no installation gives.
_MAY_SKIP = ("--benchmark-skip", "no tmpfs may be mounted here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _no_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _no_skip((yield))


def _no_skip(report: Report) -> Report:
    """The report, failed where it says skipped: not for an expected failure, nor for what may be skipped."""
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if not any(allowed in reason for allowed in _MAY_SKIP):
            report.outcome = "failed"
            report.longrepr = f"{reason} (JDPARSE_NO_SKIPS=1: no test may be skipped)"
    return report
