"""Texts that ask something of the applicant, told by their words."""

from __future__ import annotations

import re

from jdparse.parsing.enumerators import Marker

_ASKS_AT_ITS_HEAD = re.compile(
    r"[ ]?(?:熟悉|熟练|精通|掌握|了解|具有|具备|拥有|良好|较强|有(?!效|序|关|计划)|能(?!源|耗)|善于|热爱|身体|性格|"
    r"年龄|学历|男|女|本科|大专|专科|中专|高中|初中|统招|全日制|\d+[-~至到]?\d*(?:周)?岁|(?<!\d)\d{1,2}年|[一二三四五六七八九十两]年(?![四到里之])|持(?!续)|"
    r"会(?!同|议|计|务|员)|懂|服从|吃苦|责任心|为人|工作认真|工作细|思维|逻辑|英语|普通话|应届|专业|爱岗|乐于|愿意|适应|"
    r"性别|身高|视力|形象|五官|品行|认同|诚实|讲究|讲卫生|做事|手脚|勤快|勤劳|踏实|无(?:不良|犯罪|纹身)|不怕|年满|年纪|口齿|亲和力|\S{2,12}专业)"
)
_ASKS_ANYWHERE = re.compile(
    r"优先|学历|工作经验|相关专业|不限|能力强|团队精神|责任心|吃苦耐劳|身体健康|周岁|[\d十]岁(?:以[内下])?(?:,|$)|"
    r"年以上\S{0,12}(?:经验|经历)|(?:从业|[要须需得]满)[\d一二三四五六七八九十两]+年|精通|(?:职称|证书|资格证|驾照)(?:者|$)|能力[。;]?$"
)
# Of the items of a list that asks so many do, of one that does not at most so many.
_MOST, _FEW = 0.6, 0.34


def asks(text: str) -> bool:
    """Does the text ask something of the applicant? 大专以上学历, 熟悉办公软件"""
    return _ASKS_AT_ITS_HEAD.match(text) is not None or _ASKS_ANYWHERE.search(text) is not None


def asks_mostly(value: str, run: list[Marker], end: int) -> bool | None:
    """Does the list ask? None where one cannot be sure."""
    stops = [marker.start for marker in run[1:]] + [end]
    asking = sum(asks(value[marker.end : stop].strip()) for marker, stop in zip(run, stops, strict=True))
    share = asking / len(run)
    return True if share >= _MOST else False if share <= _FEW else None


_PLAINLY = re.compile(
    r"学历|文化(?:程度|水平)?(?=[,。;]|$)|职称|证书?(?:上岗|(?=[,。;]|$))|资格|执照|驾照|岁|年以上|满[一二三四五六七八九十两\d]+年|经验|经历|优先"
    r"|身体(?:健康|好)|毕业|专业(?:知识|背景)"
)
# …,持证上岗 says how the work is done where nothing else asks; two such words are no accident.
_FEWEST = 2
# 要坐得住冷板凳,手稳,眼睛不花: what one must be like, beside sentences that ask plainly.
_MUST = re.compile(
    r"[ ]*(?:还|也|并且?|同时)?(?:要|须|得|需要?|应当?|必须)"
    r"(?:有|会|能|懂|具备|肯|身体|年龄|手|眼|胆|心|[坐耐吃沉熬受站][得住])"
)


def asks_only(paragraph: str) -> bool:
    """Does every sentence of a paragraph ask? 担任这一岗位的同志,应当具有中级以上职称,大学本科以上学历。

    Most must do so plainly.
    """
    sentences = [sentence for sentence in re.split("[。;]", paragraph) if sentence.strip()]
    counts = [len(_PLAINLY.findall(sentence)) for sentence in sentences]
    others = [sentence for sentence, count in zip(sentences, counts, strict=True) if not count]
    return sum(counts) >= _FEWEST and 2 * len(others) < len(counts) and all(map(_MUST.match, others))
