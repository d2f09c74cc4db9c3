"""Documents and failures as JSON: the one place that turns them into text."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from jdparse.batch.failure import Failure

if TYPE_CHECKING:
    from jdparse.records import Document

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(document: Document) -> str:
    """One line of JSON: every key of the contract in its order, not ASCII-escaped.

    A lone surrogate, which UTF-8 cannot hold, is written as its ``\\udXXX`` escape.
    """
    try:
        return document.model_dump_json()
    except ValueError:
        return compact_json(document.model_dump())


def failure_to_json(failure: Failure) -> str:
    """One line of JSON with ``path``, ``sha256``, ``code`` and ``message``."""
    return compact_json(asdict(failure))


def compact_json(value: object) -> str:
    """One line of JSON, not ASCII-escaped but for lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
