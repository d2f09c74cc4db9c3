"""The layouts: how the posts of a page are written down."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generator.layouts import articles, forms, manuals, notices, tables, without_posts
from generator.layouts.setting import Setting
from generator.layouts.style import BULLETS, NUMBERINGS, Style
from generator.pieces import Page


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to write a page down; ``habits`` narrow the style down to what goes with it."""

    name: str
    family: str
    write: Callable[[Setting], None]
    habits: dict[str, Any] = field(default_factory=dict)

    def page(self, chance: random.Random) -> Page:
        """A clean page, drawn by ``chance``."""
        setting = Setting(chance, Style.drawn(chance, **self.habits))
        self.write(setting)
        records = [record.data for record in setting.page.records]
        return Page(self.name, self.family, setting.page.pieces, records, _document_name(setting))


def _document_name(setting: Setting) -> str:
    trade = setting.writer.trade
    return f"{trade['department']}{setting.chance.choice(('岗位职责', '岗位说明书', '工作职责汇编'))}"


_WITH_BULLETS = {"numberings": (*NUMBERINGS, *BULLETS)}

LAYOUTS: tuple[Layout, ...] = (
    Layout("form-lines", "form", forms.lines, _WITH_BULLETS),
    Layout("form-facts-in-a-row", "form", forms.facts_in_a_row),
    Layout("form-duty-table", "form", forms.duty_table),
    Layout("form-flat", "form", forms.flat, {"sections": ("colon",)}),
    Layout("form-without-colons", "form", forms.without_colons, {"usual_labels": True}),
    Layout("form-duty-shares", "form", forms.duty_shares),
    Layout("form-two-columns", "form", forms.two_columns),
    Layout("form-pipe-table", "form", forms.pipe_table),
    Layout("form-cell-per-line", "form", forms.cell_per_line),
    Layout("table-tab-rows", "table", tables.tab_rows),
    Layout("table-pipe-rows", "table", tables.pipe_rows),
    Layout("manual-chapters", "manual", manuals.chapters),
    Layout("manual-numbered-posts", "manual", manuals.numbered_posts),
    Layout("regulation-posts", "regulation", manuals.posts_in_a_row),
    Layout("regulation-articles", "regulation", manuals.articles),
    Layout("collection-samples", "collection", articles.samples),
    Layout("collection-parts", "collection", articles.parts),
    Layout("prose-paragraphs", "prose", articles.paragraphs),
    Layout("notice-one-post", "advertisement", notices.one_post, _WITH_BULLETS),
    Layout("notice-several-posts", "advertisement", notices.several_posts, _WITH_BULLETS),
    Layout("none-wages", "none", without_posts.wages),
    Layout("none-empty-form", "none", without_posts.empty_form),
    Layout("none-advice", "none", without_posts.advice),
)
