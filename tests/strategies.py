"""The texts that the laws are tried on: any text at all, and texts composed of what real pages are made of.

A run tries the same texts each time, so that it speaks of the change at hand; HYPOTHESIS_PROFILE=thorough tries
many more, other ones each time.
"""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from jdparse.lexicon import load
from jdparse.text import Edit

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("quick", max_examples=200, deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile("thorough", max_examples=3000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

LABELS = sorted(label.text for label in load().labels)
COLONS = ("：", ":", "： ", " : ", "", " ", "\n", "\t", "】", "|", "　　")
ENUMERATORS = (
    *(
        "1、",
        "2、",
        "3、",
        "4、",
        "1.",
        "2.",
        "3.",
        "1)",
        "2)",
        "(1)",
        "(2)",
        "（1）",
        "（2）",
        "1．",
        "2．",
        "10、",
        "11.",
    ),
    *(
        "①",
        "②",
        "③",
        "⑴",
        "⑵",
        "㈠",
        "一、",
        "二、",
        "三、",
        "（一）",
        "(二)",
        "第一条",
        "第二条",
        "第三章",
        "篇一",
        "篇二：",
    ),
    *("职责一", "职责二", "职责2", "A.", "B、", "1.1", "1.2", "2.1.1", "●", "•", "◆", "➢", "·", "- ", "* ", "□", "√"),
)
DUTIES = (
    "负责冷库温度的记录和上报",
    "每天清点领用的劳保用品并登记",
    "协助班长安排夜班人员",
    "检查升降机的钢丝绳，发现断丝立即停用",
    "对到货的药品逐批核对批号、效期",
    "组织新员工学习消防器材的使用方法",
    "与食堂核对当日用餐人数",
    "整理图书，修补破损的封面",
    "完成领导交办的其他工作",
    "定期巡视鱼塘，测量水温和溶氧",
    "拟定季度检修计划",
    "熟练使用office软件",
    "了解烘焙工艺",
    "具备较强的沟通能力和团队精神",
    "大专及以上学历",
    "三年以上同岗位工作经验",
    "年龄20-35岁，男女不限",
    "持有健康证、上岗证",
    "本科优先",
    "对车间内部物料的调配权",
    "设备停机检修的建议权有权拒绝违章指挥",
    "人事权对下属的考核权",
    "市场部、仓储部",
    "月薪4000-6000元，包吃住",
    "五险一金，节日礼品",
    "保洁员是小区环境的维护者，其主要职责是清扫道路",
)
HEADINGS = (
    "仓库保管员岗位职责",
    "护理部工作职责2",
    "一、电工班长",
    "二、保洁员岗位说明书",
    "财务科部门职能",
    "【客房服务员】",
    "化验员（急聘）",
    "各岗位职责汇编",
    "食堂采购员的基本职责范文(3篇)",
    "园艺师园艺师岗位职责",
    "校车司机 招2人",
    "第二章 维修车间",
)
VALUES = (
    "无",
    "/",
    "____",
    "3",
    "2人",
    "若干名",
    "40%",
    "等 级至 等 级",
    "车间主任、班长",
    "2020年3月",
    "N/A",
    "大专",
    "面议",
)
SITE_LINES = (
    "文档编号:300000417 上传人:林** 页数:4 上传时间:2021-05-06 大小:60KB 格式:DOC",
    "返回 下载 相关 举报",
    "点击查看更多>>",
    "资源描述",
    "《水厂制度.doc》由会员分享，可在线阅读，更多请在竹溪文库上搜索。",
    "水厂制度.doc_第1页",
    "合集下载",
    "展开阅读全文",
    "相关资源",
    "最新文档",
    "温馨提示：",
    "当前位置：首页 > 管理文库",
    "以下是小编整理的内容，希望对您有帮助。",
    "在日常生活中，岗位职责的使用频率越来越高。",
    "第 2 页 共 9 页",
    "- 3 -",
    "4 / 4",
    "相似职位推荐",
)
DAMAGE = (
    *(" ", "  ", "　", "\t", "\n", "\n\n", "\r\n", "\r", "\u00a0", "\u200b", "\ufeff", "\u2028", "|", " | "),
    *(
        "&nbsp;",
        "&amp;",
        "&amp;nbsp;",
        "&#8226;",
        "&lt;",
        "&nbsp",
        "<br>",
        "<b>",
        "</td>",
        "<p>",
        '<a href="#">',
        "(huì)",
    ),
    *("。", "；", "，", "、", "：", ";", ".", "…", "（", "）", "(", ")", "【", "】", "《", "》", "“", "”", "—", "_"),
    *(
        "岗 位",
        "职 责",
        "任职\n资格",
        "岗\n位\n名\n称\n",
        "\n1、",
        "\n2、",
        "\n3、",
        "12",
        "5",
        "%",
        "ＡＢ１２",
        "10³",
        "⼯",
    ),
)


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


_label = _joined(st.sampled_from(("", "\n", " ", "【")), st.sampled_from(LABELS), st.sampled_from(COLONS))
_end = st.sampled_from(("。", "；", ";", "", "\n", "。\n", "；\n", " ", "，"))
_item = _joined(st.sampled_from(("", "\n", " ")), st.sampled_from(ENUMERATORS), st.sampled_from(DUTIES), _end)
_heading = _joined(
    st.sampled_from(("\n", "", " ")), st.sampled_from(HEADINGS), st.sampled_from(("\n", "", "：", "\n\n"))
)
_cell = _joined(_label, st.sampled_from(VALUES), _end)
_site_line = st.sampled_from(SITE_LINES).map("\n{}\n".format)
_body_piece = st.one_of(
    _item, _cell, _label, _heading, st.sampled_from(DUTIES), st.sampled_from(DAMAGE), st.sampled_from(ENUMERATORS)
)


def _texts_of(piece: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(piece, max_size=40).map("".join)


any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
"""Any text that can be written in UTF-8."""

text_with_surrogates = st.text(st.characters(), max_size=200)
"""Any text that Python can hold, lone surrogates included."""

page_body = _texts_of(_body_piece)
"""Labels, numbers, duties, headings and damage, without anything that a site adds."""

page = _texts_of(st.one_of(_body_piece, _site_line))
"""The same, with headers, footers and notices of sites between."""

PAGES = [file.read_text("utf-8", "ignore") for file in sorted((Path(__file__).parent.parent / "corpus").rglob("*.txt"))]


@st.composite
def cuttings(draw: st.DrawFn) -> str:
    """A stretch of a page of the corpus with pieces of other stretches, and of the above, put in anywhere."""
    value = draw(_stretch)
    for piece in draw(st.lists(st.one_of(_stretch, _body_piece, _site_line), max_size=5)):
        at = draw(st.integers(0, len(value)))
        value = value[:at] + piece + value[at + draw(st.integers(0, 6)) :]
    return value


@st.composite
def _stretches(draw: st.DrawFn) -> str:
    page = draw(st.sampled_from(PAGES))
    start = draw(st.integers(0, len(page)))
    return page[start : start + draw(st.integers(0, 400))]


_stretch = _stretches()

text = st.one_of(any_text, page, cuttings())
"""Any kind, for laws that hold on every text."""


@st.composite
def edits_of(draw: st.DrawFn, value: str, *, deletions_only: bool = False) -> list[Edit]:
    """Edits of ``value`` in order and apart."""
    cuts = sorted(draw(st.lists(st.integers(0, len(value)), max_size=12)))
    new = st.just("") if deletions_only else st.sampled_from(("", " ", "甲", "乙丙", "\n"))
    return [Edit(start, end, draw(new), "test") for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
