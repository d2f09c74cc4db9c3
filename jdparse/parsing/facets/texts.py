"""The texts that facets are read from, as they are matched: folded, cut into clauses, preferences blanked.

Everything here keeps offsets: a character is replaced by one character, what must not be read by spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from jdparse.lexicon import traditional
from jdparse.parsing.cleaning.characters import FOLDING
from jdparse.parsing.enumerators import with_digits

GAP = "[ ]{0,24}"
"""Between the parts of a phrase: a space, or a bracket that was blanked (五年(含)以上); bounded, as gaps meet."""


class FacetReading(NamedTuple):
    """A facet, its value, and what it was read from: ``text`` stands behind ``before`` in the value at ``pointer``."""

    name: str
    value: float | int | str
    pointer: str
    before: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a FacetText up to the next comma or stop: its offset there and its text."""

    start: int
    text: str


@dataclass(frozen=True)
class FacetText:
    """A text of the record: ``raw`` as printed, ``value`` as it is matched (simplified, half-width; same offsets).

    ``kind`` is the category of a requirement, or the name of the field: duty, summary, salary, benefits, remarks.
    """

    kind: str
    pointer: str
    raw: str
    value: str

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of ``value``, without what is only wished for."""
        return list(_clauses(self.value))

    @property
    def is_requirement(self) -> bool:
        """A requirement may say 三年以上 without a word; a duty may not: 处方保存三年以上."""
        return self.kind not in _PROSE

    def reading(self, name: str, value: float | int | str, start: int, end: int) -> FacetReading:
        """The facet ``name``, read from the text between two offsets."""
        return FacetReading(name, value, self.pointer, self.raw[:start], self.raw[start:end])


_PROSE = frozenset({"duty", "summary", "salary", "benefits", "remarks"})
_LABELLED = frozenset({"education", "experience", "age", "gender", "salary", "remarks"})
# Cheap tests, on the texts as printed: most of them say no facet and are left alone.
_ASKING = re.compile(r"[历歷验驗龄齡]|文化程")  # 学历, 经验, 经历, 年龄, 文化程度
_ASKING_OR_PAY = re.compile(r"[历歷验驗龄齡薪]|文化程|工[资資]|收入|待遇")
_SAYING = re.compile(
    r"[年岁歲男女专專科硕碩博薪]|高[中职職]|初中|中[技职職]|技[校工]|[职職][高业業]|学士|學士|大[学學]|研究|[一二]本|[个個]月|工[资資]|收入|待遇|文化程"
)
_REQUIREMENT_LABEL = re.compile(
    r"(?:(?P<education>学历|文化程度)|(?P<age>年龄)|(?P<gender>性别)|(?P<experience>经验|(?:工作|从业)年限|[驾教工]龄))(?:要求)?$"
)
_ALIKE = {"—": "-", "–": "-", "―": "-", "─": "-", "〜": "~", "∼": "~", "￥": "¥", "資": "资", "仟": "千"}


@cache
def _folding() -> dict[int, str]:
    return {**FOLDING, **traditional(), **{ord(char): plain for char, plain in _ALIKE.items()}}


def texts_of(record: dict[str, Any]) -> list[FacetText]:
    """The texts of ``record`` that may say a facet, requirements first."""
    folding = _folding()
    return [
        FacetText(kind, pointer, raw, with_digits(raw.translate(folding))) for kind, pointer, raw in _candidates(record)
    ]


def _candidates(record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for index, item in enumerate(record.get("qualifications") or ()):
        kind, text = item["category"], item["text"]
        # 岗前培训三年以上 is what the post offers, not what it asks for
        if kind in _LABELLED or (kind != "training" and _SAYING.search(text)):
            yield kind, f"/qualifications/{index}/text", text
    for index, duty in enumerate(record.get("responsibilities") or ()):
        description = duty.get("description")
        if description and _ASKING.search(description):
            yield "duty", f"/responsibilities/{index}/description", description
        for number, task in enumerate(duty.get("tasks") or ()):
            if _ASKING.search(task):
                yield "duty", f"/responsibilities/{index}/tasks/{number}", task
    for index, item in enumerate(record.get("extra") or ()):
        kind_of_label = _kind_of_label(item["label"])
        if kind_of_label:
            yield kind_of_label, f"/extra/{index}/text", item["text"]
    for name in ("salary", "remarks", "benefits", "summary"):
        text = record.get(name)
        if text and (name in _LABELLED or _ASKING_OR_PAY.search(text)):
            yield name, f"/{name}", text


def _kind_of_label(label: str) -> str | None:
    """The category of a labelled text that has no field: 驾龄:3年以上 is experience, 服务年限 is none."""
    match = _REQUIREMENT_LABEL.search(label.translate(_folding()))
    return match.lastgroup if match else None


# --- clauses ---------------------------------------------------------------------------------------------------

_CLAUSE = re.compile(r"[^,;。!?|\n]+")
_BRACKET = re.compile(r"\((?!者?优先)([^()]*)(?:\)|$)")  # 男性(优先) is one wish


def _clauses(value: str) -> Iterator[Clause]:
    """The clauses of ``value`` in order, then those in brackets, which stand as spaces in the clauses around them.

    大专及以上(本科优先)学历 asks for 大专及以上      学历; 本科优先 is a clause of its own.
    """
    if "(" not in value:
        yield from _split(value, 0)
        return
    yield from _split(_BRACKET.sub(lambda match: " " * len(match[0]), value), 0)
    for match in _BRACKET.finditer(value):
        yield from _split(match[1], match.start(1))


def _split(value: str, offset: int) -> Iterator[Clause]:
    for match in _CLAUSE.finditer(value):
        text = _without_preference(match[0])
        if not text.isspace():
            yield Clause(offset + match.start(), text)


# --- preferences and exceptions ----------------------------------------------------------------------------------

_PREFERENCE = re.compile(r"优先(?:考虑|录用|录取|聘用)?|有限考虑|[更尤最]佳|为佳|更好|加分|专业优$")
_EXCEPTION = re.compile(r"放宽|破格")
# Where a wish begins behind a demand with no comma between: 大专以上学历、有经验者优先; 本科以上计算机专业优先
_WISH = re.compile(
    r"[ 、](?=(?:具?有|具备|持|熟悉|精通|了解|懂|会|能|曾|男|女|退[伍役]|党员|本地|当地))"
    r"|(?<=[科专中士生技]以上)(?=[^ 或及和的者学文]{2,12}(?:专业|类))"
    r"|(?<=学历)(?=[^ 或及和的者、]{2,12}(?:专业|类|经验|户籍|户口))"
)
_HOLDING = re.compile(r"[ ]*(?:如?具?有|具备|持|拥有|获)")
# Where an exception begins: 年龄35岁以下可放宽至40岁 asks for 35岁以下
_RELAXED = re.compile(r"(?<=以[下内上])(?=[可特条优])")


def _without_preference(clause: str) -> str:
    """``clause`` with what is only wished for, or holds for exceptions, as spaces: 本科优先大专亦可 asks for 大专."""
    if "优" in clause or "佳" in clause or "有限" in clause or "更好" in clause or "加分" in clause:
        parts, done = [], 0
        for match in _PREFERENCE.finditer(clause):
            if not done and not clause[: match.start()].strip():  # 优先录用本科
                return " " * len(clause)
            start = done if _HOLDING.match(clause, done) else _last(_WISH, clause, done, match.start())
            parts += [clause[done:start], " " * (match.end() - start)]
            done = match.end()
        clause = "".join(parts) + clause[done:]
    exception = _EXCEPTION.search(clause) if "放宽" in clause or "破格" in clause else None
    if exception:
        start = _last(_RELAXED, clause, 0, exception.start())
        clause = clause[:start] + " " * (len(clause) - start)
    return clause


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """The offset behind the last match of ``pattern`` in a part of ``text``; ``start`` where there is none."""
    for match in pattern.finditer(text, start, end):
        start = match.end()
    return start
