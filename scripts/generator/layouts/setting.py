"""Writes the parts that layouts are composed of: facts, sections, lists, requirements."""

from __future__ import annotations

import random
from collections.abc import Sequence

from generator.layouts.style import Style, han
from generator.phrases import Phrase, phrase
from generator.posts import Group, Post, Writer
from generator.writing import PageWriter, RecordWriter

FACTS = ("title", "code", "department", "headcount", "reports_to", "direct_reports", "analysis_date")
"""The head of a form."""

_ONE_TEXT = (
    *("working_conditions", "working_hours", "employment_type", "equipment", "salary", "benefits", "location"),
    *("code", "department", "analysis_date"),
)


class Setting:
    """A page being laid out: its writer, its style, and the posts that it may take."""

    def __init__(self, chance: random.Random, style: Style) -> None:
        self.chance = chance
        self.style = style
        self.page = PageWriter()
        self.writer = Writer(chance)
        self._chapter = 0

    def start_record(self, kind: str = "position") -> RecordWriter:
        self._chapter = 0
        return self.page.record(kind)

    def label(self, name: str, colon: bool = True) -> None:
        """The label of a field, as this page has it."""
        self.page.put("label", self.style.label(name))
        if colon:
            self.page.put("colon", self.style.colon)

    def heading(self, text: str) -> None:
        """A line that only says what follows."""
        self.page.put("heading", text)
        self.page.line()

    def title_line(self, record: RecordWriter, title: str, closing: str = "") -> None:
        """A heading that names the post: its closing words are not the name."""
        self.page.value(title, record.scalar("title"))
        self.page.put("heading", closing)
        self.page.line()

    def section(self, name: str, style: str | None = None) -> None:
        """The head of a section, in the page's way."""
        self._chapter += 1
        way = style or self.style.section
        if way == "chapter":
            self.page.put("number", f"{han(self._chapter)}、")
        self.page.put("heading", "【" if way == "bracket" else "")
        self.page.put("label", self.style.label(name))
        self.page.put("heading", "】" if way == "bracket" else "")
        if way == "colon" or (way == "chapter" and self.style.colon == "："):
            self.page.put("colon", self.style.colon)
        self.page.line()

    def fact(self, record: RecordWriter, post: Post, name: str) -> None:
        """The value of a field of one line."""
        page = self.page
        if name == "title":
            page.value(post.title, record.scalar("title"))
        elif name == "headcount":
            page.value(str(post.headcount), record.scalar("headcount", post.headcount))
            page.put("close", self.chance.choice(("", "人")))
        elif name == "reports_to":
            page.value(post.superior, record.item("reports_to"))
        elif name == "direct_reports":
            self._names(post.subordinates, record)
        elif name == "summary":
            page.value(post.summary, record.scalar("summary"))
            page.put("close", "。")
        else:
            page.value(self._text(post, name), record.scalar(name), records=[record])

    def _text(self, post: Post, name: str) -> Phrase:
        own = {"code": post.code, "department": post.department, "analysis_date": post.date}
        return phrase(own[name]) if name in own else post.texts[name]

    def _names(self, names: Sequence[str], record: RecordWriter) -> None:
        for index, name in enumerate(names):
            self.page.put("close", "、" if index else "")
            self.page.value(name, record.item("direct_reports"))

    def listed(
        self, texts: Sequence[tuple[Phrase, Sequence[str]]], *records: RecordWriter, inline: bool = False
    ) -> None:
        """Items with their numbers, a line each or one behind the other."""
        for index, (text, owners) in enumerate(texts):
            self.page.put("number", self.style.numbering(index + 1))
            self.page.value(text, *owners, records=records)
            self.close(index == len(texts) - 1, inline)
            if not inline:
                self.page.line()

    def close(self, last: bool, inline: bool = False) -> None:
        """The end of an item; in a row of items there always is one."""
        usual, final = self.style.closing
        self.page.put("close", (final if last else usual) or ("；" if inline and not last else ""))

    def duties(self, record: RecordWriter, post: Post, inline: bool = False) -> None:
        """The duties as a flat list."""
        self.listed([(text, [record.duty()]) for text in post.duties], inline=inline)

    def groups(self, record: RecordWriter, groups: Sequence[Group]) -> None:
        """Tasks below the names of their groups: 一、日常管理 1. … 2. …"""
        for index, group in enumerate(groups):
            self.page.put("number", f"{han(index + 1)}、")
            self.page.value(group.name, record.duty())
            self.page.put("colon", self.chance.choice(("", "：")))
            self.page.line()
            self.listed([(task, [record.task()]) for task in group.tasks])

    def requirements(self, record: RecordWriter, post: Post, inline: bool = False) -> None:
        """What is asked, as a numbered list: sentences, some with the label of their category inside."""
        asked = post.requirements
        sentences = [
            (*asked["education"], *phrase("，"), *asked["major"]),
            asked["experience"],
            asked["skill"],
            *post.competencies,
        ]
        self.listed([(text, [record.requirement("general")]) for text in sentences], record, inline=inline)

    def requirement_lines(self, record: RecordWriter, post: Post, names: Sequence[str]) -> None:
        """What is asked, a line for each category with its label."""
        for name in names:
            self.label(name)
            self.requirement(record, post, name)
            self.page.line()

    def requirement(self, record: RecordWriter, post: Post, name: str) -> None:
        """What is asked under the label of one category."""
        cell = f"{name}_cell"
        text = post.requirements.get(cell) or post.requirements[name]
        self.page.value(text, record.requirement(name), records=[record])
