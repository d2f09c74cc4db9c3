"""What holds for every document that a reader gives, and for every refusal."""

from __future__ import annotations

import traceback
from itertools import pairwise

from jdparse.reading import RawDocument, ReadError, read_bytes


def outcome(data: bytes, name: str) -> RawDocument | ReadError:
    """What reading gives; AssertionError where a law is broken."""
    try:
        raw = read_bytes(data, name)
    except ReadError as refused:
        _check_refusal(refused, name)
        return refused
    _check_spans(raw)
    return raw


def _check_refusal(refused: ReadError, name: str) -> None:
    assert refused.sha256
    assert "\n" not in refused.message
    assert refused.message.startswith(name)
    cause = refused.__cause__
    if cause is not None and refused.code == "damaged":
        frames = traceback.extract_tb(cause.__traceback__)
        ours = "jdparse/reading/" in frames[-1].filename
        assert not ours, f"our own code stumbled: {cause!r} in {frames[-1]}"


def _check_spans(raw: RawDocument) -> None:
    assert all(0 <= start < end <= len(raw.text) for start, end in raw.chrome)
    assert all(one[1] <= two[0] for one, two in pairwise(raw.chrome))
    assert all(0 <= start < end <= len(raw.text) for _, (start, end) in raw.page)
    for table in raw.tables:
        for row in table:
            for start, end in row:
                assert 0 <= start <= end <= len(raw.text)
                assert raw.text[end : end + 1] in ("\t", "\n", "")
