"""Tables with a row for each position: cells parted by tabs, or by upright strokes."""

from __future__ import annotations

from collections.abc import Sequence

from generator.layouts.setting import Setting
from generator.posts import Post
from generator.writing import RecordWriter

_COLUMNS = ("headcount", "responsibilities", "qualifications", "salary", "location")


def tab_rows(setting: Setting) -> None:
    """A header and a row per post, as pasted out of a spreadsheet."""
    _rows(setting, "", "\t", "")


def pipe_rows(setting: Setting) -> None:
    """The same drawn with upright strokes."""
    _rows(setting, "| ", " | ", " |")


def _rows(setting: Setting, before: str, between: str, behind: str) -> None:
    page, chance = setting.page, setting.chance
    columns = ["title", *sorted(chance.sample(_COLUMNS, chance.randint(3, 5)), key=_COLUMNS.index)]
    if "responsibilities" not in columns:
        columns.insert(2, "responsibilities")
    numbered = chance.random() < 0.5
    page.put(
        "heading", f"{setting.writer.trade['department']}{chance.choice(('岗位一览表', '招聘岗位表', '岗位职责表'))}"
    )
    page.row()
    _edge(setting, before)
    page.put("label", "序号" if numbered else "")
    page.put("cell", between if numbered else "")
    for name in columns:
        setting.label(name, colon=False)
        page.put("cell", between if name != columns[-1] else behind)
    page.row()
    for index in range(chance.randint(2, 4)):
        post, record = setting.writer.post(), setting.start_record()
        _edge(setting, before)
        page.put("number", f"{index + 1}" if numbered else "")
        page.put("cell", between if numbered else "")
        _cells(setting, record, post, columns, between, behind)
        page.row()


def _edge(setting: Setting, stroke: str) -> None:
    setting.page.put("cell", stroke)


def _cells(
    setting: Setting, record: RecordWriter, post: Post, columns: Sequence[str], between: str, behind: str
) -> None:
    for name in columns:
        if name == "responsibilities":
            setting.duties(record, post, inline=True)
        elif name == "qualifications":
            setting.requirements(record, post, inline=True)
        else:
            setting.fact(record, post, name)
        setting.page.put("cell", between if name != columns[-1] else behind)
