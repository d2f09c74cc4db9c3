"""The title of a job site's page: known by the lines of pay, place and employer beside it.

``Java开发工程师 15-25K·14薪`` / ``某某科技有限公司`` / ``北京 | 3-5年 | 本科``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from jdparse.parsing.employers import BRANCH, ORGANISATION
from jdparse.parsing.facts import facts_of, lines_of
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.name_parts import CALL_BEFORE, NAME, name_parts, number_wanted
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import is_collective, name_kind
from jdparse.text import Span

# The head stands at the top of the page, under the site's navigation.
_REACH = 800
_LONGEST_TITLE = 40
# How many lines of furniture may stand between the title and its facts.
_NEAR = 3
# Most pages have nothing of the kind: pay, years, a company, how many are wanted.
_TELLS = re.compile(
    rf"\d[ ]?[kK千万元]|\d{{3,6}}[-~—–至到]\d{{3,6}}|面[议谈]|\d年|招(?:聘)?(?:\d|若干)"
    rf"|(?:{ORGANISATION})[ \t]*(?=\n|$|\|)"
)
_BREADCRUMB = re.compile(r"[>›»→_:。;!?<]|首页|登录|招聘网")


def job_heads(page: MarkedText) -> list[Heading]:
    """The title of the page where it has such a head."""
    end = min(_first_main_label(page), _REACH)
    called = _called(page, end) or _called_by_name(page, end)
    if called:
        return [called]
    if _TELLS.search(page.value, 0, end) is None:
        return []
    lines = list(lines_of(page.value, 0, end))
    for index, line in enumerate(lines):
        heading = _with_facts_behind(page, line) or _with_facts_below(page, line, lines[index + 1 : index + 1 + _NEAR])
        if heading:
            return [heading]
    return []


# 招聘:挖掘机司机: the call, and who is called
_CALL_AND_NAME = re.compile(
    r"(?:^|\n)[^\w\n]*(?:招聘|诚聘|急聘|急招|招工|现招|现招聘|急招聘|长期招聘|招募|招)[ ]?[:】][ ]?"
    r"(?=\S)(?P<name>[^\n]{2,24})"
)


def _called(page: MarkedText, end: int) -> Heading | None:
    """The name of one position behind a call at the head of its line."""
    match = _CALL_AND_NAME.search(page.value, 0, end)
    if match is None:
        return None
    line = Span(match.start("name"), match.start("name") + len(match["name"].rstrip()))
    wanted_at, _ = number_wanted(page.value, *line)
    if name_kind(page.value[line.start : wanted_at], page.lexicon) != "position":
        return None
    return _heading(page, line)


# 甲公司招聘|Web 研发工程师 - C01: a site writes the title of its page so
_CALLED_BY = re.compile(
    rf"[ \t]*[^\s。;,]{{2,28}}?(?:{ORGANISATION}){BRANCH}(?:诚聘|招聘|急聘|招募)[ ]?"
    r"(?P<name>(?!启事|简章|公告|信息|公示|通知|工作)[^\n。;:、]{2,40}?)[ \t]*(?=\n)"
)


def _called_by_name(page: MarkedText, end: int) -> Heading | None:
    """The whole rest of the first line behind the company that calls, where facts of a position stand below."""
    lines = list(islice(lines_of(page.value, 0, end), 2))
    match = _CALLED_BY.match(page.value, lines[0].start) if len(lines) > 1 else None
    if match is None or not facts_of(page.value, lines[1]):
        return None
    return _heading(page, Span(*match.span("name")))


def _first_main_label(page: MarkedText) -> int:
    fields = ("responsibilities", "qualifications", "title")
    return next((label.start for label in page.labels if label.label.field.split(".")[0] in fields), len(page.value))


def _with_facts_behind(page: MarkedText, line: Span) -> Heading | None:
    """冷库叉车工 6-8千/月: the name, then facts on the same line."""
    if _TELLS.search(page.value, *line) is None:
        return None
    line = Span(line.start, min(line.end, page.next_label(line.start)))
    for gap in _gaps(page.value, line):
        name = Span(line.start, gap)
        if _may_be_title(page, name, firm=True) and _tells_pay(page.value, Span(gap, line.end)):
            return _heading(page, name)
    return None


def _gaps(value: str, line: Span) -> Iterator[int]:
    """The places of the line where the name may end, the nearest first."""
    for match in re.finditer(r"[ \t]+|(?=[(【])", value[line.start : line.end]):
        if match.start() > 1:
            yield line.start + match.start()


def _tells_pay(value: str, rest: Span) -> bool:
    return any(field in ("salary", "employer") for field, _ in facts_of(value, rest))


def _with_facts_below(page: MarkedText, line: Span, below: list[Span]) -> Heading | None:
    """The name alone on its line; pay or two facts, or the employer, right below."""
    if not any(_TELLS.search(page.value, *other) for other in below) or not _may_be_title(page, line, firm=False):
        return None
    firm = name_kind(_TAG_BEHIND.sub("", page.value[slice(*line)]), page.lexicon) == "position"
    only_facts = True
    for other in below:
        fields = [field for field, _ in facts_of(page.value, other) if field != "location"]
        if "salary" in fields and (firm or only_facts):
            return _heading(page, line)
        if firm and (len(fields) > 1 or "employer" in fields):
            return _heading(page, line)
        only_facts = only_facts and bool(fields)
    return None


# 叉车司机 急, 收银员 热招: what the site sells beside the name
_TAG_BEHIND = re.compile(r"[ \t]+(?P<tag>急聘?|急招|热招|热|新|置顶|推荐|NEW|HOT|认证)$")


def _may_be_title(page: MarkedText, span: Span, *, firm: bool) -> bool:
    text = _TAG_BEHIND.sub("", page.value[slice(*span)])
    if not 1 < len(text) <= _LONGEST_TITLE or _BREADCRUMB.search(text) or is_collective(text, page.lexicon):
        return False
    if facts_of(page.value, span) or page.label_at(span.start) or page.begins_value(span.start):
        return False
    kind = name_kind(re.sub(r"[ ]?[(【].*$", "", text), page.lexicon)
    if kind == "position":
        return True
    is_work = text.endswith(tuple(page.lexicon.words.activity_endings))  # 策划文案
    return not firm and (kind == "unknown" or is_work) and " " not in text


def _without_call(page: MarkedText, line: Span) -> Span:
    call = CALL_BEFORE.match(page.value, line.start, line.end)
    return Span(call.end(), line.end) if call else line


def _heading(page: MarkedText, line: Span) -> Heading | None:
    line = _without_call(page, line)
    tag = _TAG_BEHIND.search(page.value, *line)
    whole, line = line, Span(line.start, tag.start()) if tag else line
    match = NAME.match(page.value, line.start, line.end)
    if match is None:
        return Heading(line.start, line.end, "position", line, None, "job_head")
    wanted_at, headcount = number_wanted(page.value, line.start, line.end)
    parts = name_parts(match, page.lexicon)
    end = parts.name.end if parts.remark else wanted_at
    remark = Span(*tag.span("tag")) if tag and tag["tag"].startswith("急") else parts.remark
    return Heading(
        line.start, whole.end, "position", Span(line.start, end), None, "job_head", None, None, remark, headcount
    )
