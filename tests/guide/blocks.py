"""The blocks of a page of Markdown: what stands between ``` and ```, and how each is meant.

A comment on the line before a block, invisible to readers, says what it is besides code:

    <!-- file: NAME -->         it is that file, which later blocks find
    <!-- records of: NAME -->   JSON: the Document of that file, with … where fields are left out
    <!-- database: NAME -->     SQL: asked of that SQLite database, and not of DuckDB, which finds files by their names

``<!-- result -->`` before a table says that it is what each block of SQL above it gives, up to the table or heading
before, and what each block of Python leaves in ``answer``.

A block that cannot be run has a paragraph before it that tells readers so: ``Not run by the tests: …`` and the reason.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

NOT_RUN = re.compile(r"\*?Not run by the tests: (\S.*?)\*?$", re.S)
_MEANT = re.compile(r"<!-- (file|records of|database): (\S+) -->\s*$")
_RESULT = "<!-- result -->"

Rows = list[list[str]]


class Block(NamedTuple):
    """A fenced block: its first line in the page, language and lines; what the comment before it says (its kind and
    the name in it); why it is not run, where a paragraph before it says so; the table of its result, head included."""

    line: int
    language: str
    content: str
    kind: str | None = None
    name: str | None = None
    not_run: str | None = None
    result: Rows | None = None


def tokens_of(page: Path) -> list[Token]:
    """The page as markdown-it reads it: CommonMark with tables."""
    return MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8"))


def blocks_of(page: Path) -> list[Block]:
    """The fenced blocks of ``page``, in order."""
    tokens = tokens_of(page)
    fences = [index for index, token in enumerate(tokens) if token.type == "fence"]
    return [_block(tokens[at], tokens[:at], tokens[at + 1 :]) for at in fences]


def _block(fence: Token, before: list[Token], behind: list[Token]) -> Block:
    assert fence.map
    language = fence.info.split()[0] if fence.info else ""
    above = before[-1].content if before and before[-1].type == "html_block" else ""
    meant = _MEANT.match(above)
    sentence = before[-2].content if before and before[-1].type == "paragraph_close" else ""
    not_run = NOT_RUN.search(sentence)
    kind, name = meant.groups() if meant else (None, None)
    reason = not_run[1] if not_run else None
    result = _result(behind) if language in ("sql", "python") else None
    return Block(fence.map[0] + 1, language, fence.content, kind, name, reason, result)


def _result(behind: list[Token]) -> Rows | None:
    """The cells of the next table before the next heading, where a comment says that it is a result."""
    section = list(itertools.takewhile(lambda token: token.type not in ("heading_open", "table_close"), behind))
    starts = [at for at, token in enumerate(section) if token.type == "table_open"]
    if not starts or section[starts[0] - 1].content.strip() != _RESULT:
        return None
    rows: Rows = []
    for token in section[starts[0] :]:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    return rows


def table(page: Path, *heads: str) -> Rows:
    """The rows of the one table of ``page`` with these column heads."""
    head = re.escape("| " + " | ".join(heads) + " |")
    (rows,) = re.findall(rf"^{head}\n\|[-| ]+\|\n((?:\|.*\|(?:\n|$))+)", page.read_text("utf-8"), re.M)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]


def as_table(rows: Rows) -> str:
    """``rows`` as they stand in a page: what to paste where a table is out of step."""
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
