"""The parts of a store as one output, by the same sinks and in the same order as a run on one machine writes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from jdparse.batch.convert import Account, kept_where_cut_short
from jdparse.batch.failure import Failure
from jdparse.batch.interrupts import Interrupts
from jdparse.batch.output import Output
from jdparse.batch.protocol import Converted
from jdparse.cluster.errors import ClusterError
from jdparse.cluster.store import Done, Store

_BEFORE_PATH = '{"schema_version":"1","source":{"path":'
_READ_STRING = json.JSONDecoder().raw_decode


def merge(store: Store, output: Output, watch: Callable[[Account], None], interrupts: Interrupts) -> Account:
    """Write all documents and failures of ``store`` to ``output`` and complete it; what it came to.

    Raises ClusterError where the store is not complete, RunInterruptedError on KeyboardInterrupt, OSError.
    """
    account = Account()
    with kept_where_cut_short(output, account, interrupts):
        for part in parts_of(store):
            _write(store, part, output)
            account.include(part.account)
            watch(account)
        interrupts.ignore()
        output.finish()
    return account


def parts_of(store: Store) -> Iterator[Done]:
    """The parts in the order of the input."""
    for values in store.manifest()["parts"]:
        yield Done(**{name: value for name, value in values.items() if name != "first_document"}, summary={})


def _write(store: Store, part: Done, output: Output) -> None:
    count = 0
    for line in store.lines(part.documents):
        output.sink.add(document_of(line))
        count += 1
    failures = [*store.lines(part.failures)] if part.failures else []
    for failure in failures:
        if output.failures is not None:
            output.failures.add(Failure(**json.loads(failure)))
    if (count, len(failures)) != (part.converted + part.without_records, part.failed):
        what = f"{store.place}: {part.documents} does not hold what its account says; remove it and its account,"
        raise ClusterError(f"{what} and give the command of the run again")


def document_of(line: bytes) -> Converted:
    """A line of a store as sinks take it: its path and itself, which is all that they look at."""
    text = line.decode("utf-8")
    path, _ = _READ_STRING(text, len(_BEFORE_PATH))
    return Converted(path, "", line, 0, "", 0, 0, 0.0)
