"""The small facts that job sites print beside a title: ``8K-12K·13薪``, ``经验3-5年 | 学历大专及以上 | 招2人``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.employers import ORGANISATION
from jdparse.text import Span

_MONEY = r"(?:\d{1,3},\d{3}|\d{1,6}(?:\.\d{1,2})?)[ ]?(?:[kKwW千万]|元)?"
_EACH = r"(?:[ ]?[/每][ ]?(?:\d{2}天|个?月|年|天|日|小?时))"
_DEGREE = (
    r"(?:统招|全日制|大学)?(?:初中|高中|中专|中技|职高|大专|专科|本科|硕士|博士|研究生)"
    r"(?:/(?:中专|高中|中技|技校|大专|本科)){0,3}"
)
# A fact with its own label (经验3-5年) has the label's category, one without (3-5年) has none.
_FACTS: tuple[tuple[str, str], ...] = (
    (
        "salary",
        r"(?:(?:综合)?(?:月薪|年薪|日薪|时薪|薪资|工资|薪酬)[ :]*)?[¥￥]?"
        rf"(?!0\d[-/]\d)(?:{_MONEY}[ ]?[-~—–至到][ ]?{_MONEY}|\d{{4,6}}元|\d{{1,3}}[kK]|\d{{2,6}}(?:元)?{_EACH})"
        rf"(?:元)?(?:以上|起)?{_EACH}?(?:以上|起)?(?:[ ]?[·*× ]?[ ]?\d{{2}}薪)?|(?:薪资|工资|月薪|薪酬|待遇)?面[议谈]",
    ),
    ("headcount", r"(?:招聘?|需|共|急招|急聘)?[ ]?\d{1,3}[ ]?[人名位]|招?(?:聘)?(?:若干|数|多)[人名]?"),
    (
        "qualifications.experience",
        r"(?:工作)?(?:经验|年限)[ ]?(?:\d{1,2}[-~至到]\d{1,2}年|\d{1,2}年及?以[上下内]|\d{1,2}年|应届(?:毕业)?生?)",
    ),
    (
        "qualifications",
        r"(?:\d{1,2}[-~至到]\d{1,2}年|(?:\d{1,2}|[一二三四五六七八九十两])年及?以[上下内]|\d{1,2}年|应届(?:毕业)?生?|在校/应届"
        r"|无(?:需)?(?:工作)?经验)"
        r"(?:工作)?(?:经验|经历)?|(?:工作)?经验(?:要求)?不限|不限(?:工作)?经验",
    ),
    ("qualifications.education", rf"学历[ ]?{_DEGREE}(?:及以[上下]|以上)?(?:学历)?"),
    ("qualifications", rf"{_DEGREE}(?:及?以[上下])?(?:学历)?|学历不限|不限学历"),
    ("qualifications.age", r"年龄[ ]?(?:\d{2}[-~至]\d{2}(?:周)?岁|\d{2}(?:周)?岁以[下内])"),
    ("qualifications", r"\d{2}[-~至]\d{2}(?:周)?岁|\d{2}(?:周)?岁以[下内]"),
    ("employment_type", r"全职/兼职|全职|兼职|实习|临时|钟点工"),
    (
        "department",
        r"(?:研发|技术|产品|运营|营销|市场|销售|客服|财务|人力资源|行政|设计|数据|生产|质量|采购|供应链|工程|法务|信息|科研)"
        r"[\u4e00-\u9fff]{0,4}(?:中心|部|组|室|团队)(?:[ /-][\u4e00-\u9fff]{1,8}[部组室])?"
        r"|(?!总部|[东西南北中]部)[\u4e00-\u9fff]{1,5}(?:部|车间)",
    ),
    ("", r"(?:20\d\d[-/.])?\d{1,2}[-/]\d{1,2}(?:发布|更新)?|今[日天]发布|\d+天前(?:发布|更新)?"),
)
# Behind a fact a separator stands, or the next fact: 14k-18k经验3-5年本科及以上
_END = rf"(?=[ \t|·/,、()\[\]【】;]|$|(?:经验|学历)|{_DEGREE})"
_FACT = re.compile("|".join(f"(?P<f{number}>{pattern}){_END}" for number, (_, pattern) in enumerate(_FACTS)))
_BETWEEN = re.compile(r"[ \t|·/,、()\[\]【】;]*")
_LABEL = re.compile(r"(?:工作)?(?:经验|年限)|学历|年龄")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,3}市?[ ][\u4e00-\u9fff]{1,4}[区县市](?=[ \t|/,]|$)|"
    r"[\u4e00-\u9fff]{2,4}(?:[·\-][\u4e00-\u9fff]{2,8}){1,2}(?=[ \t|/,]|$)"
    r"|[\u4e00-\u9fff]{2,10}(?:物流|产业|工业|科技|软件|创业|创意|高新|开发|示范|保税)园区?(?=[ \t|/·,]|$)"
    r"|[\u4e00-\u9fff]{2,7}[省市区县镇](?=[ \t|/·,]|$)|异地招聘|[\u4e00-\u9fff]{2,3}(?=[ ]?[|·]|[ \t]{1,4}\S|$)"
)
_EMPLOYER = re.compile(
    rf"(?!关于|加入|了解|走进)[\u4e00-\u9fffA-Za-z0-9()·&]{{2,30}}?(?:{ORGANISATION})"
    r"(?:[\u4e00-\u9fff]{2,6}(?:中心|公司|店|院))?(?=[ \t|(\[]|$)"
)
# 某某物流园 is where one works, not who hires.
_ESTATE = re.compile(r"(?:物流|产业|工业|科技|软件|创业|创意|高新|开发|示范|保税)园区?$|(?:商务|购物|物流)中心$")
_BENEFIT = re.compile(
    r"[六五四三]险|公积金|双休|单休|年终奖|年假|补贴|餐补|话补|房补|包[吃住食]|食宿|体检|团建|旅游|绩效|奖金|弹性|股票|期权|加班费|提成|"
    r"社保|福利|节日|全勤|晋升|下午茶|零食|班车|宿舍|培训|底薪|假期|双薪|意外险|商业保险|产假|扁平"
)
_SEPARATOR = re.compile(r"[ \t]*[|,、/·+][ \t]*|[ \t]+")


def facts_of(value: str, line: Span) -> list[tuple[str, Span]]:
    """The facts of a line that holds nothing else, by field; none where anything else stands in it."""
    found: list[tuple[str, Span]] = []
    at = line.start + _leading(value, line)
    while at < line.end:
        fact = _fact_at(value, at, line.end, found)
        if fact is None:
            if _ends_in_tags(value, Span(at, line.end), found):
                return found + _benefits(value, Span(at, line.end))
            return _benefits(value, line)
        field, start, end = fact
        if field:
            found.append((field, Span(start, end)))
        separator = _BETWEEN.match(value, end, line.end)
        at = separator.end() if separator else end
    return found if any(field != "location" for field, _ in found) else []


# 9-12k 本科 应急 消防 | 更新于3天前: behind pay and another fact a job site prints words to be found by.
_TAGS = re.compile(r"(?:[^。;,:]|(?<=\d):(?=\d)){1,60}")


def _ends_in_tags(value: str, rest: Span, found: list[tuple[str, Span]]) -> bool:
    tells_pay = any(field == "salary" for field, _ in found)
    return tells_pay and len(found) > 1 and _TAGS.fullmatch(value, *rest) is not None


def _leading(value: str, line: Span) -> int:
    text = value[line.start : line.end]
    return len(text) - len(text.lstrip(" \t|·(【["))


def _fact_at(value: str, at: int, end: int, found: list[tuple[str, Span]]) -> tuple[str, int, int] | None:
    """The fact that begins at ``at``: its field (empty for a date of publishing), its start behind a label, its end."""
    fact = _FACT.match(value, at, end)
    if fact and fact.end() > at:
        field = _FACTS[int((fact.lastgroup or "f0")[1:])][0]
        label = _LABEL.match(value, at, fact.end()) if "." in field else None
        return field, label.end() if label else at, fact.end()
    fields = {field for field, _ in found}
    employer = _EMPLOYER.match(value, at, end)
    if employer and "employer" not in fields and _ESTATE.search(employer[0]) is None:
        return "employer", at, employer.end()
    place = _PLACE.match(value, at, end)
    return ("location", at, place.end()) if place and "location" not in fields else None


def _benefits(value: str, line: Span) -> list[tuple[str, Span]]:
    """五险一金 双休 年终奖: three or more short words of which most are benefits."""
    if _BENEFIT.search(value, *line) is None:
        return []
    words = [word for word in _SEPARATOR.split(value[line.start : line.end].strip()) if word]
    known = sum(_BENEFIT.search(word) is not None for word in words)
    if len(words) < 3 or any(len(word) > 10 for word in words) or 2 * known < len(words):
        return []
    return [("benefits", line)]


_LINE = re.compile(r"[^\n]+")


def lines_of(value: str, start: int, end: int) -> Iterator[Span]:
    """The printed lines from ``start`` to ``end`` without the white space around them."""
    for match in _LINE.finditer(value, start, end):
        text = match[0]
        if text.strip():
            yield Span(match.start() + len(text) - len(text.lstrip()), match.start() + len(text.rstrip()))
