"""``jdparse convert``: documents in, records out, every document accounted for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdparse.cli.inputs import refuse_input_as_output
from jdparse.cli.options import (
    debug_option,
    inputs_argument,
    labels_option,
    load_lexicon,
    max_memory_option,
    text_column_option,
    timeout_option,
    workers_option,
)
from jdparse.cli.output_format import FORMATS, STANDARD_OUTPUT, format_of
from jdparse.cli.status import StopError

if TYPE_CHECKING:
    from jdparse.batch.output import Format

MEGABYTES_OF_A_SHARD = 32
"""Half a minute of parsing: what is lost with a worker, a hundred times what a shard costs beside parsing."""


@click.command(
    name="convert",
    short_help="Convert documents to records.",
    epilog="Example: jdparse convert pages/ -o records.jsonl",
)
@inputs_argument
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    metavar="OUT",
    help="A .jsonl, .jsonl.gz, .jsonl.zst or .sqlite file, a folder, or - for stdout.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="One JSON document per line (jsonl), a folder with one .json file per document (json), or tables: a folder "
    "of .parquet or .csv files, a SQLite database; by default what OUT's name says.",
)
@click.option("--excel", is_flag=True, help="Begin CSV files with the byte-order mark that Excel wants.")
@workers_option
@timeout_option
@max_memory_option
@text_column_option
@click.option("--id-column", metavar="NAME", help="The column of record files that names a record in messages.")
@click.option("--overwrite", is_flag=True, help="Replace OUT where it exists, and begin anew.")
@click.option("--resume", is_flag=True, help="Bring OUT up to date: do only what is new, changed, or was cut short.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a summary with plots (HTML).",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Convert on the workers of a Dask scheduler, tcp://host:8786; local starts workers on this machine. INPUT and "
    "OUT may be URLs: s3://, oss://, hdfs://.",
)
@click.option(
    "--shard-size",
    type=click.FloatRange(0, 1_000_000, min_open=True),
    metavar="MB",
    help=f"With --scheduler: about how much of the input a worker does in one go ({MEGABYTES_OF_A_SHARD}).",
)
@click.option(
    "--shards",
    is_flag=True,
    help="With --scheduler: leave OUT in parts, a folder of files of lines with a manifest.",
)
@labels_option
@debug_option
def command(
    inputs: tuple[str, ...],
    out: str,
    form: Format | None,
    excel: bool,
    workers: int | None,
    timeout: float,
    max_memory: int,
    text_column: str | None,
    id_column: str | None,
    overwrite: bool,
    resume: bool,
    report: Path | None,
    scheduler: str | None,
    shard_size: float | None,
    shards: bool,
    labels_file: Path | None,
) -> None:
    """Convert every INPUT (a file, a folder, an archive, a record file, - for standard input) to records.

    Documents that fail are listed in OUT.failures.jsonl and do not stop the run. A run that was cut short goes on
    when the command is given again.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage, 3 nothing could be done, 130 interrupted.
    """
    from jdparse.batch.containers import Columns
    from jdparse.batch.output import OutputError
    from jdparse.batch.pool import WorkersError
    from jdparse.batch.worker import Limits
    from jdparse.cli.conversion import Conversion, run

    chosen = format_of(out, form)
    _check_usage(inputs, out, overwrite, resume)
    if scheduler is None:
        _check_for_one_machine(inputs, out, shards or shard_size is not None)
    if excel and chosen != "csv":
        raise click.UsageError("--excel is for CSV; give --format csv, or leave it out")
    lexicon = load_lexicon(labels_file) if labels_file else None
    labels = labels_file.read_bytes() if labels_file else None
    limits = Limits(timeout, max_memory)
    columns = Columns(text_column, id_column)
    conversion = Conversion(
        inputs, out, chosen, excel, workers or cores(), limits, overwrite, resume, report, columns, lexicon, labels
    )
    try:
        if scheduler is None:
            status = run(conversion)
        else:
            from jdparse.cli.cluster_conversion import Cluster, run_on_cluster

            shard_bytes = int((shard_size or MEGABYTES_OF_A_SHARD) * 1_000_000)
            status = run_on_cluster(conversion, Cluster(scheduler, workers, max(shard_bytes, 1), shards))
    except (OutputError, WorkersError) as error:
        raise StopError(str(error)) from error
    click.get_current_context().exit(status)


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check_for_one_machine(inputs: tuple[str, ...], out: str, asks_for_shards: bool) -> None:
    if asks_for_shards:
        raise click.UsageError("--shards and --shard-size are for clusters; give --scheduler, or leave them out")
    for place in (*inputs, out):
        if "://" in place and not os.path.lexists(place):
            raise click.UsageError(f"{place}: URLs are for clusters; give --scheduler local to use them from here")


def _check_usage(inputs: tuple[str, ...], out: str, overwrite: bool, resume: bool) -> None:
    if overwrite and resume:
        raise click.UsageError("--overwrite begins anew and --resume goes on; give one of them")
    if out == STANDARD_OUTPUT:
        if resume:
            raise click.UsageError("--resume needs an output that keeps what is done; name a file or a folder")
        return
    if "://" not in out:
        refuse_input_as_output(inputs, out)
