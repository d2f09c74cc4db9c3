"""Names as they are printed: with their department, with how many are wanted, with a remark on the hiring."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdparse.lexicon import Lexicon
from jdparse.parsing.employers import BRANCH, ORGANISATION
from jdparse.parsing.names import name_kind
from jdparse.text import Span

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"
_BRACKET = r"(?P<bracket>[ ]?\([^()\n]{1,40}\))?"
# A name from where it begins, and what may stand behind it; and a name up to where it ends.
NAME = re.compile(
    rf"(?P<name>[^\s。;,!?:|\"“”()【】《》>]{{2,24}}){_BRACKET}"
    rf"(?P<wanted>】?[ ]{{0,4}}(?:[|丨/:][ ]?)?(?:招聘?|共)?[ ]?(?:(?:{_NUMBER}|若干|数|多)[ ]?[名人位个]|若干)"
    r"(?:[ ]?\([^()\n]{1,20}\))?)?"  # 烧窑工 4名(两班倒)
    r"(?P<after>[ \t]*】?[ \t]*:?[ \t]*(?:\n[ \t]*){0,4})"
)
_IN_NAMES = r"[^\s。;,!?:、|\"“”()【】《》>\-—•]"
NAME_BEFORE = re.compile(
    rf"(?P<name>{_IN_NAMES}{{1,24}}|{_IN_NAMES}{{2,12}}\([^()\n]{{1,8}}\){_IN_NAMES}{{2,8}}){_BRACKET}[ ]?$"
)

# 采购部|采购部经理: the department, then the name that begins with it.
_DEPARTMENT_FIRST = re.compile(r"([^\s]{2,12}(?:部|科|室|处|中心|办|车间))(?=\1[^\s]+)")
# How many are wanted: 项目经理3人, 仓库内勤(1人), 油漆工 两个, 厨师 若干名
_WANTED = re.compile(
    rf"】?[ ]{{0,4}}(?:[|丨/:][ ]?)?\(?[ ]?(?:招聘?|共|急招|急聘)?[ ]?(?P<number>{_NUMBER}|若干|数|多)[ ]?[名人位个]\)?"
    r"(?:[ ]?\([^()\n]{1,20}\))?[ ]?$"
    r"|[ ]{0,4}\(?(?:若干)\)?[ ]?$"
)
ONLY_A_NUMBER = re.compile(rf"[ ]?(?:招聘?|共|急招|急聘)?[ ]?(?:(?:{_NUMBER}|若干|数|多)[ ]?[名人位个]|若干)[ ]?")
"""What stands in a bracket that says how many are wanted and nothing else: (3人), (若干)."""
_NO_NUMBERS = frozenset({"若干", "数", "多"})
_HIRING = re.compile(
    r"急|聘|招|\d+[名人]|[一二两三四五六七八九十]+[名位]|若干|兼职|全职|没|人选|暂|可由|待遇|原来|要求|空缺|新增|长期|应届|面议|男|女|优先|储备期|多名|数名"
    r"|由.{1,12}(?:兼|代)|兼任|兼管|代管|[待报]批|待定|可带|在家|缺编|空编|编外|未到岗|在编|到岗"
)
# 甲公司招聘|前端工程师, 急聘|司机, 我们在找一位|修琴师: who hires, before the name;
# 招聘主管 and 招聘考勤专员 hire themselves
CALL_BEFORE = re.compile(
    rf"(?:(?:[^\s。;,]{{2,28}}?(?:{ORGANISATION}){BRANCH}[ ]?)?(?:高薪|长期|现|特)?"
    r"(?:诚聘|招聘|急聘|急招|直聘|招募|诚招|诚征|急需)"
    r"|我们(?:正在|正|在|要|想|还)?(?:寻找|找|招|寻|需要)(?:[一两几]|\d{1,2})?[位名个]?)[ :!]{0,2}(?=\S{2})"
    r"(?!(?<=招聘)(?:高级|资深|助理)?"
    r"(?:[与和及兼]?(?:考勤|培训|薪酬|绩效|人事|员工关系|配置|渠道|猎头|调配|选拔)[^\s、,;]{0,4})?"
    r"(?:主管|专员|经理|助理|总监|顾问|专家|负责人|组长|主任|官|岗|实习生|HR))"
)


class NameParts(NamedTuple):
    """The name proper, the department printed before it, and a bracket that speaks of the hiring."""

    name: Span
    department: Span | None
    remark: Span | None


def name_parts(match: re.Match[str], lexicon: Lexicon) -> NameParts:
    """The parts of a name; ``match`` has the groups ``name`` and ``bracket`` and may reach further."""
    value = match.string
    start = match.start("name")
    end = start + len(value[start : match.end()].rstrip(" "))
    remark = _remark(match, lexicon)
    if remark:
        end = match.end("name")
    doubled = _DEPARTMENT_FIRST.match(value, start, end)
    if doubled:
        return NameParts(Span(doubled.end(), end), Span(start, doubled.end()), remark)
    return NameParts(Span(start, end), None, remark)


def _remark(match: re.Match[str], lexicon: Lexicon) -> Span | None:
    """The text of the bracket where it speaks of the hiring."""
    if not match["bracket"]:
        return None
    inner = Span(match.string.index("(", match.start("bracket")) + 1, match.end("bracket") - 1)
    return inner if _speaks_of_hiring(match.string[inner.start : inner.end], lexicon) else None


def _speaks_of_hiring(text: str, lexicon: Lexicon) -> bool:
    """急, 没合适人选可由总经理直接管辖: about hiring; 高级, 行政文员、报关员: part of the name."""
    names = re.split(r"[、/,]", text)
    if all(name_kind(name.strip(), lexicon) == "position" for name in names) and not _HIRING.match(text):
        return False
    return _HIRING.search(text) is not None


def number_wanted(value: str, start: int, end: int) -> tuple[int, Span | None]:
    """The end of the name without the number of people wanted, and the span of that number (None for 若干)."""
    found = _WANTED.search(value, start, end)
    if (
        found is None
        or found.start() <= start + 1
        or value.rfind("(", start, found.start()) > value.rfind(")", start, found.start())
    ):
        return end, None  # 车场管理员(旺季增补|两名): all of the bracket speaks of the hiring
    counted = found["number"] is not None and found["number"] not in _NO_NUMBERS
    return found.start(), Span(*found.span("number")) if counted else None
