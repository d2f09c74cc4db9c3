"""Labels: what one is, which fields there are for them, and the reading of a user's own label file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from jdparse.records import JobRecord, QualificationCategory

Strength = Literal["strong", "plain", "weak"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
MAX_LABEL_LENGTH = 24

_UNLABELLED = {"kind", "truncated", "facets", "extra"}
FIELDS: frozenset[str] = frozenset(
    {name for name in JobRecord.model_fields if name not in _UNLABELLED}
    | {f"qualifications.{category}" for category in get_args(QualificationCategory)}
    | {f"responsibilities.{part}" for part in ("description", "tasks", "time_percent")}
    | {"working_relationships.internal", "working_relationships.external"}
    | {"title.department", "container", "extra"}
)
"""What a label may fill; explained at the head of ``labels.toml``."""


class LexiconError(Exception):
    """A label file cannot be used; the message is ``FILE:LINE: what; what to do``."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a form: ``text`` in simplified characters, the field it fills, how strong it is."""

    text: str
    field: str
    strength: Strength
    source: str


def read_labels(path: Path) -> list[Label]:
    """The labels of a file in the format of ``labels.toml``.

    Raises LexiconError when the file cannot be read or has a mistake in it; the message names the line.
    """
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); give a TOML file in UTF-8") from error
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise LexiconError(f"{path}:{line[1] if line else 1}: not TOML: {error}; mend that line") from error
    file = _File(path, source)
    return [label for number, table in enumerate(_tables(file, data)) for label in _checked(file, number, table)]


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    source: str

    def mistake(self, at: int, what: str) -> LexiconError:
        """The error for a mistake at offset ``at`` of the file."""
        line = self.source.count("\n", 0, max(at, 0)) + 1
        return LexiconError(f"{self.path}:{line}: {what}")

    def table_start(self, number: int) -> int:
        """Where the ``[[label]]`` table with this number (from 0) begins."""
        starts = [
            match.start() for match in re.finditer(r"^[ \t]*\[\[[ \t]*label[ \t]*\]\]", self.source, re.MULTILINE)
        ]
        return starts[number] if number < len(starts) else 0

    def key(self, name: str, start: int) -> int:
        """Where the key ``name`` is set from ``start`` on; ``start`` where it is not."""
        match = re.compile(rf"^[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*=", re.MULTILINE).search(self.source, start)
        return match.end() if match else start

    def text(self, value: object, start: int) -> int:
        """Where the string or number ``value`` stands from ``start`` on; ``start`` where it does not stand as such."""
        for printed in (f'"{value}"', f"'{value}'", str(value)):
            at = self.source.find(printed, start)
            if at >= 0:
                return at
        return start


def _tables(file: _File, data: dict[str, Any]) -> list[dict[str, Any]]:
    for key in data.keys() - {"label"}:
        at = max(file.source.find(f"[{key}"), file.key(key, 0))
        raise file.mistake(at, f"unknown key {key!r}; write [[label]] tables only")
    tables = data.get("label", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise file.mistake(file.source.find("label"), "label is no list of tables; write [[label]]")
    return tables


def _checked(file: _File, number: int, table: dict[str, Any]) -> list[Label]:
    """The labels of one ``[[label]]`` table; LexiconError names the line of the first mistake."""
    start = file.table_start(number)
    for key in table.keys() - {"field", "strength", "texts"}:
        raise file.mistake(file.key(key, start), f"unknown key {key!r}; a label has field, texts and strength")
    field, texts, strength = table.get("field"), table.get("texts"), table.get("strength", "strong")
    if not isinstance(field, str) or field not in FIELDS:
        raise file.mistake(file.key("field", start), f"unknown field {field!r}; one of {', '.join(sorted(FIELDS))}")
    if strength not in STRENGTHS:
        raise file.mistake(file.key("strength", start), f"unknown strength {strength!r}; one of {', '.join(STRENGTHS)}")
    if not isinstance(texts, list) or not texts:
        raise file.mistake(
            file.key("field", start), f"the label table of {field!r} has no texts; give a list of strings"
        )
    for text in texts:
        if not isinstance(text, str) or not text.strip() or len(text) > MAX_LABEL_LENGTH:
            at = file.text(text, file.key("texts", start))
            raise file.mistake(at, f"{text!r} is no label; give 1 to {MAX_LABEL_LENGTH} characters")
    return [Label("".join(text.split()), field, strength, file.path.name) for text in texts]
