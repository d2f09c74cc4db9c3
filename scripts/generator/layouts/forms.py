"""HR forms: labels with their values, a line each, flattened, in columns, in a pipe table, or a cell to a line."""

from __future__ import annotations

from collections.abc import Sequence

from generator.layouts.setting import FACTS, Setting
from generator.layouts.style import han
from generator.phrases import phrase
from generator.posts import Post
from generator.writing import RecordWriter

_CATEGORIES = ("education", "major", "experience", "training", "certificate", "skill", "age", "gender")
_CLOSING_FACTS = ("working_conditions", "working_hours", "equipment")


def _some(setting: Setting, names: Sequence[str], least: int) -> list[str]:
    """Some of ``names``, in order: nobody fills in everything."""
    count = setting.chance.randint(least, len(names))
    chosen = set(setting.chance.sample(range(len(names)), count))
    return [name for index, name in enumerate(names) if index in chosen]


def _facts(setting: Setting) -> list[str]:
    return ["title", *_some(setting, FACTS[1:], 3)]


def lines(setting: Setting) -> None:
    """One label and value a line; lists below their labels."""
    for _ in range(setting.chance.choice((1, 1, 2))):
        post, record = setting.writer.post(), setting.start_record()
        if setting.chance.random() < 0.6:
            setting.heading(f"{post.title}岗位说明书")
        for name in _facts(setting):
            setting.label(name)
            setting.fact(record, post, name)
            setting.page.line()
        _body(setting, record, post)


def _body(setting: Setting, record: RecordWriter, post: Post) -> None:
    """The sections below the head of a form."""
    setting.section("summary", None)
    setting.fact(record, post, "summary")
    setting.page.line()
    setting.section("responsibilities")
    if setting.style.section != "chapter" and setting.chance.random() < 0.3:
        setting.groups(record, post.groups)
    else:
        setting.duties(record, post)
    if setting.chance.random() < 0.5:
        setting.section("authorities")
        setting.listed([(text, [record.authority()]) for text in post.authorities])
    setting.section("qualifications")
    if setting.chance.random() < 0.5:
        setting.requirement_lines(record, post, _some(setting, _CATEGORIES, 4))
    else:
        setting.requirements(record, post)
    if setting.chance.random() < 0.5:
        setting.section("kpis")
        setting.listed([(phrase(text), [record.item("kpis")]) for text in post.kpis])
    for name in _some(setting, _CLOSING_FACTS, 1):
        setting.label(name)
        setting.fact(record, post, name)
        setting.page.line()


def facts_in_a_row(setting: Setting) -> None:
    """Several labels with their values on each line, spaces between them."""
    post, record = setting.writer.post(), setting.start_record()
    setting.heading(f"{post.title}岗位说明书")
    names, gap = _facts(setting), setting.chance.choice(("    ", "　　", "  "))
    for index, name in enumerate(names):
        setting.label(name)
        setting.fact(record, post, name)
        if index % 2 == 0 and name != names[-1]:
            setting.page.put("close", gap)
        else:
            setting.page.line()
    _body(setting, record, post)


def duty_table(setting: Setting) -> None:
    """A form whose duties are a table below it: number, duty and share of time in cells of their own."""
    post, record = setting.writer.post(), setting.start_record()
    page = setting.page
    for name in _facts(setting):
        setting.label(name)
        setting.fact(record, post, name)
        page.row()
    setting.label("responsibilities", colon=False)
    page.row()
    for index, name in enumerate(("序号", "工作内容", "工作时间百分比")):
        page.put("cell", "\t" if index else "")
        page.put("label", name)
    page.row()
    for index, group in enumerate(post.groups):
        page.put("number", str(index + 1))
        page.put("cell", "\t")
        page.value(group.tasks[0], record.duty())
        page.put("cell", "\t")
        page.value(str(group.percent), record.percent(group.percent))
        page.put("close", "%")
        page.row()
    setting.section("qualifications", "colon")
    setting.requirements(record, post)


def flat(setting: Setting) -> None:
    """The same, run together in one paragraph: 岗位名称：甲所在部门：乙 …"""
    lines(setting)
    setting.page.pieces = [piece for piece in setting.page.pieces if piece.kind != "break"]


def without_colons(setting: Setting) -> None:
    """A form whose cells were run together, the head without colons, the sections with them."""
    post, record = setting.writer.post(), setting.start_record()
    setting.page.put("heading", f"{post.title}岗位说明书")
    for name in ("title", "department", "reports_to", "direct_reports"):
        setting.label(name, colon=False)
        setting.fact(record, post, name)
    setting.label("summary")
    setting.fact(record, post, "summary")
    _shares(setting, record, post)
    setting.label("authorities")
    setting.listed([(text, [record.authority()]) for text in post.authorities], inline=True)


def duty_shares(setting: Setting) -> None:
    """Duties with their share of the working time: 职责一 职责描述：… 工作时间百分比：40% 工作任务 1. …"""
    post, record = setting.writer.post(), setting.start_record()
    for name in _facts(setting):
        setting.label(name)
        setting.fact(record, post, name)
    setting.label("summary")
    setting.fact(record, post, "summary")
    _shares(setting, record, post, percent=True)
    for name in ("internal", "external"):
        setting.label(name)
        setting.page.value(getattr(post, name), record.relation(name))
        setting.page.put("close", " ")
    setting.label("qualifications")
    for name in ("education", "major", "experience", "training"):
        setting.label(name)
        setting.requirement(record, post, name)
        setting.page.put("close", " ")


def _shares(setting: Setting, record: RecordWriter, post: Post, percent: bool = False) -> None:
    page = setting.page
    page.put("label", "职责与工作任务")
    page.put("colon", setting.style.colon)
    for index, group in enumerate(post.groups):
        page.put("number", f"职责{han(index + 1)}")
        page.put("label", "职责描述" if percent else "职责表述")
        page.put("colon", setting.style.colon)
        page.value(group.tasks[0], record.duty())
        if percent:
            page.put("label", "工作时间百分比")
            page.put("colon", setting.style.colon)
            page.value(str(group.percent), record.percent(group.percent))
            page.put("close", "%")
        page.put("label", "工作任务")
        setting.listed([(task, [record.task()]) for task in group.tasks[1:]], inline=True)


def two_columns(setting: Setting) -> None:
    """Label, value, label, value in each row; the long sections below."""
    post, record = setting.writer.post(), setting.start_record()
    setting.heading(f"{post.title}岗位说明书")
    names = _facts(setting)
    for index, name in enumerate(names):
        setting.label(name, colon=False)
        setting.page.put("cell", "\t")
        setting.fact(record, post, name)
        if index % 2 and name != names[-1]:
            setting.page.row()
        elif name != names[-1]:
            setting.page.put("cell", "\t")
    setting.page.row()
    _body(setting, record, post)


def pipe_table(setting: Setting) -> None:
    """A table drawn with upright strokes, its long cells as well."""
    post, record = setting.writer.post(), setting.start_record()
    page = setting.page
    names = _facts(setting)
    for pair in (names[at : at + 2] for at in range(0, len(names), 2)):
        page.put("cell", "| ")
        for name in pair:
            setting.label(name, colon=False)
            page.put("cell", " | ")
            setting.fact(record, post, name)
            page.put("cell", " | " if name != pair[-1] else " |")
        page.row()
    for name in ("summary", "responsibilities", "qualifications"):
        page.put("cell", "| ")
        setting.label(name, colon=False)
        page.put("cell", " | ")
        _cell(setting, record, post, name)
        page.put("cell", " |")
        page.row()


def _cell(setting: Setting, record: RecordWriter, post: Post, name: str) -> None:
    if name == "summary":
        setting.fact(record, post, "summary")
    elif name == "responsibilities":
        setting.duties(record, post, inline=True)
    else:
        setting.requirements(record, post, inline=True)


def cell_per_line(setting: Setting) -> None:
    """A table whose cells a site printed one below the other: label, value, label, value."""
    post, record = setting.writer.post(), setting.start_record()
    setting.heading(f"{post.title}岗位说明书")
    for name in _facts(setting):
        setting.label(name, colon=False)
        setting.page.row()
        setting.fact(record, post, name)
        setting.page.row()
    for name in ("summary", "responsibilities", "qualifications"):
        setting.label(name, colon=False)
        setting.page.row()
        if name == "responsibilities":
            setting.duties(record, post)
        elif name == "qualifications":
            setting.requirements(record, post)
        else:
            setting.fact(record, post, name)
            setting.page.row()
