"""The parts of a store written as one output, on this machine or where a URL says."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from jdparse.batch.convert import Account
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.output import Format, check_free, failures_path, open_output, output_errors
from jdparse.cluster.merging import merge
from jdparse.cluster.places import is_url
from jdparse.cluster.publishing import check_url_free, publish
from jdparse.cluster.store import Store


def check_output(out: str, form: Format, replace: bool) -> None:
    """Raises OutputError where an output at ``out`` would replace what it may not."""
    if is_url(out):
        check_url_free(out, replace)
    else:
        check_free(Path(out), form, replace)


def write_merged(
    store: Store, out: str, form: Format, excel: bool, watch: Callable[[Account], None], interrupts: Interrupts
) -> Account:
    """Write what is in ``store`` to ``out``. Raises OutputError, ClusterError, RunInterruptedError."""
    with ExitStack() as opened:
        opened.enter_context(output_errors(Path(out)))
        if not is_url(out):
            return merge(store, open_output(Path(out), form, excel), watch, interrupts)
        folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="jdparse-"))
        made = Path(folder, out.rstrip("/").rpartition("/")[2])
        account = merge(store, open_output(made, form, excel), watch, interrupts)
        publish(made, out)
        return account


def failures_place(out: str) -> str:
    """Where the failures of an output are listed."""
    return f"{out.rstrip('/')}.failures.jsonl" if is_url(out) else str(failures_path(Path(out)))
