"""To the scheduler, or to one that is started here."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from jdparse.cluster.errors import ClusterError
from jdparse.cluster.scheduler import Scheduler

LOCAL = "local"
SECONDS = 10
"""How long a scheduler may take to answer."""


@contextmanager
def connected(address: str, workers: int) -> Iterator[Scheduler]:
    """The scheduler at ``address``; for ``local`` of one that has ``workers`` on this machine and ends with
    this. Raises ClusterError where none answers."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterError("--scheduler needs the package distributed; pip install 'jdparse[cluster]'") from error
    # What it says of lost connections is said here, in one line.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with ExitStack() as opened:
        if address == LOCAL:
            quiet = {"dashboard_address": None, "silence_logs": logging.CRITICAL}
            place: Any = opened.enter_context(LocalCluster(n_workers=workers, threads_per_worker=1, **quiet))
        else:
            place = address
        try:
            client = Client(place, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            why = " ".join(str(error).split()) or type(error).__name__
            raise ClusterError(f"{address}: no scheduler answers ({why}); check the address, or start one") from error
        scheduler = Scheduler(client)
        try:
            yield scheduler
        finally:
            scheduler.close()
