"""Articles of a regulation that begin with whom they speak of: 第四条 校长是学校安全工作的第一责任人,履行下列职责:"""

from __future__ import annotations

import re

from jdparse.parsing.enumerators import Marker
from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.name_parts import number_wanted
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import duty_verbs, name_kind
from jdparse.parsing.spaces import behind_spaces
from jdparse.text import Span

_NUMBERS_OF_ARTICLES = frozenset({"第条", "一、", "(一)", "1、", "1.1", "1.2", "第章", "第节"})
# What may follow the name in the sentence: 校长|是…, 教导处|履行…, 分管副校长|协助…, 班主任|对…
_PREDICATE = re.compile(
    r"[是对为在应须负的]|必须|作为|协助|履行|承担|主持|全面|领导|根据|按照|接受|认真|具体|直接|主要|,|:|安全|岗位|工作|下列|以下"
)
# The sentence announces the duties that are listed under it.
_ANNOUNCES = re.compile(r"职责|责任|任务|义务|职能|负责|工作|做到|下列|以下|如下")
# 应聘人员须具备下列条件:, 由其主管部门办理,提交以下材料: what is listed is no duty unless the sentence calls it so.
_ANNOUNCES_OTHERS = re.compile(
    r"(?:条件|材料|资料|情形|程序|步骤|内容|原则|手续|规定|标准|方式)(?:之一)?(?:的)?[:。;]$"
)
_CALLS_THEM_DUTIES = re.compile(r"职责|责任|任务|义务|职能")
_LONGEST_NAME = 22
_LONGEST_SENTENCE = 160
_NO_SUBJECTS = ("本单位", "全体", "各", "凡")


def subject_heading(page: MarkedText, start: int, marker: Marker | None) -> Heading | None:
    """The heading that the subject of the sentence behind ``marker`` is, where a list of duties follows the sentence.

    The heading ends before the sentence, which is the summary with its name: 校长是第一责任人.
    """
    if marker is None or marker.kind not in _NUMBERS_OF_ARTICLES or not page.starts_line(marker.start):
        return None
    if not _announces_a_list(page, start, marker):
        return None
    name = _subject(page, start)
    kind = name_kind(page.value[name.start : name.end], page.lexicon) if name else None
    if name is None or kind is None:
        return None
    end = name.start + len(page.value[name.start : name.end].rstrip())
    wanted_at, headcount = number_wanted(page.value, name.start, end)  # (一)采矿工程师(3人)⏎岗位职责:
    name = Span(name.start, wanted_at)
    return Heading(
        marker.start, start, kind, name, "responsibilities", "subject_of_article", marker, headcount=headcount
    )


def _announces_a_list(page: MarkedText, start: int, marker: Marker) -> bool:
    """Does the text behind the number end in a colon, with another list of its own under it?"""
    at = page.next_marker(start)
    following = page.marker_at(at)
    if following is None or following.sequence == marker.sequence or following.ordinal > 1:
        return False
    sentence = page.value[start:at].rstrip()
    return (
        len(sentence) <= _LONGEST_SENTENCE
        and "。\n" not in sentence  # 2、下属人员的考核权。 ends the list, and the next post begins
        and sentence.endswith((":", "。", ";"))
        and _ANNOUNCES.search(sentence) is not None
        and (_ANNOUNCES_OTHERS.search(sentence) is None or _CALLS_THEM_DUTIES.search(sentence) is not None)
    )


def _subject(page: MarkedText, start: int) -> Span | None:
    """The shortest name of a position or department that the sentence begins with."""
    start = behind_spaces(page.value, start)
    if page.value.startswith(_NO_SUBJECTS, start) or duty_verbs(page.lexicon).match(page.value, start):
        return None
    for predicate in _PREDICATE.finditer(page.value, start + 2, start + _LONGEST_NAME):
        if name_kind(page.value[start : predicate.start()], page.lexicon) in ("position", "department"):
            return Span(start, predicate.start())
    return None
