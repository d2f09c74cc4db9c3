"""Manuals: chapters for departments and posts; regulations: duties by article, systems of responsibility."""

from __future__ import annotations

from generator.layouts.setting import Setting
from generator.layouts.style import han
from generator.writing import RecordWriter


def chapters(setting: Setting) -> None:
    """第一章 with a department's functions, then its posts in chapters of their own."""
    department = setting.writer.trade["department"]
    setting.heading(f"{department}岗位职责手册")
    _chapter(setting, 1)
    _functions(setting, setting.start_record("department"), department)
    for number in range(setting.chance.randint(2, 4)):
        post, record = setting.writer.post(), setting.start_record()
        _chapter(setting, number + 2)
        setting.title_line(record, post.title, "岗位职责")
        setting.duties(record, post)


def _chapter(setting: Setting, number: int) -> None:
    setting.page.put("number", f"第{han(number)}章 ")


def _functions(setting: Setting, record: RecordWriter, department: str) -> None:
    setting.title_line(record, department, setting.chance.choice(("部门职责", "工作职责")))
    setting.listed([(text, [record.duty()]) for text in setting.writer.functions()])


def numbered_posts(setting: Setting) -> None:
    """一、 and a post, (一) and a section, 1. and an item."""
    setting.heading(f"{setting.writer.trade['department']}岗位说明")
    for number in range(setting.chance.randint(2, 4)):
        post, record = setting.writer.post(), setting.start_record()
        setting.page.put("number", f"{han(number + 1)}、")
        setting.title_line(record, post.title)
        for index, name in enumerate(("responsibilities", "qualifications")):
            setting.page.put("number", f"（{han(index + 1)}）")
            setting.section(name, "bare")
            if name == "responsibilities":
                setting.duties(record, post)
            else:
                setting.requirements(record, post)


def posts_in_a_row(setting: Setting) -> None:
    """One heading after the other, duties below each, as public bodies post them."""
    setting.heading(f"{setting.writer.trade['department']}岗位责任制")
    closing = setting.chance.choice(("岗位职责", "工作职责", "岗位责任制"))
    for number in range(setting.chance.randint(2, 5)):
        post, record = setting.writer.post(), setting.start_record()
        if setting.style.section == "chapter":
            setting.page.put("number", f"{han(number + 1)}、")
        setting.title_line(record, post.title, closing)
        setting.duties(record, post)


def articles(setting: Setting) -> None:
    """Safety duties by article: 第一条 …"""
    setting.style.numbering = lambda number: f"第{han(number)}条 "
    for _ in range(setting.chance.randint(1, 3)):
        post, record = setting.writer.post(), setting.start_record()
        setting.title_line(record, post.title, "安全职责")
        setting.duties(record, post)
