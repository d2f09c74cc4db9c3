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
from typing import Any

from jdparse.lexicon.labels import FIELDS, MAX_LABEL_LENGTH, STRENGTHS, Label, LexiconError, Strength, read_labels
from jdparse.lexicon.trie import trie_pattern

__all__ = [
    "FIELDS",
    "MAX_LABEL_LENGTH",
    "STRENGTHS",
    "Chrome",
    "Label",
    "Lexicon",
    "LexiconError",
    "Strength",
    "Words",
    "load",
    "traditional",
]


@dataclass(frozen=True, slots=True)
class Words:
    """The stock words of ``words.toml``; each set is explained there."""

    position_endings: frozenset[str]
    no_position_endings: tuple[str, ...]
    no_department_endings: tuple[str, ...]
    activity_endings: frozenset[str]
    ranks: frozenset[str]
    name_modifiers: frozenset[str]
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
    authority_words: tuple[str, ...]
    blank_values: frozenset[str]
    introduction_words: tuple[str, ...]
    spun_words: dict[str, str]
    misread_characters: dict[str, str]
    copying_errors: dict[str, str]
    lead_ins: dict[str, list[str]]
    label_cues: dict[str, list[str]]
    head_hints: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of a site: looked for with ``pattern`` where one of ``words`` stands on the page."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a site. Patterns that anything may begin cost most of the time, and few lines hold a word of theirs."""

    by_beginning: re.Pattern[str]
    words: re.Pattern[str]
    by_words: re.Pattern[str]

    def hold(self, line: str) -> bool:
        """Is ``line`` nothing but one of them?"""
        if self.by_beginning.fullmatch(line) is not None:
            return True
        return self.words.search(line) is not None and self.by_words.fullmatch(line) is not None


@dataclass(frozen=True, slots=True)
class Chrome:
    """What sites add to a page; explained in ``chrome.toml``."""

    sites: tuple[str, ...]
    lines: Lines
    openers: Lines
    web_facts: tuple[str, ...]
    facts: str
    buttons: str
    menu_words: re.Pattern[str]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A kind of page that describes no position, the words it uses, and how many of them say so."""

    kind: str
    words: tuple[str, ...]
    least: int


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything the parser knows of words. A lexicon is equal to itself only: what is computed of one is cached by it,
    and its hash is asked for hundreds of times on a page."""

    labels: tuple[Label, ...]
    by_text: dict[str, Label]
    label_pattern: str
    words: Words
    chrome: Chrome
    pages: tuple[OtherPage, ...]


def load(user_file: Path | None = None) -> Lexicon:
    """The lexicon in force, with the labels of ``user_file`` added.

    Raises LexiconError when the user's file cannot be read or has a mistake in it.
    """
    if user_file is None:
        return _built_in()
    return _with_labels(read_labels(user_file))


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
    sets = (
        "position_endings",
        "activity_endings",
        "ranks",
        "name_modifiers",
        "department_endings",
        "generic_names",
        "blank_values",
    )
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


def _any_of(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _lines(by_beginning: list[str], by_words: dict[str, list[str]]) -> Lines:
    words = re.compile(trie_pattern(by_words["words"]))
    return Lines(re.compile(_any_of(by_beginning)), words, re.compile(_any_of(by_words["patterns"])))


@cache
def _chrome() -> Chrome:
    data = _data("chrome.toml")
    return Chrome(
        tuple(data["sites"]),
        _lines(data["lines"], data["lines_by_words"]),
        _lines(data["openers"], data["openers_by_words"]),
        tuple(data["web_facts"]),
        _any_of(data["facts"]),
        _any_of(data["buttons"]),
        re.compile(_any_of(data["menu_words"])),
        tuple(Phrase(tuple(phrase["words"]), re.compile(phrase["pattern"])) for phrase in data["phrase"]),
    )
