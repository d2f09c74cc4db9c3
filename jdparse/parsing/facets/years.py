"""Years of experience that a record asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.parsing.facets.han_numbers import HAN_BELOW_100, small_number
from jdparse.parsing.facets.texts import GAP, FacetReading, FacetText

_N = rf"(?:\d{{1,2}}(?:\.\d)?|{HAN_BELOW_100}|半)"
# What stands right behind 年 makes another word of it: 三年制, 三年级, 3年度, 23年底, 3年内; not in 3年制药, 3年内科.
_YEAR = (
    r"年(?!制(?![造药作版图冷衣])|级(?!别)|度(?!假)|薪(?![酬资])|龄|底(?![盘层])|终|初(?![中级])|末"
    r"|内(?![科部贸控审勤外容镜])|\d)"
)
_YEARS = re.compile(
    rf"(?<!\d[-~/.])(?<![\d.第前每近头首后一二两三四五六七八九十百千万])(?P<low>{_N})"
    rf"(?:{GAP}(?:个?年)?{GAP}[-~至到]{{1,2}}{GAP}(?P<high>{_N}))?"
    rf"{GAP}[+余多]?{GAP}(?P<unit>个?{_YEAR}(?P<half>半)?|个月)"
    rf"{GAP}(?:(?P<more>(?:及其?|或|与|含|和)?{GAP}以上|起|\+)|(?P<less>(?:及|或)?{GAP}(?:以下|以内|之内)))?"
)
_AT_LEAST = re.compile(r"(?:至少|不少于|不低于|最低|最少|满|起码)[ ]?$")
_AT_MOST = re.compile(r"(?:不超过|不多于|最多|至多)[ ]?$")
_MORE_BEHIND = re.compile(r"[^ ]{0,10}(?:经验|经历|工作)(?:及|或)?以上")  # 1-2年工作经验及以上
_WORK = re.compile(
    r"经验|经历|工作|从业|[教工驾]龄|资历|从事|年限|管理|任职|执业|从教|从医|行医|实践|实操|阅历|背景|担任|岗|同行业|相关行业"
)
# Years of something else, said before the number or anywhere in the clause.
_OTHER_BEFORE = re.compile(
    r"(?:每隔?|最?近|过去|未来|今后|连续|毕业[后满于]?|聘期|任期|合同期?|协议|签订?|试用期?|为期|工期|质保|保修)[ ]?$"
)
_OTHER = re.compile(
    r"每[段份家]|成立|创立|创办|创建|建厂|建校|建院|服务年限|服务期|聘用期|合同期|劳动合同|有效期|保存|保质|保修|质保|社保"
    r"|公积金|年(?:的|多)?(?:历史|发展|品牌)|称号|荣获|公司(?:已|拥有|专注)|[党团婚]龄"
)
# And where no word says work: 取得中级职称三年以上, 在本地居住三年以上.
_OTHER_IF_WEAK = re.compile(
    r"居住|户籍|户口|毕业|取得|获得|持证|领证|注册|证|职称|寿命|使用|合同|履约|存放|培训|分红|晋升|调薪"
)
_NONE_BEHIND = re.compile(rf"{GAP}(?:无(?:重?大?责?任?事故|任何|不良|违|犯罪|酒|差错|投诉)|[未没])")
_OF_PEOPLE = re.compile(r"(?:经验|经历)的?(?:员工|人员|人才|候选人|应聘)")
_LONGEST = 45


class _Years(NamedTuple):
    text: FacetText
    offset: int
    match: re.Match[str]

    def reading(self, name: str, end: str) -> FacetReading:
        """The value at one end of the match."""
        start, stop = self.match.span(end)
        return self.text.reading(name, _value(self.match, end), self.offset + start, self.offset + stop)


class _Context(NamedTuple):
    """What a clause is about: of work at all, of experience by name, of other things that last years; its length."""

    works: bool
    speaks: bool
    about_else: bool
    length: int


def experience_years(texts: list[FacetText]) -> Iterator[FacetReading]:
    """``experience_years_min`` and ``_max``; of several minimums the largest (8年以上,其中3年…: 8).

    1-3年以上 has no maximum, 3年以内 no minimum; months are parts of a year.
    """
    found = [years for text in texts if "年" in text.value or "个月" in text.value for years in _demanded(text)]
    minimums = [years for years in found if not _is_maximum(years.match)]
    maximums = [years for years in found if _is_maximum(years.match)]
    if not minimums:
        yield from (years.reading("experience_years_max", "low") for years in maximums[:1])
        return
    best = max(minimums, key=lambda years: _value(years.match, "low"))
    yield best.reading("experience_years_min", "low")
    low, match = _value(best.match, "low"), best.match
    later = [years for years in maximums if years.text is best.text and _value(years.match, "low") > low]
    if later:
        yield later[0].reading("experience_years_max", "low")  # 3年以上10年以下
    elif match["high"] and not match["more"] and not _MORE_BEHIND.match(match.string, match.end()):
        yield best.reading("experience_years_max", "high")


def _is_maximum(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 4) : match.start()]
    return not match["high"] and bool(match["less"] or _AT_MOST.search(before))


def _demanded(text: FacetText) -> Iterator[_Years]:
    for clause in text.clauses:
        if ("年" in clause.text or "个月" in clause.text) and not _OTHER.search(clause.text):
            context = _context(clause.text)
            for match in _YEARS.finditer(clause.text):
                in_range = 0 < _value(match, "low") <= _value(match, "high") <= _LONGEST
                if in_range and _is_experience(text, clause.text, match, context):
                    yield _Years(text, clause.start, match)


def _context(clause: str) -> _Context:
    return _Context(
        works=bool(_WORK.search(clause)),
        speaks=any(word in clause for word in ("经验", "经历", "工作年限")) and not _OF_PEOPLE.search(clause),
        about_else=bool(_OTHER_IF_WEAK.search(clause)),
        length=len(clause.strip()),
    )


def _is_experience(text: FacetText, clause: str, match: re.Match[str], context: _Context) -> bool:
    before = clause[max(0, match.start() - 8) : match.start()]
    if _OTHER_BEFORE.search(before) or _NONE_BEHIND.match(clause, match.end()):
        return False
    asked = bool(match["more"] or _AT_LEAST.search(before))
    if not text.is_requirement:
        return context.speaks and (asked or bool(match["high"]))
    if context.works or text.kind == "experience":
        return asked or match["unit"] != "个月"
    # 水电施工8年以上; a text that is nothing but 3-5年 is a fact of a job site's page
    bare = bool(match["high"]) and match.end() - match.start() == context.length
    return (asked or bare) and match["unit"] != "个月" and not context.about_else


def _value(match: re.Match[str], end: str) -> float:
    """Years at one end of a match (``low``, ``high``; the low one where there is no high one)."""
    value = small_number(match[end] or match["low"])
    if match["unit"] == "个月":
        return round(value / 12, 2)
    return value + 0.5 if match["half"] and (end == "high" or not match["high"]) else value
