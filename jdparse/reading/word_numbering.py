"""The numbers that Word prints before the paragraphs of its lists, which stand nowhere in the text.

A paragraph names a list and a level, itself or through its style; a list is an instance of an abstract one, whose
levels say how to count and what to print: ``%1.%2`` in decimals, ``（%1）`` in Chinese numerals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jdparse.reading import numerals
from jdparse.reading.word_xml import W, integer, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "japaneseDigitalTenThousand",
    "taiwaneseCounting", "taiwaneseCountingThousand", "taiwaneseDigital", "koreanDigital2",
)  # fmt: skip
_NUMERALS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": numerals.as_letters,
    "upperLetter": lambda number: numerals.as_letters(number).upper(),
    "lowerRoman": lambda number: numerals.as_roman(number).lower(),
    "upperRoman": numerals.as_roman,
    **dict.fromkeys(_CHINESE, numerals.as_chinese),
    "chineseLegalSimplified": lambda number: numerals.as_chinese(number, formal=True),
    "ideographLegalTraditional": lambda number: numerals.as_chinese(number, formal=True),
    "ideographTraditional": numerals.as_stem,
    "ideographZodiac": numerals.as_branch,
    "decimalEnclosedCircle": numerals.as_circled,
    "decimalEnclosedCircleChinese": numerals.as_circled,
    "ideographEnclosedCircle": numerals.as_circled,
    "decimalEnclosedParen": numerals.as_parenthesised,
    "decimalEnclosedFullstop": numerals.as_full_stopped,
    "decimalFullWidth": numerals.as_full_width,
    "decimalFullWidth2": numerals.as_full_width,
}
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
# Bullets are characters of symbol fonts, which the text has no name for.
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and prints."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    behind: str = " "
    restart: int | None = None
    decimal_only: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A numbering instance; instances of one abstract list count on together unless they override the start."""

    abstract: str
    levels: dict[int, _Level]
    restarted: set[int] = field(default_factory=set)
    """Levels whose count the instance begins anew."""


class Numbering:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        abstracts = {} if numbering is None else _abstract_lists(numbering)
        self._lists = {} if numbering is None else _lists(numbering, abstracts)
        self._styles = {} if styles is None else _styles(styles)
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, paragraph: _Element) -> str:
        """What Word prints before ``paragraph``, with the space behind it; empty for most paragraphs."""
        number, level_index = self._place(paragraph)
        found = self._lists.get(number or "")
        level = found.levels.get(level_index) if found else None
        if found is None or level is None:
            return ""
        counts = self._count(found, level_index, level)
        if level.kind == "bullet":
            return _PRIVATE.sub("•", level.text) + level.behind if level.text else ""
        text = _PLACE.sub(lambda place: _numeral(found, counts, int(place[1]) - 1, level), level.text)
        return text + level.behind if text else ""

    def _place(self, paragraph: _Element) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, what is missing from its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self._style_place(None)
        own = properties.find(f"{W}numPr")
        number, level = (None, None) if own is None else (value_of(own, "numId"), integer(value_of(own, "ilvl")))
        if number is None:
            number, of_style = self._style_place(value_of(properties, "pStyle"))
            level = of_style if level is None else level
        return number, min(max(level or 0, 0), _LEVELS - 1)

    def _style_place(self, style: str | None) -> tuple[str | None, int]:
        seen: set[str] = set()
        first = style
        while style is not None and style not in seen:
            seen.add(style)
            number, level, style = self._styles.get(style, (None, None, None))
            if number is not None:
                return number, level if level is not None else self._level_of_style(number, first)
        return None, 0

    def _level_of_style(self, number: str, style: str | None) -> int:
        """The level that names the style as its own: how headings are numbered."""
        levels = self._lists[number].levels if number in self._lists else {}
        return next((index for index, level in levels.items() if level.style == style), 0)

    def _count(self, found: _List, index: int, level: _Level) -> dict[int, int]:
        counts = self._counts.setdefault(found.abstract, {})
        for each in found.restarted:
            counts.pop(each, None)
        found.restarted.clear()
        counts[index] = counts[index] + 1 if index in counts else level.start
        for higher in range(index):
            counts.setdefault(higher, found.levels[higher].start if higher in found.levels else 1)
        for lower in [each for each in counts if each > index]:
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or (restart and index < restart):
                del counts[lower]
        return counts


def _numeral(found: _List, counts: dict[int, int], index: int, printing: _Level) -> str:
    level = found.levels.get(index)
    kind = "decimal" if level is None or printing.decimal_only else level.kind
    if kind == "none":
        return ""
    return _NUMERALS.get(kind, str)(counts.get(index, level.start if level else 1))


def _abstract_lists(numbering: _Element) -> dict[str, dict[int, _Level]]:
    """The levels of each abstract list. One that only names a numbering style takes the levels of that style's."""
    elements = {element.get(f"{W}abstractNumId", ""): element for element in numbering.iterfind(f"{W}abstractNum")}
    by_style = {value_of(element, "styleLink"): element for element in elements.values()}
    return {
        number: _levels(by_style.get(value_of(element, "numStyleLink") or "", element))
        for number, element in elements.items()
    }


def _levels(element: _Element) -> dict[int, _Level]:
    return {integer(level.get(f"{W}ilvl")) or 0: _level(level) for level in element.iterfind(f"{W}lvl")}


def _level(element: _Element) -> _Level:
    start = integer(value_of(element, "start"))
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=0 if start is None else start,
        kind=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        behind="" if value_of(element, "suff") == "nothing" else " ",
        restart=integer(value_of(element, "lvlRestart")),
        decimal_only=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
        style=value_of(element, "pStyle"),
    )


def _lists(numbering: _Element, abstracts: dict[str, dict[int, _Level]]) -> dict[str, _List]:
    found: dict[str, _List] = {}
    for element in numbering.iterfind(f"{W}num"):
        abstract = value_of(element, "abstractNumId") or ""
        levels = dict(abstracts.get(abstract, {}))
        restarted: set[int] = set()
        for override in element.iterfind(f"{W}lvlOverride"):
            index = integer(override.get(f"{W}ilvl")) or 0
            own, start = override.find(f"{W}lvl"), integer(value_of(override, "startOverride"))
            if own is not None:
                levels[index] = _level(own)
            if start is not None:
                levels[index] = replace(levels.get(index, _Level()), start=start)
                restarted.add(index)
        found[element.get(f"{W}numId", "")] = _List(abstract, levels, restarted)
    return found


_Style = tuple[str | None, int | None, str | None]


def _styles(styles: _Element) -> dict[str, _Style]:
    """For each style its list, its level and the style that it is based on."""
    found: dict[str, _Style] = {}
    for style in styles.iterfind(f"{W}style"):
        place = style.find(f"{W}pPr/{W}numPr")
        number = None if place is None else value_of(place, "numId")
        level = None if place is None else integer(value_of(place, "ilvl"))
        found[style.get(f"{W}styleId", "")] = (number, level, value_of(style, "basedOn"))
    return found
