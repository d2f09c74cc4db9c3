"""The age that a record asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.parsing.facets.han_numbers import HAN_BELOW_100, small_number
from jdparse.parsing.facets.texts import GAP, Clause, FacetReading, FacetText

_N = rf"(?:\d{{2}}|{HAN_BELOW_100})"
_NOT_INSIDE = r"(?<![\d.])(?<!\d-)(?<![一二两三四五六七八九十第])"
_SUI = rf"{GAP}(?P<years>周?岁)?"
_RANGE = re.compile(
    rf"{_NOT_INSIDE}(?P<low>{_N}){GAP}(?P<first>周?岁)?{GAP}(?:(?:及|或)?以上)?{GAP}[-~至到、]{{1,2}}"
    rf"{GAP}(?P<high>{_N})(?!\d|[.]\d){_SUI}"
)
_AT_MOST = re.compile(
    rf"(?:不超过|不大于|不高于|不得超过|低于|小于|至多|最高|最大|[≤≦<]){GAP}(?P<before>{_N})(?!\d){_SUI}"
    rf"|{_NOT_INSIDE}(?P<behind>{_N})(?P<years_behind>{GAP}周?岁)?{GAP}(?:及|或)?(?:以[下内里]|之内|内|封顶)"
)
_AT_LEAST = re.compile(
    rf"(?:年满|须满|已满|不低于|不小于|不得低于|大于|最低|最小|[≥≧>]|(?<!未)满){GAP}(?P<before>{_N})(?!\d){_SUI}"
    rf"|{_NOT_INSIDE}(?P<behind>{_N})(?P<years_behind>{GAP}周?岁)?{GAP}(?:(?:及|或)?以上|起|[≤<](?={GAP}年龄))"
)
_ENDS = (("age_max", _AT_MOST), ("age_min", _AT_LEAST))
# Without 岁 a number is an age only where 年龄 is said, and no unit follows: 身高160-175cm, 视力, 公斤, 工作年限.
_OTHER_UNIT = re.compile(r"[ ]?(?:年(?!龄)|月|日|个|人|名|%|cm|CM|厘米|公分|公斤|kg|KG|斤|米|天|小时|元|点|时|:|/)")
# Whose age it is: 为14周岁以下读者, 3-6岁幼儿, 60岁以上老人护理经验, 20-30岁女性用户.
_OTHER_PEOPLE = re.compile(
    r"[ ]?(?:年龄段)?的?(?:[男女]性)?的?(?:儿童|幼儿|婴|学生|学员|青?少年|孩子|小孩|宝宝|小朋友|患者|病人|老人|老年"
    r"|长者|读者|客户|客群|用户|顾客|消费者|人群|居民|会员|年轻人|群体|员工|职工|青年(?:员工|职工|教师|干部))"
)
_BODY = re.compile(r"身高|体重|视力|工龄|驾龄")
_LOWEST, _HIGHEST = 14, 80


class _Age(NamedTuple):
    value: int
    start: int
    end: int

    @classmethod
    def of(cls, clause: Clause, match: re.Match[str], group: str) -> _Age:
        """The number in ``group`` of a match in ``clause``, at its place in the text."""
        start, end = match.span(group)
        return cls(int(small_number(match[group])), clause.start + start, clause.start + end)


def age(texts: list[FacetText]) -> Iterator[FacetReading]:
    """``age_min`` and ``age_max``, years, from the first text that says one; a date of birth says none."""
    for text in texts:
        if text.kind == "salary" or not ("岁" in text.value or "年龄" in text.value or text.kind == "age"):
            continue
        found: dict[str, _Age] = {}
        for clause in text.clauses:
            for name, found_age in _ages(text, clause):
                found.setdefault(name, found_age)
            if len(found) == len(_ENDS):
                break
        low, high = found.get("age_min"), found.get("age_max")
        if found and not (low and high and low.value > high.value):
            yield from (text.reading(name, *found_age) for name, found_age in found.items())
            return


def _ages(text: FacetText, clause: Clause) -> Iterator[tuple[str, _Age]]:
    said = "年龄" in clause.text
    if not said and ((not text.is_requirement and text.kind != "remarks") or _BODY.search(clause.text)):
        return
    bare = said or text.kind == "age"
    for match in _RANGE.finditer(clause.text):
        if _is_age(clause.text, match, bare=bare or bool(match["first"])):
            yield "age_min", _Age.of(clause, match, "low")
            yield "age_max", _Age.of(clause, match, "high")
            return
    for name, pattern in _ENDS:
        for match in pattern.finditer(clause.text):
            if _is_age(clause.text, match, bare=bare):
                yield name, _Age.of(clause, match, "before" if match["before"] else "behind")
                break


def _is_age(clause: str, match: re.Match[str], *, bare: bool) -> bool:
    parts = match.groupdict()
    if not (parts.get("years") or parts.get("years_behind")) and (not bare or _OTHER_UNIT.match(clause, match.end())):
        return False
    if _OTHER_PEOPLE.match(clause, match.end()):
        return False
    values = [small_number(parts[name]) for name in ("low", "high", "before", "behind") if parts.get(name)]
    return _LOWEST <= values[0] <= values[-1] <= _HIGHEST
