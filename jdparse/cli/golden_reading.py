"""Reading the pages of a corpus in workers, as ``convert`` does: a page that hangs or crashes costs itself only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jdparse.batch.failure import Failure
from jdparse.batch.finding import Found, readable_name
from jdparse.batch.handling import DocumentHandling
from jdparse.batch.pool import Pool, WorkersError
from jdparse.batch.protocol import Converted, Task
from jdparse.cli.convert import cores
from jdparse.cli.status import StopError
from jdparse.golden.checking import Checked, Unread, check_case
from jdparse.golden.corpus import Case, CorpusError, cases
from jdparse.golden.known_failures import KNOWN_FAILURES, KnownFailure, read_known_failures

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon


def named_cases(pages: Path, goldens: Path, names: Sequence[str]) -> list[Case]:
    """The cases of two folders, all or those of ``names``. Ends the command where there are none such."""
    try:
        found = cases(pages, goldens)
    except CorpusError as error:
        raise StopError(str(error)) from error
    unknown = set(names) - {case.name for case in found}
    if unknown:
        raise StopError(f"{goldens}: has no golden called {', '.join(sorted(unknown))}; name goldens without .json")
    return [case for case in found if not names or case.name in names]


def known_failures(goldens: Path) -> list[KnownFailure]:
    """The known failures that are listed beside the goldens. Ends the command where the list is malformed."""
    try:
        return read_known_failures(goldens / KNOWN_FAILURES)
    except CorpusError as error:
        raise StopError(str(error)) from error


def checked(
    found: Sequence[Case], failures: Sequence[KnownFailure], lexicon: Lexicon | None, workers: int | None
) -> Iterator[Checked]:
    """Each case against what the parser reads on its page."""
    documents = read_pages([case.page for case in found], lexicon, workers)
    for case, document in zip(found, documents, strict=True):
        yield check_case(case, document, failures)


def read_pages(
    pages: Sequence[Path], lexicon: Lexicon | None, workers: int | None
) -> Iterator[dict[str, object] | Unread]:
    """What the parser reads on each page, as plain data."""
    tasks = [Task(Found(page, readable_name(page.name))) for page in pages]
    try:
        with Pool(DocumentHandling(lexicon), workers or cores()) as pool:
            yield from map(_document, pool.answers(tasks))
    except WorkersError as error:
        raise StopError(str(error)) from error


def _document(answer: object) -> dict[str, object] | Unread:
    if isinstance(answer, Failure):
        return Unread(answer.message)
    assert isinstance(answer, Converted)
    document: dict[str, object] = json.loads(answer.json)
    return document
