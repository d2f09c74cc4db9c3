"""The loop: the positions of every document to the postings, what they cannot say to its list, both counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jdparse.batch.failure import Failure
from jdparse.batch.json_lines import compact_json
from jdparse.export.job_posting import job_posting
from jdparse.export.output import Output
from jdparse.export.unmapped import Unmapped, unmapped_values
from jdparse.records import Document, Source


@dataclass(slots=True)
class Account:
    """How many documents of an export came to what, how many postings there are, and what they leave out."""

    with_postings: int = 0
    without_postings: int = 0
    failed: int = 0
    postings: int = 0
    unmapped: Counter[str] = field(default_factory=Counter)
    """How many values of each field stand in no posting; ``departments`` counts whole records."""

    @property
    def documents(self) -> int:
        return self.with_postings + self.without_postings + self.failed

    def __str__(self) -> str:
        return (
            f"{self.documents} documents: {self.with_postings} with positions, {self.without_postings} without, "
            f"{self.failed} failed; {self.postings} postings"
        )


def export_postings(
    outcomes: Iterable[Document | Failure],
    output: Output,
    watch: Callable[[Document | Failure, Account], object],
) -> Account:
    """Write a posting for each position, list what has no place in one and what failed, complete the output.

    A line of the list holds ``path`` and ``sha256`` of the document, ``pointer``, ``value`` and ``reason``. ``watch``
    is called with each outcome and the account so far. Whatever stops the export, what is done is kept.
    """
    account = Account()
    try:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                account.failed += 1
                if output.failures is not None:
                    output.failures.add(outcome)
            else:
                _export(outcome, output, account)
            watch(outcome, account)
    except BaseException:
        output.keep()
        raise
    output.finish()
    return account


def _export(document: Document, output: Output, account: Account) -> None:
    before = account.postings
    for index, record in enumerate(document.records):
        if record.kind == "position":
            output.postings.add(job_posting(record, document.source, index))
            account.postings += 1
        for each in unmapped_values(record, index):
            account.unmapped[each.field] += 1
            if output.unmapped is not None:
                output.unmapped.write(_line(each, document.source))
    if account.postings > before:
        account.with_postings += 1
    else:
        account.without_postings += 1


def _line(unmapped: Unmapped, source: Source) -> bytes:
    line = {
        "path": source.path,
        "sha256": source.sha256,
        "pointer": unmapped.pointer,
        "value": unmapped.value,
        "reason": unmapped.reason,
    }
    return compact_json(line).encode("utf-8")
