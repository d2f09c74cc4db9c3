"""What stands between or around the lines of a document without being of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from generator.pieces import Page, Piece, rewritten

_INTRODUCTIONS = (
    "在日常生活和工作中，岗位职责的使用频率越来越高，明确的职责有助于提高工作效率。",
    "在不断进步的社会中，大家对岗位职责都不陌生吧，制定岗位职责可以有效防止推诿扯皮。",
)
_OFFERS = ("以下是小编为大家整理的内容，欢迎阅读与收藏。", "下面是店铺收集的范文，仅供参考，希望能够帮助到大家。")
_SIGNATURES = (
    "编制：____ 审核：____ 批准：____",
    "编制人：        审核人：        批准人：",
    "任职者签字：____ 日期：____",
)
_OF_SITES = ("本文来源于竹溪文库 www.zhuxi-wenku.example", "更多范文请访问 www.qingshi.example", "点击下载文档")
_EMPTY = ("职系", "职等", "薪酬类型", "岗位等级")


def introduction(page: Page, chance: random.Random, rate: float) -> None:
    """Sentences on why such documents matter, before an article."""
    text = f"{chance.choice(_INTRODUCTIONS)}{chance.choice(_OFFERS)}\n"
    page.pieces = [Piece(text, "chrome"), *page.pieces]


def repeated_title(page: Page, chance: random.Random, rate: float) -> None:
    """The name of the document printed two or three times above it."""
    page.pieces = [Piece(f"{page.name}\n" * chance.randint(2, 3), "chrome"), *page.pieces]


def contents(page: Page, chance: random.Random, rate: float) -> None:
    """A table of contents with dots, in documents of several posts."""
    titles = [piece.text for piece in page.pieces if any(owner.endswith("/title") for owner in piece.owners)]
    if len(titles) < 2 or page.family not in ("manual", "regulation", "collection"):
        return
    dots = chance.choice(("…………", "............", "………………………"))
    lines = [f"{title}岗位职责{dots}{number + 1}\n" for number, title in enumerate(titles)]
    page.pieces = [Piece("目  录\n" + "".join(lines), "chrome"), *page.pieces]


def running_heads(page: Page, chance: random.Random, rate: float) -> None:
    """The foot of a printed page between two lines."""
    number = 0

    def foot() -> str:
        nonlocal number
        number += 1
        return (f"第 {number} 页 共 9 页", f"- {number} -")[style]

    style = chance.randrange(2)
    lines_between(page, chance, 0.15 * rate, foot)


def watermarks(page: Page, chance: random.Random, rate: float) -> None:
    """A line of the site between two lines of the text."""
    line = chance.choice(_OF_SITES)
    lines_between(page, chance, 0.08 * rate, lambda: line)


def rulers(page: Page, chance: random.Random, rate: float) -> None:
    """Lines of strokes or stars between the lines of the text."""
    line = chance.choice(("----------", "==========", "**********", "——————"))
    lines_between(page, chance, 0.1 * rate, lambda: line)


def lines_between(page: Page, chance: random.Random, rate: float, line: Callable[[], str]) -> None:
    """Put a line of its own behind some line ends."""

    def change(piece: Piece) -> Piece | list[Piece]:
        touched = piece.kind == "break" and chance.random() < rate
        return [piece, Piece(line(), "chrome"), piece] if touched else piece

    rewritten(page, change)


def signatures(page: Page, chance: random.Random, rate: float) -> None:
    """Cells for signatures that nobody filled in, at the end of a form or a manual."""
    if page.family in ("form", "manual", "regulation"):
        page.pieces.append(Piece(f"\n{chance.choice(_SIGNATURES)}\n", "chrome"))


def blank_cells(page: Page, chance: random.Random, rate: float) -> None:
    """Labels of a form that were left without a value: 职系：____."""
    names = chance.sample(_EMPTY, 2)
    pieces: list[Piece] = []
    for index, piece in enumerate(page.pieces):
        if names and _begins_a_cell(page.pieces, index) and chance.random() < 0.6 * rate:
            blank = chance.choice(("", "____", "/", "无"))
            end = replace(page.pieces[index - 1]) if page.pieces[index - 1].kind == "break" else Piece("", "break")
            pieces += [Piece(names.pop(), "label"), page.pieces[index + 1], Piece(blank, "other"), end]
        pieces.append(piece)
    page.pieces = [piece for piece in pieces if piece.text]


def _begins_a_cell(pieces: list[Piece], index: int) -> bool:
    """Whether a label with a colon and a value of the head of a form stands at ``index``, not the first one."""
    if not 0 < index < len(pieces) - 2 or pieces[index].kind != "label" or pieces[index + 1].kind != "colon":
        return False
    owners = pieces[index + 2].owners
    return any(owner.split("/")[3] in ("code", "department", "headcount", "reports_to") for owner in owners)


def byte_order_mark(page: Page, chance: random.Random, rate: float) -> None:
    """The mark that some editors put before a text."""
    page.pieces = [Piece("\ufeff", "chrome"), *page.pieces]


def entities(page: Page, chance: random.Random, rate: float) -> None:
    """Entities that were never decoded: &nbsp; behind colons, &#8226; for bullets."""

    def change(piece: Piece) -> Piece | list[Piece]:
        if piece.kind == "number" and piece.text == "•":
            return replace(piece, text="&#8226;")
        if piece.kind == "colon" and chance.random() < rate:
            return [piece, Piece("&nbsp;", "chrome")]
        return piece

    rewritten(page, change)


def cut_off(page: Page, chance: random.Random, rate: float) -> None:
    """The preview ends inside the last duty: its rest is not on the page, and the record says that it is truncated."""
    last = max((index for index, piece in enumerate(page.pieces) if piece.owners), default=-1)
    piece = page.pieces[last] if last >= 0 else Piece("", "other")
    is_duty = len(piece.owners) == 1 and "/responsibilities/" in piece.owners[0] and "percent" not in piece.owners[0]
    if not is_duty or len(piece.text) < 8:
        return
    page.pieces[last:] = [replace(piece, text=piece.text[: chance.randint(4, len(piece.text) - 2)])]
    page.records[-1]["truncated"] = True
    page.pieces.append(Piece("\n试读已结束，请下载后阅读完整文档", "chrome"))
