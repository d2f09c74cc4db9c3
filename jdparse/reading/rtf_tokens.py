"""RTF as tokens: groups, control words with their numbers, and bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+|\\"
)


class Token(NamedTuple):
    """``kind`` is ``open``, ``close``, ``word`` (``\\par``), ``sign`` (``\\~``), ``byte`` (``\\'b2``) or ``bytes``."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of ``data`` in order; what ``\\bin`` holds is passed over. Nothing is raised."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        token = _token(found)
        if token.word == "bin":
            at += max(token.number or 0, 0)
        elif token.kind:
            yield token


def _token(found: re.Match[bytes]) -> Token:
    kind = found.lastgroup
    if kind == "brace":
        return Token("open" if found["brace"] == b"{" else "close")
    if kind == "byte":
        return Token("byte", data=bytes.fromhex(found["byte"].decode("ascii")))
    if kind == "text":
        return Token("bytes", data=found["text"])
    if kind == "sign":
        return Token("sign", found["sign"].decode("latin-1"))
    if kind in ("word", "number"):
        return Token("word", found["word"].decode("ascii"), int(found["number"]) if found["number"] else None)
    return Token("")
