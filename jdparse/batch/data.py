"""The bytes of a document, wherever it stands."""

from __future__ import annotations

import sys

from jdparse.batch.finding import Found
from jdparse.reading import file_data


def data_of(found: Found) -> bytes:
    """The bytes of a document. Raises ReadError when they cannot be had."""
    if found.data is not None:
        return found.data
    return sys.stdin.buffer.read() if found.path is None else file_data(found.path)
