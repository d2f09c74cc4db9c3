"""Pages that describe no position: wages, an empty form, advice. They give no record."""

from __future__ import annotations

from generator.layouts.setting import FACTS, Setting


def wages(setting: Setting) -> None:
    """A list of job titles with what they earn."""
    page = setting.page
    page.put("other", f"{setting.writer.trade['name']}行业部分职位工资指导价位（元/年）")
    page.row()
    page.put("other", "职位\t低位数\t中位数\t高位数")
    for title in setting.writer.trade["posts"]:
        page.row()
        low = setting.chance.randint(30, 60)
        page.put("other", f"{title}\t{low}000\t{low + 15}000\t{low + 40}000")
    page.row()


def empty_form(setting: Setting) -> None:
    """The form before anybody has filled it in."""
    setting.heading("岗位说明书（空白模板）")
    for name in (*FACTS, "summary", "responsibilities", "authorities", "qualifications", "working_conditions"):
        setting.label(name)
        setting.page.put("other", setting.chance.choice(("", "____", "________", "/")))
        setting.page.row()


def advice(setting: Setting) -> None:
    """How one writes such a document."""
    setting.heading("怎样编写一份合格的岗位说明书")
    for text in (
        "岗位说明书是企业开展人力资源管理的基础，编写之前要先做好工作分析。",
        "第一步是访谈任职者，弄清楚他每天做什么、为什么做、做到什么程度。",
        "第二步是把访谈记录归纳成条目，用动词开头，写明对象和结果。",
        "第三步是请直接主管审核，删去一年也做不了一次的事。",
        f"以{setting.writer.trade['name']}行业为例，不少企业的说明书写得过于笼统，执行时容易扯皮。",
    ):
        setting.page.put("other", text)
        setting.page.row()
