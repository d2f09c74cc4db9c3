"""What a worker does with a document: read it, parse it, make the line that will be written."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from jdparse.batch.data import data_of
from jdparse.batch.failure import Failure
from jdparse.batch.json_lines import to_json
from jdparse.batch.outcome import made_of_data
from jdparse.batch.protocol import Answer, Converted, Task, TellHash, Unchanged
from jdparse.lexicon import Lexicon
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import RawDocument, ReadError
from jdparse.records import Document


def answer(task: Task, tell: TellHash, lexicon: Lexicon) -> Answer:
    """What becomes of the document of ``task``. A MemoryError in reading it is the only thing that is raised."""
    return answered(task, tell, lambda raw, started: converted(parse_document(raw, lexicon), started))


def answered(task: Task, tell: TellHash, make: Callable[[RawDocument, float], Converted]) -> Answer:
    """As ``answer``, with what ``make`` makes of the document; it is told when that was begun (``perf_counter``)."""
    started = time.perf_counter()
    found = task.found
    try:
        data = data_of(found)
    except ReadError as error:
        return Failure(found.name, error.sha256, error.code, error.message)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 in task.known:
        return Unchanged(found.name, sha256)
    tell(sha256)
    return made_of_data(data, found, lambda raw: make(raw, started))


def converted(document: Document, started: float) -> Converted:
    """``document`` as it will be written."""
    source = document.source
    return Converted(
        source.path,
        source.sha256,
        to_json(document).encode("utf-8"),
        len(document.records),
        document.layout,
        source.chars,
        document.coverage.unclaimed,
        time.perf_counter() - started,
    )
