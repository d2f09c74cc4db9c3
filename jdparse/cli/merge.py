"""``jdparse merge``: the shards of a run on a cluster as one output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from jdparse.cli.options import debug_option
from jdparse.cli.output_format import FORMATS, STANDARD_OUTPUT, format_of
from jdparse.cli.status import INTERRUPTED, SOME_FAILED, StopError

if TYPE_CHECKING:
    from jdparse.batch.output import Format


@click.command(
    name="merge",
    short_help="Make one output of the shards of a run on a cluster.",
    epilog="Example: jdparse merge s3://out/records -o records.jsonl.zst",
)
@click.argument("shards", metavar="SHARDS")
@click.option("-o", "--output", "out", required=True, metavar="OUT", help="As of jdparse convert; a URL too.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="As of jdparse convert.")
@click.option("--excel", is_flag=True, help="Begin CSV files with the byte-order mark that Excel wants.")
@click.option("--overwrite", is_flag=True, help="Replace OUT where it exists.")
@debug_option
def command(shards: str, out: str, form: Format | None, excel: bool, overwrite: bool) -> None:
    """Write SHARDS, a folder or URL that convert --scheduler has written (OUT with --shards, else OUT.shards), as one
    output: the bytes are those of a run on one machine.

    Exit status: 0 done, 1 done and some documents of the run had failed, 2 wrong usage, 3 nothing could be done.
    """
    from jdparse.batch.convert import RunInterruptedError
    from jdparse.batch.interrupts import Interrupts
    from jdparse.batch.output import OutputError
    from jdparse.cli.merged_output import check_output, failures_place, write_merged
    from jdparse.cli.progress import progress
    from jdparse.cli.terminal import say
    from jdparse.cluster.errors import ClusterError
    from jdparse.cluster.places import local_form
    from jdparse.cluster.store import Store

    if out == STANDARD_OUTPUT:
        raise click.UsageError("merge writes a file or a folder; name one")
    chosen, out = format_of(out, form), local_form(out)
    if excel and chosen != "csv":
        raise click.UsageError("--excel is for CSV; give --format csv, or leave it out")
    try:
        store = Store(local_form(shards))
        count = store.manifest()["documents"]
        check_output(out, chosen, overwrite)
        with Interrupts() as interrupts, progress(sys.stderr.isatty(), lambda: count) as advance:
            account = write_merged(store, out, chosen, excel, advance, interrupts)
    except RunInterruptedError:
        say(f"interrupted; {shards} is as it was, the same command starts again")
        click.get_current_context().exit(INTERRUPTED)
    except (OutputError, ClusterError) as error:
        raise StopError(str(error)) from error
    if account.failed:
        say(f"the failures are listed in {failures_place(out)}")
    click.echo(str(account), err=True)
    click.get_current_context().exit(SOME_FAILED if account.failed else 0)
