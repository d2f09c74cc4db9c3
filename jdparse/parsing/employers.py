"""Whose notice it is: the heading names who hires, or the sentence that announces the positions."""

from __future__ import annotations

import re

from jdparse.parsing.claims import Claim
from jdparse.parsing.hiring import is_of_another_kind
from jdparse.text import Span

# What the name of an organisation ends in.
ORGANISATION = (
    r"公司|集团|医院|学校|中学|小学|高中|大学|学院|幼儿园|酒店|银行|博物馆|图书馆|美术馆|中心|委员会|事务所|研究院|"
    r"研究所|工作室|俱乐部|餐厅|餐饮|合作社|农场|牧场|物业|宾馆|饭店|商场|超市|联合社|林场|渔场|茶场|影院|法人|协会|学会|基金会|"
    r"工厂|世界|乐园|动物园|水族馆|卫生院|支行|分行|门诊部|诊所|药房|药店|养老院|敬老院|福利院|会馆|度假村|客栈|民宿|景区|公园|滑雪场|养殖场|养猪场|养鸡场|饲养场|马场|苗圃|大排档|面馆|酒楼|酒家|饭庄|茶楼|"
    r"局|厂|店|站|院|馆|社|园|队|所|矿|港|寺"
)
# …有限公司|长春办事处
BRANCH = r"(?:[\u4e00-\u9fff]{2,8}(?:办事处|分公司|项目部|分店|门店))?"
_YEAR = (
    r"(?:20\d\d|二[〇○零]..?)(?:[-—~]20\d\d)?(?:年|届|级)?(?:度|[春夏秋冬]季|上半年|下半年|第[一二三四]季度)?"
    r"(?:[\u4e00-\u9fff]{1,3}季)?"
)
_OCCASION = (
    rf"(?:{_YEAR}|[春夏秋冬]季|第[一二三四]批|面向社会|面向全国|公开|高薪|正在|现|急|校园|社会|最新|新店|长期|常年|暑期|寒假|节后|年后|扩编|扩招|"
    r"关于|编外|劳务派遣|合同制|工作人员|员工|人才)*"
)
_NAME = r"[\u4e00-\u9fffA-Za-z0-9()·]"
# 甲公司招聘简章, 某市博物馆2024年公开招聘编外工作人员公告: the heading names who hires.
_HEADING = re.compile(
    rf"(?:^|[\n !]|(?<=[\u4e00-\u9fff)])[-_—|])[^\w\n]*(?!附近|周边|更多|其他|热门)"
    rf"(?P<employer>{_NAME}{{2,28}}?(?:{ORGANISATION})"
    r"(?:[^\n,。;:、]{0,6}(?:公司|分院|分校|分店|门店|办事处|项目部))?)[】 ]?"
    rf"{_OCCASION}(?:诚聘|招聘|招募|招收|聘用|招工|公招|招人|招新|[用缺]工|(?:用人|人才|岗位|人员|员工)需求|[喊叫邀请等]你)"
    r"(?P<rest>[^\n。;: ]{0,40})(?=[\n ]|$)"
)
# …, 小榕树幼儿园现招聘幼儿教师3名: so does the sentence that announces the positions.
_SENTENCE = re.compile(
    rf"(?:^|[\n,。】!])[ \t]*(?P<employer>{_NAME}{{2,24}}?(?:{ORGANISATION}))"
    r"(?:长期|常年|现在?|目前|眼下|近期|现因\S{0,12}|因\S{0,12})?(?:面向社会)?(?:公开)?(?:急|高薪|大量)?"
    r"(?:招聘|招募|诚聘|急聘|招)(?=[\u4e00-\u9fff])"
)
# 招聘 | 某某有限公司, 【招工】某某木器厂: it stands behind the call.
_BEHIND_CALL = re.compile(
    rf"(?:^|\n)[^\w\n]*(?:社会|校园|人才|公开|内部)?(?:招聘|诚聘|招募|招工|招人|急聘|诚聘英才|招贤纳士|加入我们)(?:启事|信息|公告)?"
    r"[】\] ]*[|丨:·—\-】][ ]*"
    rf"(?P<employer>{_NAME}{{2,28}}?(?:{ORGANISATION}))[ ]*(?=\n|$)"
)
# 公司信息 / 某某有限公司: a job site names it under a label for what is told of it.
_UNDER_LABEL = re.compile(
    r"(?:^|\n)[ \t]*(?:公司|企业|单位)(?:介绍|信息|简介|基本信息|工商信息)[ \t]*:?[ \t]*\n"
    rf"[ \t]*(?P<employer>{_NAME}{{2,28}}?(?:公司|集团|医院|学校|酒店|厂|店|中心))[ \t]*(?=\n|$)"
)
# 某某机械有限公司 / 招聘简章: it stands on the line above the call.
_ABOVE_CALL = re.compile(
    rf"(?:^|\n)[ \t]*(?P<employer>{_NAME}{{2,28}}?(?:{ORGANISATION}))[ \t]*\n\s*"
    rf"{_OCCASION}(?:诚聘|招聘|招募|招工)(?:英才|精英)?(?:简章|启事|公告|信息|通知|海报)?[!]*[ \t]*(?=\n)"
)
# 标书制作招聘 / 某某电缆有限公司 / 3-5K: on a line of its own among the first of the page.
_ALONE = re.compile(rf"(?:^|\n)[ \t]*(?P<employer>{_NAME}{{3,28}}?公司{BRANCH})[ \t]*(?=\n)")
_FIRST_LINES = 400
# 小太阳幼儿园是一所民办园, 某某公司成立于2009年: the notice introduces whoever hires.
_INTRODUCED = re.compile(
    rf"(?:^|\n)[ \t]*(?![本我该这])(?P<employer>{_NAME}{{2,24}}?(?:{ORGANISATION}))(?:\([^()\n]{{2,20}}\))?,?"
    r"(?:是一[家所座间]|(?:始?创[立建办]|成立|建)于|坐落[于在]|位于)"
)
# 幼儿园诚聘, 某公司招聘 name nobody.
_NO_NAME = re.compile(rf"(?:本|我们?|某|该|这家|一家|知名|大型|连锁)*(?:{ORGANISATION})")
_TOP = 1200


def employer_of_notice(value: str) -> Claim | None:
    """The employer that the top of the notice names, or the line under 公司信息, or whom the notice introduces."""
    top = value[:_TOP]
    of_advertisements = () if is_of_another_kind(value) else ((_ALONE, value[:_FIRST_LINES]), (_INTRODUCED, top))
    for pattern, text in (
        (_HEADING, top),
        (_SENTENCE, top),
        (_BEHIND_CALL, top),
        (_ABOVE_CALL, top),
        (_UNDER_LABEL, value),
        *of_advertisements,
    ):
        found = pattern.search(text)
        if found and _NO_NAME.fullmatch(found["employer"]) is None:
            return Claim("employer", Span(*found.span("employer")), "notice_heading")
    return None
