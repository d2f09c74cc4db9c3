"""Texts that tell nobody's work: what a scraper brought along, rows of other sheets, talk about duties.

A heading is often followed by the time of the upload, a button or the introduction of the article; lists are also made
of questions, marks and results. A record that tells little else is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jdparse.lexicon import Lexicon
from jdparse.parsing.names import duty_verbs, name_kind

_LONGEST_ROW = 60
_LONGEST_NAME = 14
_LONGEST_TITLE = 20
_Judge = Callable[[str, Lexicon], bool]

_FURNITURE = re.compile(
    r"(?:发布|更新|上传)?(?:时间|日期):?[ ]?\d{4}|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?: ?\d{1,2}:\d\d)?"
    r"|版次|文号|版本号|预览结束|\[?立即(?:下载|注册|登录|申请)|本文内容由|[第共] ?\d+ ?页|\d+楼"
    r"|[/_|>] ?[^ ]{2,10}(?:网|文库|论坛)|谢谢(?:各位|大家|楼主)|[/>|»]"
    r"|(?:汇编|大全|范本|试行|修订版|扫描版|最新版)(?:$|\()"
)
_DOCUMENT = re.compile(
    r"[^,。;:]{2,16}(?:预案|方案|工作计划|工作总结|制度|记录表|登记表|考核表|申请书|合同|协议书|心得体会)"
)
_FILE = re.compile(r"[^\n]{1,60}\.(?:docx?|xlsx?|pdf|pptx?|wps|zip|rar)(?:[ ]?\([^()]*\))?")
_IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\)){1,30}\)")
_QUESTION = re.compile(r"[^。]*(?:\?|吗|\( {0,6}\))[。 ]*")
_MARK = re.compile(
    r"(?:扣|得|加|减) ?\d+(?:\.\d+)? ?分|扣分|得满分|不得分|\d(?:-\d+)? ?分(?:以[上下]|$)|合计 ?\d+$|签[字名]:"
)
_RESULT = re.compile(r"^[^,。]{1,6}了(?!解)[^。]*\d|.*(?:同比|环比|再接再厉)")
_SUBJECT = (
    r"(?:(?:岗位|工作|管理|安全|部门)?职责|(?:岗位|职位|职务|工作)(?:说明书|描述)"
    r"|任职(?:要求|条件|资格)|责任制|JD)"
)
# What is in all of them and in 本责任, 本制度: plain words are found many times as fast as what may precede them.
_OF_SUBJECTS = re.compile("职责|说明书|描述|任职|责任制|JD|本")
_ABOUT_DUTIES = re.compile(
    rf".{{0,30}}{_SUBJECT}(?:[^,。]{{0,2}}(?:是指|指的是|是一[个种份])"
    r"|的(?:定义|内涵|含义|界定|作用|意义|重要性|编写|撰写|制定|提炼|设计|层次|来源)"
    r"|描述?(?:需|应|要|必须)|应?(?:建立|遵循|体现|避免|包括|包含))"
    rf"|.{{0,60}}(?:离不开|讨论|谈谈|编写|撰写|汇编|整理)[^,。]{{0,8}}{_SUBJECT}"
    r"|.{0,60}(?:订立|制定|制订)本(?:责任|制度|办法|规定)"
    rf"|.{{0,24}}{_SUBJECT}(?:大全|汇总|概述|\(?[\d一二三四五六七八九十]+篇)"
)
_ADDRESS = re.compile(
    r"各位(?:领导|同事|同学|老师|来宾|朋友)|谢谢大家|我的(?:演讲|发言)|此致|敬礼|您(?:认为|在|的|与|是否)"
)


def _is_line_of_the_site(text: str, lexicon: Lexicon) -> bool:
    return len(text) <= _LONGEST_ROW and _FURNITURE.match(text) is not None


def _is_title_of_a_document(text: str, lexicon: Lexicon) -> bool:
    """电梯应急预案 in a list of other pages; 制定应急预案 is a duty."""
    is_short = len(text) <= _LONGEST_TITLE
    return is_short and _DOCUMENT.fullmatch(text) is not None and duty_verbs(lexicon).match(text) is None


def _is_name_of_a_file(text: str, lexicon: Lexicon) -> bool:
    """报名登记表.doc(下载30次)"""
    return "." in text and _FILE.fullmatch(text) is not None


def _is_in_brackets(text: str, lexicon: Lexicon) -> bool:
    """(试 行), (某发(2020)18号)"""
    return text.startswith("(") and _IN_BRACKETS.fullmatch(text) is not None


def _is_question(text: str, lexicon: Lexicon) -> bool:
    """您在工作中有哪些权限?( )"""
    asks = "?" in text or "吗" in text or "(" in text
    return asks and _QUESTION.fullmatch(text) is not None


def _is_row_of_a_score_sheet(text: str, lexicon: Lexicon) -> bool:
    """产量完成率 25 每低1%扣1分"""
    marked = "分" in text or "合计" in text or "签" in text
    return marked and len(text) <= _LONGEST_ROW and _MARK.search(text) is not None


def _is_result(text: str, lexicon: Lexicon) -> bool:
    """完成了发货总量18万件,同比增长12%"""
    tells = "了" in text or "比" in text or "再接" in text
    return tells and _RESULT.match(text) is not None


def _is_talk_about_duties(text: str, lexicon: Lexicon) -> bool:
    """岗位职责是指…, 任职要求的层次化设计, 为使各司其职,订立本责任制"""
    return _OF_SUBJECTS.search(text) is not None and _ABOUT_DUTIES.match(text) is not None


def _is_spoken_to_somebody(text: str, lexicon: Lexicon) -> bool:
    """谢谢大家, 您认为…"""
    return _ADDRESS.search(text) is not None


def _is_row_of_names(text: str, lexicon: Lexicon) -> bool:
    """开放服务部; 财务部 出纳 CW-03 1"""
    if len(text) > 2 * _LONGEST_NAME or "、" in text:
        return False
    names = [word for word in text.split() if not word.isascii() and any(map(str.isalpha, word))]
    return bool(names) and all(
        len(name) <= _LONGEST_NAME
        and name_kind(name, lexicon) in ("position", "department")
        and duty_verbs(lexicon).match(name) is None
        for name in names
    )


JUDGES: tuple[_Judge, ...] = (
    _is_line_of_the_site,
    _is_title_of_a_document,
    _is_name_of_a_file,
    _is_in_brackets,
    _is_question,
    _is_row_of_a_score_sheet,
    _is_result,
    _is_talk_about_duties,
    _is_spoken_to_somebody,
    _is_row_of_names,
)


def tells_no_work(text: str, lexicon: Lexicon) -> bool:
    """Is ``text`` something else than a part of the description of a position?"""
    return any(judge(text, lexicon) for judge in JUDGES)
