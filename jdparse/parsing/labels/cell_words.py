"""Everyday words that head a cell without a colon: what stands before and behind them where they do.

学历, 专业 or 培训 stand in running text far more often than before a cell, so each is asked for the text that its cell
would have: 学历|大专以上, 年龄|28-45岁, 技能|熟悉线网.
"""

from __future__ import annotations

import re

from jdparse.parsing.labels.mark import AFTER_SPACE, Candidate
from jdparse.parsing.spaces import behind_spaces

_DEGREE = r"初中|高中|中专|中技|中职|职高|技校|大专|专科|高职|高校|本科|硕士|研究生|博士|大学"
_ANY = r"不限|无要求|不拘|均可|无"
_NUMBER = r"\d|[一二两三四五六七八九十半]"
_ABLE = (
    r"会|能|可|懂|有|具|善|擅|熟|精通|通晓|掌握|了解|理解|良好|较|很强|强烈|优秀|出色|普通话|工作|办公|电脑|计算机|无|不限|"
    r"细|沉|耐|责|诚|敬|吃|肯|敢|勤|认真|踏实|积极|主动|团队|沟通|严谨|稳重|正直|热情|亲和|性格|开朗|乐观|反应|思维|头脑|手脚|遵"
)
# Field -> how the text of its cell begins; before 1 means that the text before must end as cells end.
_VALUES: dict[str, tuple[re.Pattern[str], bool]] = {
    "qualifications.education": (re.compile(rf"\S{{0,5}}?(?:{_DEGREE})|{_ANY}"), False),
    "qualifications.age": (re.compile(rf"\D{{0,4}}\d{{2}}|{_ANY}"), False),
    "qualifications.gender": (re.compile(rf"男|女|{_ANY}"), False),
    "qualifications.major": (
        re.compile(
            r"(?!知识|技能|技术|人员|人才|能力|证|岗|工作|资格|培训|素质|性|化|课|书|图|管理|经验|水平|对口|基础|背景|"
            r"要求|方向|类|型|领域|团队|级|术|理论|设备|操作|软件|对应|相关|毕业|或|优先|[、,。;/)])"
        ),
        True,
    ),
    "qualifications.experience": (re.compile(rf"\S{{0,8}}?(?:{_NUMBER})|{_ANY}|有|具|从事|熟手|应届"), True),
    "qualifications.training": (
        re.compile(
            r"(?!经[验历]|能力|工作|师|讲师|专员|机构|证|记录|计划|部|课|班|业务|体系|组织|开发|管理|需求|费|学校|中心|[、,。;)])"
        ),
        True,
    ),
    "qualifications.skill": (re.compile(_ABLE), True),
    "qualifications.competency": (re.compile(_ABLE), True),
    "qualifications.language": (
        re.compile(rf"英语|日语|俄语|韩语|普通话|国语|粤语|大学|CET|[四六八]级|\d|良好|标准|流利|熟练|能|会|一般|{_ANY}"),
        True,
    ),
    "working_hours": (re.compile(rf"{_NUMBER}|早|晚|白|夜|日班|周|每|标准|不定时|综合|正常|弹性|轮|常白"), True),
    "qualifications.certificate": (re.compile(r"\S{2}"), True),
    "qualifications.other": (
        re.compile(r"能|会|可|有|无|不|具|服从|适应|[须需]|身体|持|形象|\d|男|女|中共|党员"),
        False,
    ),
}  # fmt: skip
# 普通话标准, 身体健康: these stand before their own text as the subject of a sentence and head no cell without a colon.
_SUBJECTS = frozenset({"普通话", "身体", "健康", "身高", "视力", "英语", "计算机", "品德", "文化", "教育"})
_ABILITIES = frozenset({"qualifications.skill", "qualifications.competency"})
# 应急处置|技能|熟悉…: verbs of ability that begin a cell whatever the cell before ends in.
_BEGINS_ABILITY = re.compile(r"熟悉|熟练|了解|掌握|精通|具备|具有|能够|懂得|通晓")
# How the text of a cell ends: 大专以上|, 护理学|, 28-45岁|, 站务经历|
_CELL_END = re.compile(
    rf"(?:以上|以下|以内|左右|不限|优先|经[验历]|学历|{_DEGREE}|[男女]|均可|不拘|周?岁|[年月日人名证无类系学]|证书|专业|"
    r"良好|健康|合格|培训|能力|\d|%|[)。;\s])$"
)
_YEARS = re.compile(r"年(?:及)?(?:以上|以内|左右)?(?:的|相关|本岗位)?$")
_NUMBER_OF_YEARS = re.compile(rf"(?:{_NUMBER})[ ]?(?:[-~至到][ ]?\d{{1,2}}[ ]?)?年")
_LOOK_BACK = 8
# 经验 is an everyday word, 工作经验 hardly is.
_EVERYDAY = 3


def ends_a_cell(value: str, start: int, end: int) -> bool:
    """Is the stretch before a label empty, or does it end as the texts of cells end?"""
    before = value[max(start, end - _LOOK_BACK) : end]
    return not before.strip() or _CELL_END.search(before) is not None


def heads_a_cell(candidate: Candidate, field: str, value: str, content: int) -> bool:
    """May the everyday word head a cell of ``field``, where the cell before it begins at ``content``?"""
    text = behind_spaces(value, candidate.label_end)
    if candidate.place >= AFTER_SPACE and text > candidate.label_end:
        return True
    if candidate.label.text in _SUBJECTS:
        return False
    behind, needs_end = _VALUES.get(field, (None, True))
    if behind is not None and behind.match(value, text) is None:
        return False
    if field == "qualifications.experience" and _YEARS.search(
        value, max(content, candidate.label_start - 10), candidate.label_start
    ):
        return False  # 三年以上|经验 is one text
    if field == "qualifications.experience" and (
        len(candidate.label.text) > _EVERYDAY or _NUMBER_OF_YEARS.match(value, text)
    ):
        return True  # 电子商务|经验|1年以上
    if field in _ABILITIES and (candidate.label.text == "素质" or _BEGINS_ABILITY.match(value, text)):
        return True
    return not needs_end or ends_a_cell(value, content, candidate.label_start)
