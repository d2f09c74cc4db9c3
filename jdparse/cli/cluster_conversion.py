"""One run of ``jdparse convert --scheduler``: as on one machine, but with the workers of a Dask cluster."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from jdparse.batch.containers import Opener
from jdparse.batch.convert import Account, RunInterruptedError
from jdparse.batch.finding import STANDARD_INPUT
from jdparse.batch.fingerprint import fingerprint
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.output import own_paths
from jdparse.batch.summary import Summary
from jdparse.cli.container_inputs import check_columns, number_of_documents
from jdparse.cli.conversion import Conversion
from jdparse.cli.merged_output import check_output, failures_place, write_merged
from jdparse.cli.output_format import STANDARD_OUTPUT
from jdparse.cli.progress import progress
from jdparse.cli.status import INTERRUPTED, SOME_FAILED, StopError
from jdparse.cli.terminal import say
from jdparse.cluster.connecting import LOCAL, connected
from jdparse.cluster.errors import ClusterError, SchedulerLostError
from jdparse.cluster.handling import LabelledHandling
from jdparse.cluster.listing import entries
from jdparse.cluster.places import is_url, local_form, reachable
from jdparse.cluster.planning import plan
from jdparse.cluster.running import ClusterRun
from jdparse.cluster.scheduler import Scheduler
from jdparse.cluster.shard_run import Job
from jdparse.cluster.store import Done, Store

LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
KEPT_AS = ".jsonl.zst"
"""How shards are kept where they are not the output themselves."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What the command line asks for beside what it asks of one machine."""

    scheduler: str
    workers: int | None
    """As given: how many ``local`` starts."""
    shard_bytes: int
    keeps_shards: bool


@dataclass(frozen=True, slots=True)
class _Places:
    """Where things stand, under names that hold on every machine."""

    out: str
    store: str
    ending: str
    """How the files of documents in the store end."""


def run_on_cluster(asked: Conversion, cluster: Cluster) -> int:
    """Convert, say how it went, and return the exit status. Raises OutputError."""
    places = _checked_places(asked, cluster)
    inputs = tuple(local_form(given) for given in asked.inputs)
    with Opener(asked.columns) as opener:
        check_columns([given for given in inputs if not is_url(given)], opener)
    if not any(given == STANDARD_INPUT or is_url(given) or os.path.lexists(given) for given in inputs):
        raise StopError(f"{', '.join(inputs)}: there is no such file or folder; check the path")
    try:
        return _run(asked, cluster, places, inputs)
    except SchedulerLostError as error:
        kept = f"what is done is kept in {places.store}; start it, and the same command goes on"
        raise StopError(f"{cluster.scheduler}: {error}; {kept}") from error
    except ClusterError as error:
        raise StopError(str(error)) from error


def _checked_places(asked: Conversion, cluster: Cluster) -> _Places:
    """Raises UsageError for what no cluster can do."""
    if asked.out == STANDARD_OUTPUT or asked.keeps_nothing():
        raise click.UsageError("--scheduler needs an output that keeps what is done; name a file, a folder or a URL")
    if cluster.workers is not None and cluster.scheduler != LOCAL:
        raise click.UsageError("--workers is for this machine; dask worker --nworkers says how many a cluster has")
    if cluster.keeps_shards and asked.form != "jsonl":
        raise click.UsageError("--shards leaves parts of JSON lines, of which jdparse merge makes tables; name *.jsonl")
    out = reachable(local_form(asked.out.rstrip("/")))
    if not cluster.keeps_shards:
        return _Places(out, f"{out}.shards", KEPT_AS)
    return _Places(out, out, next((ending for ending in reversed(LINES) if out.endswith(ending)), LINES[0]))


def _run(asked: Conversion, cluster: Cluster, places: _Places, inputs: tuple[str, ...]) -> int:
    replace = asked.overwrite or asked.resume
    store = Store(places.store)
    store.check_ours()
    if places.store == places.out:
        if store.is_complete and not replace:
            what = "exists already; give --overwrite to replace it, --resume to bring it up to date"
            raise StopError(f"{places.out}: {what}")
    else:
        check_output(places.out, asked.form, replace)
    if asked.report:
        from jdparse.batch.report import check_report

        check_report(asked.report, replace)
    if asked.overwrite:
        store.remove()
    with connected(cluster.scheduler, asked.workers) as scheduler, Interrupts() as interrupts:
        return _converted(asked, cluster, places, inputs, store, scheduler, interrupts)


def _converted(
    asked: Conversion,
    cluster: Cluster,
    places: _Places,
    inputs: tuple[str, ...],
    store: Store,
    scheduler: Scheduler,
    interrupts: Interrupts,
) -> int:
    way = fingerprint(asked.labels)
    run = ClusterRun(scheduler, _job(asked, cluster, places, way), store, again=asked.resume)
    if run.goes_on:
        say(f"going on from what {places.store} holds")
    if not scheduler.threads():
        say(f"waiting for workers: {cluster.scheduler} has none yet")
    account, summary = Account(), Summary()
    try:
        with progress(sys.stderr.isatty(), lambda: _number(asked, inputs)) as advance:

            def watch(done: Done) -> None:
                account.include(done.account)
                if asked.report:
                    summary.include(Summary.from_values(done.summary))
                advance(account)

            parts = run.parts(plan(entries(inputs, _written(asked, places)), cluster.shard_bytes), watch)
    except KeyboardInterrupt:
        interrupts.ignore()
        return _interrupted(places, account)
    if not account.documents:
        raise StopError(f"{', '.join(inputs)}: there are no documents in it; name a file, or a folder that holds some")
    store.write_manifest(parts, way)
    return _completed(asked, places, store, interrupts, account, summary)


def _job(asked: Conversion, cluster: Cluster, places: _Places, way: str) -> Job:
    handling = LabelledHandling(asked.labels)
    return Job(
        places.store, places.ending, cluster.shard_bytes, asked.columns, asked.limits, handling, asked.labels, way
    )


def _completed(
    asked: Conversion, places: _Places, store: Store, interrupts: Interrupts, account: Account, summary: Summary
) -> int:
    """Make the output and the report of a store that is complete, and say how the run went; the exit status."""
    try:
        failures = _finished(asked, places, store, interrupts)
    except RunInterruptedError:
        return _interrupted(places, account)
    if asked.report:
        from jdparse.batch.report import write_report

        write_report(asked.report, summary, account)
    if account.failed:
        say(f"the failures are listed in {failures}")
    click.echo(str(account), err=True)
    return SOME_FAILED if account.failed else 0


def _finished(asked: Conversion, places: _Places, store: Store, interrupts: Interrupts) -> str:
    """Make the output of what is in the store; where its failures are listed."""
    if places.store == places.out:
        return f"{places.out}/failures"
    write_merged(store, places.out, asked.form, asked.excel, lambda _: None, interrupts)
    return failures_place(places.out)


def _number(asked: Conversion, inputs: Iterable[str]) -> int | None:
    """How many documents there will be; None where only opening or listing them elsewhere tells."""
    return None if any(is_url(given) for given in inputs) else number_of_documents(asked.files())


def _interrupted(places: _Places, account: Account) -> int:
    say(f"interrupted; what is done is kept in {places.store}; the same command goes on")
    click.echo(str(account), err=True)
    return INTERRUPTED


def _written(asked: Conversion, places: _Places) -> list[str]:
    """What this run writes, which is no input of it."""
    report = [str(asked.report)] if asked.report else []
    if is_url(places.out):
        return [places.out, places.store, f"{places.out}.failures.jsonl", *report]
    return [*map(str, own_paths(Path(places.out))), *report]
