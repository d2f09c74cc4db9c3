"""The lexicon: labels, stock words and site furniture as data, and the one place that loads it.

``labels.toml``, ``words.toml`` and ``chrome.toml`` stand beside this file. A user can add
labels with a file of their own in the format of ``labels.toml``; a user's label wins over
one of ours with the same text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

from jdparse.lexicon.trie import trie_pattern
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


@dataclass(frozen=True, slots=True)
class Words:
    """The stock words of ``words.toml``; each set is explained there."""

    position_endings: frozenset[str]
    no_position_endings: tuple[str, ...]
    activity_endings: frozenset[str]
    department_endings: frozenset[str]
    heading_closings: dict[str, str]
    heading_tails: tuple[str, ...]
    collective_words: tuple[str, ...]
    generic_names: frozenset[str]
    duty_verbs: tuple[str, ...]
    competency_starts: tuple[str, ...]
    competency_links: tuple[str, ...]
    competency_names: tuple[str, ...]
    training_endings: tuple[str, ...]
    authority_groups: tuple[str, ...]
    authority_starts: tuple[str, ...]
    authority_words: tuple[str, ...]
    blank_values: frozenset[str]
    lead_in_endings: tuple[str, ...]
    spun_words: dict[str, str]
    misread_characters: dict[str, str]
    copying_errors: dict[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of a site: looked for with ``pattern`` where one of ``words`` stands on the page."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Chrome:
    """What sites add to a page; explained in ``chrome.toml``."""

    sites: tuple[str, ...]
    site_endings: tuple[str, ...]
    line: re.Pattern[str]
    opener: re.Pattern[str]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A kind of page that describes no position, the words it uses, and how many of them say so."""

    kind: str
    words: tuple[str, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the parser knows of words."""

    labels: tuple[Label, ...]
    by_text: dict[str, Label]
    label_pattern: str
    words: Words
    chrome: Chrome
    pages: tuple[OtherPage, ...]

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def load(user_file: Path | None = None) -> Lexicon:
    """The lexicon in force, with the labels of ``user_file`` added.

    Raises LexiconError when the user's file cannot be read or has a mistake in it.
    """
    if user_file is None:
        return _built_in()
    return _with_labels(_read_labels(user_file))


@cache
def _built_in() -> Lexicon:
    return _with_labels(())


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def _with_labels(added: Iterable[Label]) -> Lexicon:
    ours = (
        Label(text, table["field"], table["strength"], "labels.toml")
        for table in _data("labels.toml")["label"]
        for text in table["texts"]
    )
    by_text = {label.text: label for label in (*ours, *added)}
    return Lexicon(tuple(by_text.values()), by_text, trie_pattern(by_text), _words(), _chrome(), _pages())


@cache
def _words() -> Words:
    data = _data("words.toml")
    closings = {text: table["field"] for table in data["heading_closing"] for text in table["texts"]}
    lists = {name: data[name] for name in Words.__dataclass_fields__ if name in data}
    sets = ("position_endings", "activity_endings", "department_endings", "generic_names", "blank_values")
    fields: dict[str, Any] = {name: frozenset(value) if name in sets else value for name, value in lists.items()}
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return Words(heading_closings=closings, **fields)


@cache
def _pages() -> tuple[OtherPage, ...]:
    return tuple(OtherPage(page["kind"], tuple(page["words"]), page["least"]) for page in _data("pages.toml")["page"])


@cache
def traditional() -> dict[int, str]:
    """Code point of a traditional character -> its simplified one, for those that labels and stock words have."""
    data = _data("traditional.toml")
    return {ord(old): new for old, new in zip(data["traditional"], data["simplified"], strict=True) if old != "\n"}


@cache
def _chrome() -> Chrome:
    data = _data("chrome.toml")
    whole = {name: "|".join(f"(?:{pattern})" for pattern in data[name]) for name in ("lines", "openers")}
    return Chrome(
        tuple(data["sites"]),
        tuple(data["site_endings"]),
        re.compile(whole["lines"]),
        re.compile(whole["openers"]),
        tuple(Phrase(tuple(phrase["words"]), re.compile(phrase["pattern"])) for phrase in data["phrase"]),
    )


def _read_labels(path: Path) -> list[Label]:
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); give a TOML file in UTF-8") from error
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise LexiconError(f"{path}:{line[1] if line else 1}: not TOML: {error}; mend that line") from error
    return [label for table in _tables(path, source, data) for label in _checked(path, source, table)]


def _tables(path: Path, source: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    for key in data.keys() - {"label"}:
        raise LexiconError(f"{path}:{_line_of(source, key)}: unknown key {key!r}; write [[label]] tables only")
    tables = data.get("label", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise LexiconError(f"{path}:{_line_of(source, 'label')}: label is no list of tables; write [[label]]")
    return tables


def _checked(path: Path, source: str, table: dict[str, Any]) -> list[Label]:
    """The labels of one ``[[label]]`` table; LexiconError names the line of the first mistake."""

    def mistake(near: str, what: str) -> LexiconError:
        return LexiconError(f"{path}:{_line_of(source, near)}: {what}")

    for key in table.keys() - {"field", "strength", "texts"}:
        raise mistake(key, f"unknown key {key!r}; a label has field, texts and strength")
    field, texts, strength = table.get("field"), table.get("texts"), table.get("strength", "strong")
    if field not in FIELDS:
        raise mistake(str(field), f"unknown field {field!r}; one of {', '.join(sorted(FIELDS))}")
    if strength not in STRENGTHS:
        raise mistake(str(strength), f"unknown strength {strength!r}; one of {', '.join(STRENGTHS)}")
    if not isinstance(texts, list) or not texts:
        raise mistake(field, f"the label table of {field!r} has no texts; give a list of strings")
    for text in texts:
        if not isinstance(text, str) or not text.strip() or len(text) > MAX_LABEL_LENGTH:
            raise mistake(str(text), f"{text!r} is no label; give 1 to {MAX_LABEL_LENGTH} characters")
    return [Label("".join(text.split()), field, strength, path.name) for text in texts]


def _line_of(source: str, near: str) -> int:
    """The number of the first line that holds ``near`` (1 where none does)."""
    at = source.find(near)
    return source.count("\n", 0, at) + 1 if at >= 0 else 1
