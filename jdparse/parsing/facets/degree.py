"""The lowest degree that a record accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.facets.texts import GAP, Clause, FacetReading, FacetText

_LEVELS = ("junior_high", "high_school", "vocational", "associate", "bachelor", "master", "doctorate")
# What follows tells the degree from another word: 本科室, 其中专业人员, 三大专项, 高中级职称, 高职称, 硕士生导师.
_DEGREE = re.compile(
    r"(?=[博硕研大高本专中技职学一二初])(?:"
    r"(?P<doctorate>博士(?:研究生)?(?!后|生?导师|点))"
    r"|(?P<master>硕士(?:研究生)?(?!生?导师|点)|研究生(?!导师|院|处|课|教|管|招))"
    r"|(?P<associate>大学专科|高等专科|高职高专|本专科|大专(?![业家项题案注员门])|专科|高[职专](?![称位务级业家]))"
    r"|(?P<vocational>大?中专(?![业家项题案注员门用])|中职(?![称位务员])|中技(?![术能巧师工])|技校|技工学校|职高|职业高中"
    r"|中等(?:专业|职业|卫生|师范|技术|农业)(?:学校)?|职业学校)"
    r"|(?P<bachelor>大学本科|本科(?!室|长|目|员|技|内|所)|学士|[一二]本(?=及?以上|院校|学历|毕业)|大学(?!英语|生|城|教|语文|数学|物理))"
    r"|(?P<high_school>高中(?:职(?!称))?(?![级层低端频压档等]))|(?P<junior_high>初中(?![级层等])))"
)
_AND = re.compile(r"[ ]?(?:[/\\、或和及与~-]|以及|或者|到|至)[ ]?")
_BELOW = re.compile(rf"{GAP}(?:及|或)?以下")
_TAIL = re.compile(
    rf"生?{GAP}(?:院校|学校)?{GAP}(?:及|或|含|与|之)?(?:其|同等)?"
    r"(?:以上(?!医院|院校工作|教师|教学|学段|资格|职称|年级)|学历(?!教育)|学力|文化|文凭|学位|程度|水平|层次|肄业|在读"
    r"|毕业(?!论文|设计|答辩|典礼|班|年级)|应届|起(?:点|步)?|亦可|也可|均可|皆可|即可|可$)"
)
_ASKED = re.compile(
    r"(?:学历|文化程度|教育程度|学位|文凭|文化)[ ]?(?:要求)?[ ]?[:为是]?[ ]?(?:不低于|至少|最低|须|需)?[ ]?"
    r"(?:国家)?(?:统招|全日制|正规|普通)*$"
)
_KIND = (
    r"(?:国家|教育部|承认的?|认可的?|在读|在校|普通|正规|统招|全日制|脱产|成人|函授|公办|重点|双一流|一流|985|211"
    r"|[/、 ]|大学|高校|院校|至少|最低|不低于|具有|具备|需|须|要求)*"
)
_BARE = re.compile(rf"^{_KIND}$|(?:专业|[类系科工学]|方向|相关){_KIND}$")
_SHORT = re.compile(r"[\u4e00-\u9fff]{2,5}(?<!负责|指导|培养|辅导|承担|熟悉|了解|管理|讲授|任教)")
_END = re.compile(r"[ \d]|$")  # 大专5年以上经验
_SUBJECT = re.compile(r"(?!教学|院校|教育)[^ ]{1,12}(?:专业|类)|[需须且并]")  # 本科计算机专业, 本科需三年经验
# 高中及以上教师资格证, 初中数学任教经历: the school is the place of work.
_TEACHING = re.compile(r"(?:及|或)?(?:以上)?[^ 、具有持且并须需]{0,6}(?:教师资格|教资|任教|教学|教龄)")
# A duty speaks of degrees for many reasons: 引进本科以上学历人才, 统计大专以上学历员工. Where it asks, it ends there.
_DUTY = re.compile(r"(?:及|或)?以上(?:学历|文化(?:程度)?|文凭|学位)(?=$|[ 、并且和及])")
_ASKS = re.compile(r"(?:^|[具备有需须为求当:、 ]|专业|相关)[ ]*(?:国家|统招|全日制)*$")


def education_level(texts: list[FacetText]) -> Iterator[FacetReading]:
    """``education_level``: the lowest degree asked for; a wish (本科优先) is none, 不限 is none."""
    lowest: tuple[int, FacetText, int, int] | None = None
    for text in texts:
        if text.kind == "salary" or not _DEGREE.search(text.value):
            continue
        for clause in text.clauses:
            for level, start, end in _accepted(text, clause):
                if lowest is None or level < lowest[0]:
                    lowest = (level, text, clause.start + start, clause.start + end)
    if lowest:
        level, text, start, end = lowest
        yield text.reading("education_level", _LEVELS[level], start, end)


def _accepted(text: FacetText, clause: Clause) -> Iterator[tuple[int, int, int]]:
    """Level and span of the degrees of a clause that stand as a demand."""
    for chain in _chains(clause.text):
        start, end = chain[0].start(), chain[-1].end()
        if chain[-1].lastgroup in ("high_school", "junior_high") and _TEACHING.match(clause.text, end):
            continue
        if not _BELOW.match(clause.text, end) and _demanded(text, clause.text, start, end):
            for match in chain:
                yield _LEVELS.index(match.lastgroup or ""), match.start(), match.end()


def _chains(clause: str) -> Iterator[list[re.Match[str]]]:
    """Degrees that are named together: 高中/中专, 大专或本科."""
    chain: list[re.Match[str]] = []
    for match in _DEGREE.finditer(clause):
        if chain and match.start() > chain[-1].end() and not _AND.fullmatch(clause, chain[-1].end(), match.start()):
            yield chain
            chain = []
        chain.append(match)
    if chain:
        yield chain


def _demanded(text: FacetText, clause: str, start: int, end: int) -> bool:
    before = clause[max(0, start - 20) : start]
    if not text.is_requirement:
        return bool((_DUTY.match(clause, end) and _ASKS.search(before)) or _ASKED.search(before))
    if text.kind == "education" or _TAIL.match(clause, end) or _ASKED.search(before):
        return True
    if _is_bare(before, from_start=start <= 20):
        return bool(_END.match(clause, end) or _SUBJECT.match(clause, end))
    return start <= 20 and bool(_END.match(clause, end)) and _named_before(before, clause[start:end])


def _is_bare(before: str, *, from_start: bool) -> bool:
    """Does nothing but the kind of degree stand before it, or a subject: 全日制本科; 税收、会计专业本科?"""
    match = _BARE.search(before)
    return match is not None and (from_start or match.start() > 0)


def _named_before(before: str, degree: str) -> bool:
    """A subject alone before it: 护理本科, 法学硕士. 专科 and schools also mean other things: 神经内专科, 任教高中."""
    return degree in ("本科", "大专", "中专", "硕士", "博士") and bool(_SHORT.fullmatch(before.strip()))
