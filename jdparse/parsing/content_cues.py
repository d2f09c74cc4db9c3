"""What a line of a notice speaks of, by what it says: 50岁以下 asks, 300块一天 pays, 早九晚六 tells the hours.

Small employers print no label that anybody knows, or none at all; what stands in a line is all that tells its field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.lexicon import Lexicon
from jdparse.parsing.asking import asks

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_DAY = r"(?:早上?|上午|中午|下午|晚上?|凌晨|夜里)"
_PERIOD = r"(?:个?月|天|日|小?时|个?钟头?|年|班|趟|节|单|台|件|斤|亩|次|户)"
# 一天300, 每节60元; 每日抽查25间 pays nothing
_AMOUNT = r"\d{2,6}[ ]?(?:元|块|\+|多|左右|起|以上|[-~—–到至][ ]?\d|(?=[,。;! ]|$))"
_SALARY = re.compile(
    r"月薪|底薪|工资|工钱|时薪|日薪|年薪|薪资|薪酬|薪水|保底|提成|计件|日结|月结|周结|课时费|面[议谈議]|转正后|多劳多得"
    rf"|(?:元|块钱?|\+)[ ]?[/每一][ ]?{_PERIOD}|[一每]个?{_PERIOD}[^,。;\d]{{0,4}}{_AMOUNT}"
    rf"|\d{{2,6}}[^,。;\d]{{0,2}}?[一每/]个?{_PERIOD}"
    r"|\d{3,5}[ ]?[-~—–到至][ ]?\d{4,6}|\d[kKwW千][ ]?[-~—–到至][ ]?\d|\d[-~—–到至]\d{1,2}[kKwW千]"
    r"|\d{4,5}(?:起|以上|元|块|打底|左右|上下)|^[1-9]\d{3,4}(?=[,。;+ ]|$)"
    r"|[一二两三四五六七八九]千(?![\u4e00-\u9fff])|[一二两三四五六七八九]千[一二三四五六七八九]|一万(?![\u4e00-\u9fff])"
)
_SUM = re.compile(r"\d[\d.]{1,6}[ ]?(?:元|块)|\d(?:\.\d)?[千万]元?")
_BENEFITS = re.compile(
    r"[三四五六]险|社保|公积金|养老|医保|意外险|商业险|[包管](?:吃|住|食宿|饭|一?[顿餐]|[三两一]餐)|吃住|食宿|[三两一]餐|工作餐|免费(?:吃|住|工|午|宿|培|停)"
    r"|宿舍|餐补|房补|车补|话补|饭补|补贴|体检|年假|带薪|过节|节日|礼品|礼物|团建|年终奖|旅游|聚餐|下午茶|零食|红包"
    r"|[午晚早]饭|一顿|住宿|空调|食堂|员工价|内部价|接送|班车|报销|年底双薪|两人一间|[一二两三四]人间|晋升|带教"
)
_HOURS = re.compile(
    rf"{_N}[点:]{_N}?分?半?(?:钟)?[ ]?[-~—–到至]"
    rf"|{_DAY}?{_N}[点:](?:{_N}分?|半)?[^,。;]{{0,3}}?[-~—–到至][^,。;]{{0,3}}?{_N}[点:]?"
    rf"|早{_N}[^,。;]{{0,2}}?晚{_N}|朝{_N}晚{_N}|[早晚中白夜]班|两班|三班|倒班|轮班|轮休|单休|双休|月休|周休|[休歇]{_N}[天日]|歇一天"
    rf"|做[一二三四五六]休[一二三]|每天{_N}[个]?(?:半)?(?:小时|钟头)|一天{_N}个?(?:半)?(?:小时|钟头)|{_N}小时制|上{_N}[天休]|休息|上班时间|弹性"
)
_PLACE = re.compile(
    r"[路街巷道弄][一-龥]{0,4}\d+[号弄]|\d+号[楼院库铺门档]?(?:$|[,。( ])|号楼|大厦|广场|商场|园区|工业区|开发区"
    r"|[镇乡村市区县][^,。;的]{1,10}(?:[路街村组厂店园场口旁楼院山峰湾沟]|\d号)"
)
_PLACE_WORDS = re.compile(
    r"对面|隔壁|旁边|路口|交叉口|路[东西南北]|地铁|公交|附近|[楼门]下|\d楼|[一二三四五六]楼|公里|车站|步行"
)
_CONTACT = re.compile(
    r"\d{3,4}-\d{7,8}|(?<!\d)1[3-9]\d[\d*xX]{8}|\d{4}-\d{7}|[\w.]@[\w.]|加[Vv微]|[vV][xX信]|微信(?:同号|号|:)|投?简历(?:至|到|发)"
)
_CONTACT_WORDS = re.compile(
    r"微信|扫码|简历|电话|打给|私信|私聊|联系|咨询|报名|直接(?:来|到)|进店|来店|上门面|面试|留言|(?:发|寄|投)(?:给|到|送|至)"
)
_ASKS = re.compile(
    r"(?:[能会懂肯](?!议|计|员|场|客|同|后)|不怕|不挑|不嫌|不晕|不抽|不喝|有(?:耐心|责任|力气|爱心|经验|驾照|证|基础|过|一定|良好|相关|健康|亲和)|没有?(?:经验|基础|不良|前科|纹身)"
    r"|[做干开学养带当教用拍修跑种卖写][^,。;]{0,3}过|[懂熟]|听得|看得|吃得|坐得|耐得|沉得|手[脚轻稳巧艺]|腿脚|眼[力神睛]|腰|力气|胆|嘴甜|爱(?!心)|喜欢"
    r"|人[要得勤老踏实品]|踏实|勤|细心|耐心|仔细|麻利|利索|干净|老实|诚实|守时|为人|脾气|性格|普通话|会说|身体|年纪|年龄|男|女|小伙|宝妈|大姐|夫妻|退休|应届|学生"
    r"|持(?!续)|无(?:需|不|经)|曾|取得|[高初]中|中专|大专|本科|学历|[A-C][12]?[驾照本证]|色盲|健康证|驾[照龄]|最好|希望|需要?有|要有|得有|要会|得会|要能|要求|必须|认真|责任|时间充裕|住得近)"
)
_ASKS_LATE = re.compile(
    r"优先|最好|更好|就行|也行|就成|都行|即可|就可以|也可以|都可以|者佳|不限|不要求|均可|勿扰|[周]?岁|经验|证书?(?:的|者)|资格证|健康证|驾照|[A-C]\d[照本]|资格$|(?<!认)证$"
    r"|会用|肯学|肯吃苦|吃苦|耐心|细心|责任心|没毛病|不过敏|色盲|恐高|干不了|别来|勿来|年以上|[要得需]满.年|熟练|学历|毕业|上岗证"
)


class Told(NamedTuple):
    """A field of which a line speaks, and how plainly."""

    field: str
    weight: float


def told_by(text: str) -> list[Told]:
    """The fields that the cues of ``text`` speak for, each with its weight: 1 is plain, less a hint."""
    return [Told(field, weight) for field, weight in _weights(text) if weight]


def names_a_contact(text: str) -> bool:
    """Does a number, an address or the like stand in ``text`` under which somebody can be asked?"""
    return _CONTACT.search(text) is not None


def _weights(text: str) -> Iterator[tuple[str, float]]:
    kept = len(_BENEFITS.findall(text))
    pays = _SALARY.search(text) is not None
    yield "extra", 1.3 if _CONTACT.search(text) else 0.6 if _CONTACT_WORDS.search(text) else 0.0
    yield "salary", 1.0 if pays else 0.7 if _SUM.search(text) else 0.0
    yield "working_hours", 0.95 if _HOURS.search(text) else 0.0
    yield "benefits", min(1.2, 0.7 + 0.2 * kept) if kept else 0.0
    yield "location", 0.85 if _PLACE.search(text) else 0.6 if _PLACE_WORDS.search(text) else 0.0
    asked = asks(text) or _ASKS.match(text) is not None
    yield (
        "qualifications",
        1.0 if asked else min(1.0, 0.5 + 0.2 * len(_ASKS_LATE.findall(text))) if _ASKS_LATE.search(text) else 0.0,
    )


# What a line without any cue weighs as a duty: what people do is told in all the verbs of the language.
DUTY = 0.5


def duty_weight(text: str, told: list[Told], verbs: re.Pattern[str]) -> float:
    """How plainly ``text`` tells a duty: it begins with a verb of ``verbs`` and asks nothing, or says nothing else."""
    if verbs.match(text) and not any(field == "qualifications" and weight == 1.0 for field, weight in told):
        return 1.1
    return DUTY if not told else 0.0


def hints_of(head: str, lexicon: Lexicon) -> dict[str, float]:
    """The fields that the words of the head hint at, with their shares of the hints: 多少 in 给多少 has the most."""
    counts = {
        name: sum(len(word) for word in words if word in head) for name, words in lexicon.words.head_hints.items()
    }
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items() if count}


_INTRODUCES = re.compile(
    r"[^,。]{0,16}(?:是(?:一|做|家|专|集|由|国内|本地)|成立于|创办于|创建于|位于|坐落|主营|开了|开业|专注|专业从事|拥有|现有|致力)"
    r"|(?:我们|本[店厂园院校司所中]|公司|店里)[^,。]{0,4}(?:是|在|有)|[因由]于?[^,。]{0,16}(?:需要|扩大|增加|发展|开业|搬迁|繁忙)"
    r"|.*(?:谢谢|欢迎(?:加|来|您|你|各|广|有|大家|咨)|期待|感谢|转发|勿扰|骗子|中介)|<|[^,。]{1,8}:|\(|\[|以上|上述"
)
_SHORTEST_SENTENCE = 10
# A hint is not enough for a sentence that stands by itself.
_PLAIN = 0.8
_SEVERAL = re.compile("[,、]")
_OFTEN = re.compile(
    r"[你您]?(?:的?(?:工作|任务)?就?是|[要会得])?(?:每[天日周月班次个晚年]|平时|平常|日常|主要|白天|夜里|[早晚]上|[上下]午|周末|到[岗场店]|来了?以?后|负责|跟着?|帮[着忙助]?|协助|配合|给|把|替|为|带"
    r"|[闲忙]时|[淡旺]季|赶上|遇到|碰[上到]|有客|店里|现场|课[前后上]|[开关打]门|[饭班餐]前)"
)


# 有意者请于9月10日前携带身份证、电工证到办公室报名: how one applies
_APPLIES = re.compile(
    r"(?:如?有意|凡有意|感兴趣|符合(?:以上)?条件|欢迎|请(?!假)|想来)[^。]{0,40}?"
    r"(?:报名|联系|致电|来电|电话|携带|投递|简历|面试|面谈|应聘|微信|私信|咨询|垂询)"
)
_ANNOUNCES = re.compile(r"[^。]*(?:招聘?|聘|找|缺|需要)[^。,]{0,14}[\d一两三四五六七八九十若]+[名人位干]?")


def announces(text: str) -> bool:
    """本厂因扩大生产,急招机长1名 says no more than the title."""
    return _ANNOUNCES.fullmatch(text) is not None


def field_of_sentence(text: str, verbs: re.Pattern[str], *, may_go_on: bool) -> str | None:
    """The field that a sentence of a notice speaks of, above all its first clause; None where it tells none.

    A sentence without any cue tells a duty where it begins like one; so does one of several clauses where the notice
    tells duties, or has told nothing yet (``may_go_on``).
    """
    if "?" in text or _INTRODUCES.match(text) or announces(text) or _APPLIES.match(text):
        return None
    told = [cue for cue in told_by(text) if cue.weight >= _PLAIN]
    begins = _OFTEN.match(text) is not None
    asked = any(cue == ("qualifications", 1.0) for cue in told)
    if not told or (verbs.match(text) and not begins and not asked):
        is_duty = told or begins or (may_go_on and _SEVERAL.search(text))
        return "responsibilities.description" if is_duty and len(text) >= _SHORTEST_SENTENCE else None
    first = dict(told_by(re.split("[,;]", text, maxsplit=1)[0]))
    return max(told, key=lambda cue: cue.weight + first.get(cue.field, 0.0)).field
